package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;

/**
 * What is simulated. The same settings give the same facts, byte for byte.
 *
 * @param seed        different seeds give different people, cases and courses
 * @param firstDay    first day of business
 * @param casesPerDay cases begun on a usual working day, in the mean
 * @param stories     whether the eight stories are planted
 */
public record SimulationSettings(long seed, LocalDate firstDay, double casesPerDay, boolean stories) {

    private static final double MOST_CASES = 100_000;

    public SimulationSettings {
        if (!(casesPerDay > 0) || casesPerDay > MOST_CASES) {
            throw new IllegalArgumentException("cases per day must lie between 1 and " + (long) MOST_CASES);
        }
    }
}
