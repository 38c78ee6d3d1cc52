package org.serviceledger.core.ledger;

/**
 * What must still be true for an append to be made: that no event selected by the query exists at
 * or after the marker. The marker is the position that follows the last one the decision has seen.
 *
 * @param query  what the decision depends on
 * @param marker first position that the decision has not seen; 0 means that it has seen nothing
 */
public record AppendCondition(EventQuery query, long marker) {

    public AppendCondition {
        if (marker < 0) {
            throw new IllegalArgumentException("a marker is a position: " + marker);
        }
    }
}
