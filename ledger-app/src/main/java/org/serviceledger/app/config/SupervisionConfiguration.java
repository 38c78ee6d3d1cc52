package org.serviceledger.app.config;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.serviceledger.app.supervision.SupervisionProcess;
import org.serviceledger.command.supervision.CaseSupervisor;
import org.serviceledger.command.supervision.Supervise.Grace;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.ViewReader;

/** What goes on by itself as time passes. */
@Configuration(proxyBeanMethods = false)
public class SupervisionConfiguration {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Bean(initMethod = "start")
    SupervisionProcess supervisionProcess(ViewReader views, ProjectionFeed feed, Ledger ledger,
            CaseSupervisor supervisor, LedgerClock clock, LedgerProperties properties, MeterRegistry registry) {
        LedgerProperties.Supervision set = properties.supervision();
        return new SupervisionProcess(views, feed, ledger, supervisor, clock, new SupervisionProcess.Settings(
                new Grace(set.grace(), set.warningGrace()), set.interval(), PAUSE), registry);
    }
}
