package org.serviceledger.app.demo;

import java.time.ZoneId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

import org.serviceledger.app.config.LedgerProperties;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.supervision.SupervisionProcess;
import org.serviceledger.command.decision.CommandService;
import org.serviceledger.command.intake.Intake;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.privacy.PersonVault;
import org.serviceledger.projections.read.HallReader;
import org.serviceledger.projections.read.ViewReader;

/** The demonstration's province and its business. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
public class DemoConfiguration {

    @Bean
    DemoEndpoint demoEndpoint(ViewReader views, HallReader halls, LedgerClock clock,
            ObjectProvider<DemoPlayer> player) {
        return new DemoEndpoint(views, halls, clock, player);
    }

    /** With a province, time is the province's; without one, it is the machine's. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("ledger.demo.province")
    static class WithProvince {

        @Bean
        SimulatedClock simulatedClock(LedgerProperties properties) {
            return new SimulatedClock(
                    properties.demo().firstDay().atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant(),
                    System::nanoTime);
        }

        @Bean(initMethod = "start")
        DemoPlayer demoPlayer(Intake intake, CloudEventCodec codec, Ledger ledger, SimulatedClock clock,
                SupervisionProcess supervision, LedgerProperties properties, CommandService commands, HallReader halls,
                PersonVault vault) {
            Province province = Province.load();
            return new DemoPlayer(intake, codec, ledger, clock, supervision, province,
                    DemoSettings.of(properties.demo()),
                    new PeoplesTickets(commands, ledger, codec, halls, clock, vault, province));
        }
    }
}
