package org.serviceledger.projections.runner;

import java.time.Duration;

/**
 * Bounds of the runner.
 *
 * @param batchEvents  most events in a batch; a batch never waits to be filled
 * @param batchBytes   most payload bytes in a batch, one event more or less
 * @param firstBackoff wait before the first retry after a failure
 * @param longestBackoff longest wait between retries
 * @param retries      how often in a row it is tried again before the projection stops
 * @param sharing      how the work is divided
 */
public record RunnerSettings(int batchEvents, int batchBytes, Duration firstBackoff, Duration longestBackoff,
        int retries, Sharing sharing) {

    /**
     * How the work is divided among processes, and how long generations live.
     *
     * @param partitions     of generations that are begun from now on
     * @param cachedEntities most entities of a generation that a process keeps in memory
     * @param tick           how often a process looks what is to be done, and shows that it lives
     * @param lease          how long a process may show nothing before others take its partitions over
     * @param afterlife      how long a generation can be read after its successor is in use
     */
    public record Sharing(int partitions, int cachedEntities, Duration tick, Duration lease, Duration afterlife) {

        public Sharing {
            if (partitions < 1 || partitions > 1024) {
                throw new IllegalArgumentException("there are 1 to 1024 partitions, not " + partitions);
            }
        }

        /** 4 partitions, 20,000 entities in memory, looking every 250 ms, leases of 5 s, 10 minutes to read on. */
        public static Sharing defaults() {
            return new Sharing(4, 20_000, Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofMinutes(10));
        }
    }

    /** With the usual sharing. */
    public RunnerSettings(int batchEvents, int batchBytes, Duration firstBackoff, Duration longestBackoff,
            int retries) {
        this(batchEvents, batchBytes, firstBackoff, longestBackoff, retries, Sharing.defaults());
    }

    /** 25,000 events or 32 MiB a batch; waits from 100 ms to 10 s, for an hour at most. */
    public static RunnerSettings defaults() {
        return new RunnerSettings(25_000, 32 << 20, Duration.ofMillis(100), Duration.ofSeconds(10), 360);
    }

    /** The same bounds with another sharing. */
    public RunnerSettings with(Sharing other) {
        return new RunnerSettings(batchEvents, batchBytes, firstBackoff, longestBackoff, retries, other);
    }
}
