package org.serviceledger.command.governance;

import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.event.AssessmentEvent.MetricSnapshotSealed;
import org.serviceledger.core.event.OwnSources;

/**
 * What sealing a report depends on. Only what the ledger sealed itself is a seal: a source that tells of one neither
 * makes it nor stands in its way.
 *
 * @param sealed whether it is sealed already
 */
public record SnapshotState(boolean sealed) {

    /** How it is folded. */
    public static final StateModel<SnapshotState> MODEL = new StateModel<>(SnapshotState.class,
            new SnapshotState(false), SnapshotState::evolve);

    private SnapshotState evolve(Known known) {
        return known.event() instanceof MetricSnapshotSealed && OwnSources.decidedByCommand(known.source())
                ? new SnapshotState(true)
                : this;
    }
}
