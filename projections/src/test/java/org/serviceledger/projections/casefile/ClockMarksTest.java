package org.serviceledger.projections.casefile;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.clock.statutory.ClockRemark;
import org.serviceledger.core.clock.statutory.LightSchedule;

import static org.assertj.core.api.Assertions.assertThat;

/** A case's marks are written in one order, whatever process folds them. */
class ClockMarksTest {

    @Test
    void remarks_stand_in_their_natural_order() {
        // given
        List<ClockRemark> all = List.copyOf(EnumSet.allOf(ClockRemark.class));
        Set<ClockRemark> backwards = new LinkedHashSet<>(all.reversed());
        // when
        ClockMarks marks = new ClockMarks(null, null, false, false, new LightSchedule(List.of()), null, null, null,
                null, null,
                null, null, 0, null, backwards);
        // then
        assertThat(marks.remarks()).containsExactlyElementsOf(all);
    }
}
