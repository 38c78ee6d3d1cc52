package org.serviceledger.projections.casefile;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.EvaluationEvent.RectificationExtended;

import static org.assertj.core.api.Assertions.assertThat;

/** What followed from a bad evaluation. */
class ReviewLoopTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    private static int extendedBy(Integer... days) {
        ReviewLoop loop = ReviewLoop.NONE;
        for (Integer more : days) {
            loop = loop.with(new RectificationExtended("c", more, null, null), AT);
        }
        return loop.extendedDays();
    }

    @Test
    void the_time_to_put_it_right_is_extended_by_what_is_told_but_never_beyond_a_year_of_working_days() {
        assertThat(extendedBy(1, 2)).isEqualTo(3);
        assertThat(extendedBy(1, null, -5)).isEqualTo(1);
        assertThat(extendedBy(1, Integer.MAX_VALUE)).isEqualTo(250);
        assertThat(extendedBy(Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(250);
    }
}
