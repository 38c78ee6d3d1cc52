package org.serviceledger.projections.read;

/**
 * How far a projection is.
 *
 * @param position        of the last event applied; -1 when none has been
 * @param head            position of the ledger's last event
 * @param lag             events not yet applied
 * @param eventsPerSecond lately; 0 when there is nothing to do
 * @param parkedKeys      entities that stand still because an event could not be applied
 */
public record ProjectionStatus(String name, int generation, int partition, long position, long head, long lag,
        double eventsPerSecond, State state, int parkedKeys) {

    /** What the projection is doing. */
    public enum State {
        RUNNING, CATCHING_UP, STOPPED
    }
}
