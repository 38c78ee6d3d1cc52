package org.serviceledger.command.casework;

import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.CaseSeries;

/**
 * A case and its item, for decisions that rest on both.
 *
 * @param lastNumber highest number given out in the series of case numbers that is looked at
 */
public record CaseAndItem(CaseState caseState, ItemState item, int lastNumber) {

    /** How it is folded. */
    public static final StateModel<CaseAndItem> MODEL = new StateModel<>(CaseAndItem.class,
            new CaseAndItem(CaseState.NOTHING_KNOWN, ItemState.NOTHING_KNOWN, 0), CaseAndItem::evolve);

    private CaseAndItem evolve(Known known) {
        int number = known.event() instanceof ApplicationSubmitted submitted
                ? Math.max(lastNumber, CaseSeries.numberIn(submitted.caseNo()))
                : lastNumber;
        return new CaseAndItem(caseState.evolve(known), item.evolve(known), number);
    }
}
