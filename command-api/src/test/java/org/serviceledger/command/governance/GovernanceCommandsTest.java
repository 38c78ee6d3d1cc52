package org.serviceledger.command.governance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Given.Then;
import org.serviceledger.command.decision.Known;
import org.serviceledger.core.event.AssessmentEvent.MetricSnapshotSealed;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.Comparator;
import org.serviceledger.core.event.ServiceEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GovernanceCommandsTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 31);
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate SUNDAY = LocalDate.of(2026, 1, 4);
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    @Test
    void a_target_is_about_a_known_metric_and_a_possible_value() {
        target("online-availability", "0.9").records(set("online-availability", "0.9"));
        target("online-availability", "1").records(set("online-availability", "1"));
        target("online-availability", "1.1").refusedBecause(GovernanceRule.VALUE_OUT_OF_RANGE);
        target("online-availability", "-0.1").refusedBecause(GovernanceRule.VALUE_OUT_OF_RANGE);
        target("online-availability", "0").records(set("online-availability", "0"));
        target("at-most-one-visit", "-1").refusedBecause(GovernanceRule.VALUE_OUT_OF_RANGE);
        target("at-most-one-visit", "100").records(set("at-most-one-visit", "100"));
        target("happiness", "1").refusedBecause(GovernanceRule.METRIC_UNKNOWN);
    }

    @Test
    void a_target_that_is_set_anew_is_another_one() {
        target("online-availability", "0.9", set("online-availability", "0.9"))
                .refusedBecause(GovernanceRule.TARGET_UNCHANGED);
        target("online-availability", "0.9", set("online-availability", "0.8"))
                .records(set("online-availability", "0.9"));
    }

    @Test
    void a_calendar_is_published_and_then_amended() {
        ServiceEvent published = new CalendarPublished(2026, List.of(NEW_YEAR), List.of(SUNDAY), "通知");
        calendar(List.of(NEW_YEAR), List.of(SUNDAY)).records(published);
        calendar(List.of(NEW_YEAR), List.of(), published)
                .records(new CalendarAmended(2026, List.of(NEW_YEAR), List.of(), "通知", "调整"));
        calendar(List.of(NEW_YEAR), List.of(SUNDAY), published).refusedBecause(GovernanceRule.CALENDAR_UNCHANGED);
    }

    @Test
    void what_an_amendment_leaves_out_stays_and_does_not_publish_a_year() {
        ServiceEvent published = new CalendarPublished(2026, List.of(NEW_YEAR), List.of(SUNDAY), "通知");
        ServiceEvent worked = new CalendarAmended(2026, null, List.of(SUNDAY), "通知", "调整");
        calendar(List.of(NEW_YEAR), List.of(SUNDAY), published, worked)
                .refusedBecause(GovernanceRule.CALENDAR_UNCHANGED);
        calendar(List.of(), List.of(SUNDAY), worked)
                .records(new CalendarPublished(2026, List.of(), List.of(SUNDAY), "通知"));
    }

    @Test
    void the_days_of_a_calendar_fit_together() {
        calendar(List.of(NEW_YEAR.plusYears(1)), List.of()).refusedBecause(GovernanceRule.WRONG_YEAR);
        calendar(List.of(SUNDAY), List.of(SUNDAY)).refusedBecause(GovernanceRule.OFF_AND_WORKED);
        calendar(List.of(), List.of(SUNDAY.minusDays(1))).records(
                new CalendarPublished(2026, List.of(), List.of(SUNDAY.minusDays(1)), "通知"));
        calendar(List.of(), List.of(SUNDAY.minusDays(2))).refusedBecause(GovernanceRule.NOT_A_WEEKEND);
        calendar(List.of(), List.of(MONDAY)).refusedBecause(GovernanceRule.NOT_A_WEEKEND);
    }

    @Test
    void a_period_is_sealed_once_when_it_is_over() {
        MetricSnapshotSealed sealed = new MetricSnapshotSealed("2019-Q4", "2019-Q4", null, 7L, MONDAY, "ab", "{}");
        seal("2019-Q4", null).records(sealed);
        seal("2019-12", "990100000000").records(
                new MetricSnapshotSealed("2019-12@990100000000", "2019-12", "990100000000", 7L, MONDAY, "ab", "{}"));
        seal(Given.state(new SnapshotState(true)), "2019-Q4", null).refusedBecause(GovernanceRule.ALREADY_SEALED);
        seal("2999-Q1", null).refusedBecause(GovernanceRule.PERIOD_NOT_OVER);
    }

    @Test
    void only_the_ledger_itself_seals() {
        // given
        MetricSnapshotSealed seal = new MetricSnapshotSealed("2019-Q4", "2019-Q4", null, 7L, MONDAY, "ab", "{}");
        Instant at = Instant.parse("2020-01-06T02:00:00Z");
        SnapshotState none = new SnapshotState(false);
        // then
        seal("2019-Q4", null, seal).records(seal);
        assertThat(SnapshotState.MODEL.evolve().apply(none, new Known(seal, "1", "urn:source", null, at)).sealed())
                .isFalse();
        assertThat(SnapshotState.MODEL.evolve().apply(none, new Known(seal, "1", null, null, at)).sealed()).isTrue();
    }

    @Test
    void only_a_month_or_a_quarter_of_a_division_can_be_sealed() {
        for (String period : List.of("2019", "2019-13", "2019-Q5", "2019-01-01", "all", "0000-01",
                "1899-12", "3000-Q1")) {
            assertThatThrownBy(() -> SealMetricSnapshot.of(period, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SealMetricSnapshot.of("2019-Q4", "a/b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_division_is_one_scope_however_its_code_is_filled_and_must_be_known() {
        for (String code : List.of("990100", "990100000", "990100000000")) {
            assertThat(SealMetricSnapshot.of("2019-12", code).snapshotId()).isEqualTo("2019-12@990100000000");
        }
        assertThatThrownBy(() -> SealMetricSnapshot.of("2019-Q4", "99010000"))
                .isInstanceOf(IllegalArgumentException.class);
        Given.state(new SnapshotState(false)).when(GovernanceCommands::seal,
                SealMetricSnapshot.of("2019-12", "990100").ofUnknownRegion())
                .refusedBecause(GovernanceRule.REGION_UNKNOWN);
    }

    @Test
    void a_calendar_is_one_of_a_year_that_times_can_have() {
        for (int year : new int[]{-5, 0, 1899, 3000, 999_999_999}) {
            assertThatThrownBy(() -> new PublishCalendar(year, List.of(), List.of(), "通知", null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Then seal(String period, String region, ServiceEvent... events) {
        return seal(Given.events(SnapshotState.MODEL, events), period, region);
    }

    private static Then seal(Given<SnapshotState> given, String period, String region) {
        return given.when(GovernanceCommands::seal,
                SealMetricSnapshot.of(period, region)
                        .with(new SealMetricSnapshot.Report(7, MONDAY, "{}", "ab")));
    }

    private static Then target(String metric, String value, ServiceEvent... events) {
        return Given.events(TargetState.MODEL, events).when(GovernanceCommands::setTarget, new SetTarget("T-1", metric,
                null, null, null, DUE, Comparator.AT_LEAST, new BigDecimal(value), null));
    }

    private static Then calendar(List<LocalDate> off, List<LocalDate> work, ServiceEvent... events) {
        return Given.events(CalendarState.MODEL, events).when(GovernanceCommands::publishCalendar,
                new PublishCalendar(2026, off, work, "通知", "调整"));
    }

    private static ServiceEvent set(String metric, String value) {
        return new TargetSet("T-1", metric, null, null, null, DUE, Comparator.AT_LEAST, new BigDecimal(value), null);
    }
}
