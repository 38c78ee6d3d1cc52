package org.serviceledger.app.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.config.LedgerProperties;
import org.serviceledger.app.demo.simulator.SimulationSettings;

/**
 * What is played.
 *
 * @param business what happens in the province
 * @param live     when history, played as fast as the ledger takes it, ends and live business begins
 * @param goesOn   whether there is live business
 * @param speed    seconds that go by in a real second of live business
 * @param until    when business ends; null when it does not
 * @param together how much of history is sent at once
 */
record DemoSettings(SimulationSettings business, LocalDateTime live, boolean goesOn, int speed,
        @Nullable LocalDateTime until, Duration together) {

    static DemoSettings of(LedgerProperties.Demo demo) {
        LocalDate last = demo.lastDay();
        return new DemoSettings(
                new SimulationSettings(demo.seed(), demo.firstDay(), demo.casesPerDay(), true), demo.live(),
                demo.simulator(), demo.speed() * 60, last == null ? null : last.plusDays(1).atStartOfDay(),
                demo.together());
    }
}
