package org.serviceledger.projections;

import java.util.List;

import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.RecordedEvent;

/** A view as a whole history makes it, each fact as it should have been told. */
public final class CorrectedFold {

    private CorrectedFold() {}

    /**
     * The view, not settled yet.
     *
     * @param events in order; the entity's own, and corrections of them
     */
    public static <V> V of(View<V> view, String id, List<RecordedEvent> events, Corrector corrector) {
        V folded = view.empty(id);
        for (RecordedEvent event : corrector.corrected(events)) {
            if (id.equals(view.keyOf(event))) {
                folded = view.evolve(folded, event);
            }
        }
        return folded;
    }
}
