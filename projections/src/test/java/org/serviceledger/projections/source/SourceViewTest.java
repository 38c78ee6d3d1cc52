package org.serviceledger.projections.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.GovernanceEvent.QuarantineResolved;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.rates.Dimension;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes in from a source. */
class SourceViewTest {

    private static final Instant RECORDED = Instant.parse("2026-03-02T02:00:00Z");
    private static final SourceView VIEW = new SourceView();
    private static final SourceDayView DAYS = new SourceDayView();

    private static RecordedEvent step(int number, long secondsBefore, boolean historical) {
        return fact(number, secondsBefore, historical, new ReviewStepCompleted("c", "step", null));
    }

    private static RecordedEvent fact(int number, long secondsBefore, boolean historical, ServiceEvent data) {
        OffsetDateTime time = RECORDED.minusSeconds(secondsBefore).atOffset(ZoneOffset.ofHours(8));
        return new RecordedEvent(number, RECORDED, new EventEnvelope("id-" + number, "urn:s",
                EventVocabulary.nameOf(data), data.subject(), time, null, null, null, (long) number, historical, data));
    }

    private static SourceFile fold(List<RecordedEvent> events) {
        SourceFile file = VIEW.empty("urn:s");
        for (RecordedEvent event : events) {
            file = VIEW.evolve(file, event);
        }
        return file;
    }

    @Test
    void late_is_what_was_recorded_more_than_five_minutes_after_it_happened() {
        // when
        SourceFile file = fold(List.of(step(1, 300, false), step(2, 301, false), step(3, -60, false)));
        // then
        Flow flow = file.flow(InflowCategory.REVIEW_RESULT);
        assertThat(flow.count()).isEqualTo(3);
        assertThat(flow.late()).isEqualTo(1);
        assertThat(flow.lastOccurredAt()).isEqualTo(RECORDED.plusSeconds(60));
        assertThat(flow.lastRecordedAt()).isEqualTo(RECORDED);
    }

    @Test
    void old_records_are_counted_and_missed_but_never_late() {
        // when
        SourceFile file = fold(List.of(step(1, 90_000_000, true), step(3, 80_000_000, true)));
        // then
        assertThat(file.total().count()).isEqualTo(2);
        assertThat(file.total().late()).isZero();
        assertThat(file.total().latency().total()).isZero();
        assertThat(file.sequence().gaps()).containsExactly(new Gap(2, 2));
    }

    @Test
    void any_order_of_arrival_gives_the_same_counts_and_gaps() {
        // given
        List<RecordedEvent> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (i % 7 > 0) {
                events.add(fact(i, 3000 - 10L * i, i % 11 == 0,
                        i % 3 == 0 ? new CaseClosed("c", "r") : new ReviewStepCompleted("c", "step", null)));
            }
        }
        SourceFile expected = fold(events);
        assertThat(expected.sequence().missing()).isEqualTo(28);
        for (long seed = 0; seed < 50; seed++) {
            // when
            Collections.shuffle(events, new Random(seed));
            SourceFile found = fold(events);
            // then
            assertThat(found.flows()).isEqualTo(expected.flows());
            assertThat(found.others()).isEqualTo(expected.others());
            assertThat(found.sequence()).isEqualTo(expected.sequence());
        }
    }

    @Test
    void a_view_is_read_back_as_it_was_written() {
        SourceFile file = fold(List.of(step(1, 1, false), step(5, 0, false)));
        assertThat(ViewJson.read(ViewJson.write(file), SourceFile.class)).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"PC,online-application", "MOBILE,online-application", ",online-application", "WINDOW,", "COURIER,"})
    void an_application_over_the_counter_or_by_post_is_no_online_application(Channel channel, String code) {
        InflowCategory found = InflowCategory.of(Facts.fact("2026-03-02T09:00:00+08:00", channel,
                new ApplicationSubmitted("c", null, null, null, null, null)));
        assertThat(found == null ? null : found.code()).isEqualTo(code);
    }

    @Test
    void what_the_ledger_says_of_itself_comes_from_no_source() {
        RecordedEvent own = fact(1, 0, false, new QuarantineResolved("q", 3));
        assertThat(VIEW.keyOf(own)).isNull();
        assertThat(DAYS.keyOf(own)).isNull();
    }

    @Test
    void the_source_of_a_payload_that_cannot_be_read_is_known_from_its_identity() {
        // given
        RecordIdentity identity = new RecordIdentity("urn:s", "1", new byte[1]);
        StoredEvent unread = new StoredEvent(1, RECORDED, "CaseClosed", "", new byte[0], Set.of(), identity,
                new byte[32]);
        StoredEvent own = new StoredEvent(1, RECORDED, "RecordQuarantined", "", new byte[0], Set.of(), identity,
                new byte[32]);
        // then
        assertThat(VIEW.keyOfUnread(unread)).isEqualTo("urn:s");
        assertThat(DAYS.keyOfUnread(unread)).isEqualTo("2026-03-02/urn:s");
        assertThat(VIEW.keyOfUnread(own)).isNull();
    }

    @Test
    void the_rate_counts_a_day_s_facts_by_when_they_were_recorded_without_old_records() {
        // given
        List<RecordedEvent> events = List.of(step(1, 10, false), step(2, 400, false), step(3, 90_000_000, true));
        SourceDay day = DAYS.empty("2026-03-02/urn:s");
        // when
        for (RecordedEvent event : events) {
            if (DAYS.keyOf(event) != null) {
                assertThat(DAYS.keyOf(event)).isEqualTo("2026-03-02/urn:s");
                day = DAYS.evolve(day, event);
            }
        }
        // then
        assertThat(day.source()).isEqualTo("urn:s");
        LocalDate recordedOn = LocalDate.of(2026, 3, 2);
        String category = Dimension.ofCategory("review-result");
        assertThat(DAYS.contributions(day)).containsExactlyInAnyOrderEntriesOf(
                java.util.Map.of(new BucketKey(Count.FACTS.bucket(), category, recordedOn), new Amount(1, 2),
                        new BucketKey(Count.FACTS_LATE.bucket(), category, recordedOn), new Amount(2, 2)));
    }
}
