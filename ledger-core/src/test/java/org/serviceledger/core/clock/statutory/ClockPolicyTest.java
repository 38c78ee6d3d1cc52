package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.core.event.DayEnd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.serviceledger.core.clock.statutory.Times.at;

/** Which policy holds where and when. */
class ClockPolicyTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Test
    void without_a_publication_the_defaults_hold() {
        ClockPolicy policy = ClockPolicies.NONE.with(new CalendarPublished(2026, null, null, null)).inForce(null, DAY);
        assertThat(policy).isEqualTo(ClockPolicy.DEFAULT);
        assertThat(policy.endOf(DAY)).isEqualTo(at("2026-03-03T00:00"));
        assertThat(Policies.officeClose().endOf(DAY)).isEqualTo(at("2026-03-02T17:00"));
    }

    @Test
    void a_publication_changes_what_it_says_and_keeps_the_rest() {
        // when
        ClockPolicy policy = ClockPolicy.DEFAULT.with(
                new ClockPolicyPublished("p", null, null, DayEnd.OFFICE_CLOSE, 3, 80, null, true, null));
        // then
        assertThat(policy).isEqualTo(new ClockPolicy(DayEnd.OFFICE_CLOSE, 3, 70, 80, true, 10, OfficeHours.USUAL,
                ClockPolicy.DEFAULT.immediateYellow()));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "101", "1000"})
    void a_number_that_cannot_be_changes_nothing(int number) {
        assertThat(ClockPolicy.DEFAULT.with(
                new ClockPolicyPublished("p", null, null, null, number == 101 ? 367 : number, number, number, null,
                        null)))
                .isEqualTo(ClockPolicy.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({", 4", "350000000000, 6", "350100000000, 7", "350102000000, 8", "350102001000, 8", "440100000000, 4",
            "35, 6"})
    void the_nearest_region_has_the_last_word(@Nullable String region, int noticeDays) {
        // given, in any order
        ClockPolicies policies = published(policy("350102", 8, null), policy(null, 4, null),
                policy("350100000000", 7, null), policy("350000", 6, null));
        // then
        assertThat(policies.inForce(region, DAY).noticeDays()).isEqualTo(noticeDays);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31, 5", "2026-01-01, 6", "2026-03-01, 6", "2026-03-02, 7"})
    void of_several_policies_the_one_that_began_last_holds(LocalDate day, int noticeDays) {
        ClockPolicies policies = published(policy(null, 7, "2026-03-02"), policy(null, 6, "2026-01-01"));
        assertThat(policies.inForce(null, day).noticeDays()).isEqualTo(noticeDays);
    }

    @Test
    void office_hours_follow_each_other() {
        var morning = new OfficeHours.Session(LocalTime.of(9, 0), LocalTime.of(12, 0));
        var early = new OfficeHours.Session(LocalTime.of(8, 0), LocalTime.of(10, 0));
        var none = new OfficeHours.Session(LocalTime.of(13, 0), LocalTime.of(13, 0));
        assertThat(new OfficeHours(List.of(morning)).close()).isEqualTo(LocalTime.of(12, 0));
        for (List<OfficeHours.Session> wrong : List.of(List.<OfficeHours.Session>of(), List.of(morning, early),
                List.of(morning, none))) {
            assertThatThrownBy(() -> new OfficeHours(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_policy_that_cannot_be_is_not_made() {
        for (int[] wrong : new int[][]{{0, 70, 90}, {5, 0, 90}, {5, 70, 101}, {367, 70, 90}}) {
            assertThatThrownBy(() -> new ClockPolicy(DayEnd.MIDNIGHT, wrong[0], wrong[1], wrong[2], false, 10,
                    OfficeHours.USUAL, ClockPolicy.DEFAULT.immediateYellow()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void hearings_and_renewals_have_times_of_their_own() {
        // given
        HearingTimes hearing = new HearingTimes(RealCalendars.all(), ClockPolicy.DEFAULT);
        LocalDate expiry = LocalDate.parse("2026-06-30");
        // then
        assertThat(hearing.requestDue(at("2026-03-02")).day()).isEqualTo("2026-03-09");
        assertThat(hearing.holdDue(at("2026-03-02")).day()).isEqualTo("2026-03-30");
        assertThat(hearing.latestNotice(LocalDate.parse("2026-03-16"))).isEqualTo("2026-03-05");
        assertThat(RenewalTimes.applyBy(expiry)).isEqualTo("2026-05-31");
        assertThat(RenewalTimes.deemedGranted(expiry, at("2026-05-31"), null, at("2026-07-01T00:00"))).isTrue();
        assertThat(RenewalTimes.deemedGranted(expiry, at("2026-05-31"), null, at("2026-06-30T23:59"))).isFalse();
        assertThat(RenewalTimes.deemedGranted(expiry, at("2026-06-01"), null, at("2026-07-02"))).isFalse();
        assertThat(RenewalTimes.deemedGranted(expiry, at("2026-05-31"), at("2026-06-29"), at("2026-07-02"))).isFalse();
        assertThat(RenewalTimes.deemedGranted(expiry, at("2026-05-31"), at("2026-07-02"), at("2026-07-03"))).isTrue();
    }

    @Test
    void a_policy_may_go_to_the_bounds() {
        ClockPolicyPublished least = new ClockPolicyPublished("p", null, null, null, 1, 1, 1, null, null);
        ClockPolicyPublished most = new ClockPolicyPublished("p", null, null, null, 366, 100, 100, null, null);
        assertThat(ClockPolicy.DEFAULT.with(least)).extracting(ClockPolicy::noticeDays, ClockPolicy::bluePercent,
                ClockPolicy::yellowPercent).containsExactly(1, 1, 1);
        assertThat(ClockPolicy.DEFAULT.with(most)).extracting(ClockPolicy::noticeDays, ClockPolicy::bluePercent,
                ClockPolicy::yellowPercent).containsExactly(366, 100, 100);
        for (int delivery : new int[]{0, 367}) {
            assertThatThrownBy(() -> new ClockPolicy(DayEnd.MIDNIGHT, 5, 70, 90, false, delivery, OfficeHours.USUAL,
                    ClockPolicy.DEFAULT.immediateYellow())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ClockPolicies published(ClockPolicyPublished... policies) {
        ClockPolicies all = ClockPolicies.NONE;
        for (ClockPolicyPublished policy : policies) {
            all = all.with(policy);
        }
        return all;
    }

    private static ClockPolicyPublished policy(@Nullable String region, int noticeDays, @Nullable String validFrom) {
        return new ClockPolicyPublished("p" + noticeDays, region, validFrom == null ? null : LocalDate.parse(validFrom),
                null, noticeDays, null, null, null, null);
    }
}
