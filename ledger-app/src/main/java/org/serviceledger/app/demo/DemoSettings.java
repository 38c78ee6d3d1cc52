package org.serviceledger.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.serviceledger.app.demo.simulator.SimulationSettings;

/**
 * What is played.
 *
 * @param business what happens in the province
 * @param live     when history ends and live business begins
 * @param goesOn   whether there is live business
 */
record DemoSettings(SimulationSettings business, LocalDateTime live, boolean goesOn) {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 2);
    static final LocalDateTime LIVE = LocalDateTime.of(2026, 3, 16, 9, 30);

    private static final long SEED = 2018;
    private static final double CASES_PER_DAY = 150;

    static DemoSettings usual(boolean goesOn) {
        return new DemoSettings(new SimulationSettings(SEED, FIRST_DAY, CASES_PER_DAY, true), LIVE, goesOn);
    }
}
