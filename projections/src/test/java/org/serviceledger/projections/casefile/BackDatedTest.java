package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.FeePaid;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.projections.Facts;

import static org.assertj.core.api.Assertions.assertThat;

/** Facts that were entered long after they happened, or long before they claim to. */
class BackDatedTest {

    private static final CaseFileView VIEW = new CaseFileView();
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-02T09:00:00+08:00");

    private static CaseFile after(long seconds, boolean historical, ServiceEvent fact) {
        EventEnvelope envelope = Facts.envelope(TIME, null, historical, fact);
        Instant recordedAt = TIME.toInstant().plusSeconds(seconds);
        return VIEW.evolve(VIEW.empty("c"), new RecordedEvent(7, recordedAt, envelope));
    }

    private static boolean backDated(CaseFile file) {
        return file.backDated().contains(7L);
    }

    @Test
    void a_fact_recorded_more_than_a_day_after_it_happened_is_back_dated() {
        assertThat(backDated(after(24 * 3600 + 1, false, new CaseClosed("c", "r")))).isTrue();
        assertThat(backDated(after(24 * 3600, false, new CaseClosed("c", "r")))).isFalse();
    }

    @Test
    void so_is_a_fact_of_which_the_case_at_a_glance_knows_nothing() {
        assertThat(backDated(after(100_000, false, new FeePaid("c", "1", null, null, null)))).isTrue();
    }

    @Test
    void an_old_record_from_a_bulk_import_is_not() {
        assertThat(backDated(after(100_000_000, true, new CaseClosed("c", "r")))).isFalse();
    }

    @Test
    void a_fact_dated_more_than_a_day_after_its_recording_is_irregular() {
        assertThat(Irregularities.of(after(-24 * 3600 - 1, false, new CaseClosed("c", "r"))))
                .extracting(Irregularities.Irregularity::code).contains("dated-ahead");
        assertThat(Irregularities.of(after(-24 * 3600, false, new CaseClosed("c", "r"))))
                .extracting(Irregularities.Irregularity::code).doesNotContain("dated-ahead");
    }

    @Test
    void very_many_do_not_make_the_view_grow_without_end() {
        // given
        CaseFile file = VIEW.empty("c");
        // when
        for (int i = 0; i < 500; i++) {
            file = VIEW.evolve(file, new RecordedEvent(i, TIME.toInstant().plusSeconds(200_000),
                    Facts.envelope(TIME, null, false, new CaseClosed("c", "r"))));
        }
        // then
        assertThat(file.backDated()).hasSize(100);
    }
}
