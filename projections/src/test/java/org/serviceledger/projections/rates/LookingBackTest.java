package org.serviceledger.projections.rates;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A period that is over is told in the same way from its last day as from any day after it. */
class LookingBackTest {

    @Test
    void as_of_a_period_s_last_day_is_the_period() {
        Period february = Period.parse("2026-02");
        for (MetricCatalogue.Metric metric : MetricCatalogue.all()) {
            List<Definition> definitions = Definitions.STANDARD.of(metric.id(), february.last());
            assertThat(definitions).isNotEmpty().allSatisfy(definition -> {
                // when
                List<Definition.Slice> lookedBack = definition.slices(february, february.last(), february.last());
                // then
                assertThat(lookedBack).as(definition.id())
                        .isEqualTo(definition.slices(february, LocalDate.of(2026, 3, 16), LocalDate.MAX));
            });
        }
    }
}
