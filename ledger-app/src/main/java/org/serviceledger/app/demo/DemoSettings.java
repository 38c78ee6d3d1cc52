package org.serviceledger.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What is played.
 *
 * @param seed        chooses people, cases and courses
 * @param firstDay    first day of history
 * @param live        when history ends and live business begins
 * @param casesPerDay cases begun on a usual working day, in the mean
 * @param goesOn      whether there is live business
 */
record DemoSettings(long seed, LocalDate firstDay, LocalDateTime live, double casesPerDay, boolean goesOn) {

    private static final long SEED = 2018;
    private static final double CASES_PER_DAY = 180;

    static DemoSettings usual(boolean goesOn) {
        return new DemoSettings(SEED, DemoPlayer.FIRST_DAY, DemoPlayer.LIVE, CASES_PER_DAY, goesOn);
    }
}
