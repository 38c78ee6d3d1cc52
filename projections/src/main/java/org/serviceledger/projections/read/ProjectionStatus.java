package org.serviceledger.projections.read;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.store.ParkedKey;

/**
 * How far a projection is.
 *
 * @param generation      that is read
 * @param version         of the views that made it
 * @param position        up to which all partitions have everything; -1 when nothing has been applied
 * @param head            position of the ledger's last event
 * @param lag             events not yet applied
 * @param lagSeconds      for how long the earliest of them has been there, by the clock of the process asked
 * @param eventsPerSecond lately; 0 when there is nothing to do
 * @param parkedKeys      entities that stand still because an event could not be applied
 * @param parked          the first of them
 * @param partitions      each by itself
 * @param rebuild         the one that is going on, or else the last one; null when there was none
 */
public record ProjectionStatus(String name, int generation, String version, long position, long head, long lag,
        double lagSeconds, double eventsPerSecond, State state, int parkedKeys, List<ParkedKey> parked,
        List<PartitionStatus> partitions, @Nullable Rebuild rebuild) {

    /** What the projection is doing. */
    public enum State {
        RUNNING, CATCHING_UP, STOPPED
    }

    /**
     * A partition.
     *
     * @param owner name of the process that keeps it up; empty when none does
     * @param here  whether that is the process asked
     */
    public record PartitionStatus(int partition, String owner, boolean here, long position, long lag,
            double lagSeconds) {}

    /**
     * A generation that is built beside the one that is read.
     *
     * @param percent      of the ledger's events that it has
     * @param etaSeconds   until it has all of them, if it goes on like this; null when that cannot be told
     * @param identical    whether it says the same as the generation before at the same position, every document
     *                     and bucket compared whole; null when the two were not made by the same version, or not all could be
     *                     compared
     * @param documents    how many were compared
     * @param buckets      how many were compared
     * @param undecided    how many moved on whenever they were looked at
     * @param differences  the first of those that differ
     * @param switchMillis how long it took readers to go over; null before, and in other processes
     */
    public record Rebuild(int generation, String version, int partitions, Phase phase, OffsetDateTime startedAt,
            @Nullable OffsetDateTime switchedAt, long position, double percent, double eventsPerSecond,
            @Nullable Long etaSeconds, @Nullable Boolean identical, @Nullable Long documents, @Nullable Long buckets,
            @Nullable Long undecided, List<String> differences, @Nullable Long switchMillis) {}

    /** How far a rebuild is. */
    public enum Phase {
        BUILDING, PAUSED, COMPARING, SWITCHED
    }
}
