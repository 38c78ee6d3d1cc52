package org.serviceledger.projections.runner;

import java.util.Set;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.casefile.CaseFile;

/** A fold with a fault: it cannot apply a second event to some cases. */
final class BreakingCaseView extends DelegatingCaseView {

    private final Set<String> broken;

    BreakingCaseView(Set<String> broken) {
        this.broken = broken;
    }

    @Override
    public CaseFile evolve(CaseFile file, RecordedEvent event) {
        if (broken.contains(file.caseNo()) && file.position() >= 0) {
            throw new IllegalStateException("this fold is broken");
        }
        return super.evolve(file, event);
    }
}
