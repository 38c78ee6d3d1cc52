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
 */
public record RunnerSettings(int batchEvents, int batchBytes, Duration firstBackoff, Duration longestBackoff,
        int retries) {

    /** 500 events or 4 MiB a batch; waits from 100 ms to 10 s, for an hour at most. */
    public static RunnerSettings defaults() {
        return new RunnerSettings(500, 4 << 20, Duration.ofMillis(100), Duration.ofSeconds(10), 360);
    }
}
