package org.serviceledger.projections.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.AssessmentEvent.MetricSnapshotSealed;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.RecordedEvent;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotViewTest {

    private final SnapshotView view = new SnapshotView();

    @Test
    void what_a_source_tells_of_a_seal_is_none_and_does_not_come_before_one() {
        // when
        SnapshotFile told = view.evolve(view.empty("2026-01"), sealed(3, "urn:source", "forged"));
        SnapshotFile sealed = view.evolve(told, sealed(4, OwnSources.COMMANDS, "ab"));
        // then
        assertThat(told.sealed()).isNull();
        assertThat(sealed.sealed()).extracting(MetricSnapshotSealed::contentHash).isEqualTo("ab");
        assertThat(view.evolve(sealed, sealed(5, OwnSources.COMMANDS, "cd")).sealed()).isEqualTo(sealed.sealed());
    }

    private static RecordedEvent sealed(long position, String source, String hash) {
        MetricSnapshotSealed seal = new MetricSnapshotSealed("2026-01", "2026-01", null, 2L,
                LocalDate.parse("2026-02-01"), hash, "{}");
        OffsetDateTime at = OffsetDateTime.parse("2026-02-01T10:00:00+08:00");
        return new RecordedEvent(position, at.toInstant(), new EventEnvelope("s" + position, source,
                "MetricSnapshotSealed", seal.subject(), at, null, null, null, null, false, seal));
    }
}
