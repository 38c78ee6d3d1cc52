package org.serviceledger.projections.runner;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One building of the views, beside others.
 *
 * @param id         never used again
 * @param version    of the views that fold it; no other version writes it
 * @param partitions among which its entities are divided
 * @param startedAt  when it was begun
 * @param switchedAt when readers went over to it; null before
 * @param retiredAt  when they left it; null before
 * @param comparison with the generation before; null when there was none of the same version
 */
record Generation(int id, String version, int partitions, Phase phase, Instant startedAt,
        @Nullable Instant switchedAt, @Nullable Instant retiredAt, @Nullable Comparison comparison) {

    /** What happens to a generation. */
    enum Phase {
        /** It is caught up beside the one in use. */
        BUILDING,
        /** It waits to be caught up further. */
        PAUSED,
        /** It is read. */
        IN_USE,
        /** It was read, and can be for a while by who is in the middle of a list. */
        RETIRED,
        /** It is deleted a portion at a time. */
        DROPPING
    }

    /**
     * What a comparison with the generation before has found.
     *
     * @param identical  whether both say the same; null when it could not be told of all
     * @param documents  compared, all whole
     * @param buckets    compared
     * @param undecided  documents and buckets that moved on whenever they were looked at
     * @param examples   a few of those that differ
     */
    record Comparison(@Nullable Boolean identical, long documents, long buckets, long undecided,
            java.util.List<String> examples) {}

    static Generation begun(int id, String version, int partitions, Phase phase, Instant now) {
        return new Generation(id, version, partitions, phase, now, null, null, null);
    }

    boolean isBeingBuilt() {
        return phase == Phase.BUILDING || phase == Phase.PAUSED;
    }

    /** Whether somebody may be reading it. */
    boolean isReadable() {
        return phase == Phase.IN_USE || phase == Phase.RETIRED;
    }

    /** Whether its partitions are kept up. */
    boolean isKeptUp() {
        return phase == Phase.IN_USE || phase == Phase.BUILDING;
    }

    Generation in(Phase next) {
        return new Generation(id, version, partitions, next, startedAt, switchedAt, retiredAt, comparison);
    }

    Generation switchedTo(Instant now, @Nullable Comparison found) {
        return new Generation(id, version, partitions, Phase.IN_USE, startedAt, now, null, found);
    }

    Generation retired(Instant now) {
        return new Generation(id, version, partitions, Phase.RETIRED, startedAt, switchedAt, now, comparison);
    }
}
