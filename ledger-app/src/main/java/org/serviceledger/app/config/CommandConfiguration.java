package org.serviceledger.app.config;

import java.util.List;
import java.util.stream.Stream;

import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.command.appointment.AppointmentCommands;
import org.serviceledger.command.axon.CommandBusModule;
import org.serviceledger.command.axon.EventMessageCodec;
import org.serviceledger.command.axon.LedgerEventStorageEngine;
import org.serviceledger.command.casework.CaseCommands;
import org.serviceledger.command.catalogue.CatalogueCommands;
import org.serviceledger.command.correction.CorrectionCommands;
import org.serviceledger.command.decision.CommandDefinition;
import org.serviceledger.command.decision.CommandModule;
import org.serviceledger.command.decision.CommandService;
import org.serviceledger.command.decision.Preparation;
import org.serviceledger.command.evaluation.EvaluationCommands;
import org.serviceledger.command.governance.GovernanceCommands;
import org.serviceledger.command.governance.SealMetricSnapshot;
import org.serviceledger.command.http.CommandsEndpoint;
import org.serviceledger.command.http.ProblemHandler;
import org.serviceledger.command.http.QuarantineEndpoint;
import org.serviceledger.command.http.RecordsEndpoint;
import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.permission.Gate;
import org.serviceledger.command.quarantine.Quarantine;
import org.serviceledger.command.queue.QueueCommands;
import org.serviceledger.command.supervision.CaseSupervisor;
import org.serviceledger.command.supervision.SupervisionCommands;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.privacy.LedgerKeys;
import org.serviceledger.core.privacy.PersonVault;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.RateReport;

/** What writes: the intake of facts, and the commands. */
@Configuration(proxyBeanMethods = false)
public class CommandConfiguration {

    /** Everything that can be decided here. */
    public static final List<CommandDefinition<?, ?>> COMMANDS = Stream
            .of(CaseCommands.all(), EvaluationCommands.all(), CorrectionCommands.all(), CatalogueCommands.all(),
                    GovernanceCommands.all(), AppointmentCommands.all(), QueueCommands.all(), SupervisionCommands.all())
            .flatMap(List::stream).toList();

    @Bean
    Quarantine quarantine(CloudEventCodec codec, Ledger ledger, LedgerKeys keys, LedgerClock clock) {
        return new Quarantine(codec, ledger, keys, clock);
    }

    @Bean
    Intake intake(CloudEventCodec codec, Ledger ledger, LedgerKeys keys, Quarantine quarantine, PersonVault vault,
            LedgerProperties properties) {
        return new Intake(codec, ledger, keys, quarantine, vault, properties.intake().concurrency());
    }

    @Bean
    RecordsEndpoint recordsEndpoint(Intake intake, CallerSource callers) {
        return new RecordsEndpoint(intake, callers);
    }

    @Bean
    QuarantineEndpoint quarantineEndpoint(Intake intake, Quarantine quarantine, CallerSource callers) {
        return new QuarantineEndpoint(intake, quarantine, callers);
    }

    @Bean
    ProblemHandler problemHandler(JsonMapper mapper) {
        return new ProblemHandler(mapper);
    }

    @Bean
    LedgerEventStorageEngine eventStorageEngine(Ledger ledger, CloudEventCodec codec) {
        return new LedgerEventStorageEngine(ledger, new EventMessageCodec(codec));
    }

    @Bean(destroyMethod = "shutdown")
    AxonConfiguration axon(LedgerEventStorageEngine engine, LedgerClock clock) {
        List<CommandDefinition<?, ?>> all = Stream.concat(COMMANDS.stream(), SupervisionCommands.own().stream())
                .toList();
        return CommandBusModule.start(engine, axon -> CommandModule.contribute(axon, all, clock));
    }

    @Bean
    CaseSupervisor caseSupervisor(AxonConfiguration axon) {
        return new CaseSupervisor(axon.getComponent(CommandGateway.class));
    }

    @Bean
    CommandService commandService(AxonConfiguration axon, Ledger ledger, CloudEventCodec codec, LedgerKeys keys,
            Gate gate, RateReport reports, ProjectionFeed feed, LedgerClock clock) {
        Preparation<SealMetricSnapshot> sealing = new Preparation<>(SealMetricSnapshot.class,
                new Sealing(ledger, reports::made, reports::knows, feed::position, clock)::prepare);
        return new CommandService(axon.getComponent(CommandGateway.class), ledger, codec, keys, gate, COMMANDS,
                List.of(sealing));
    }

    @Bean
    CommandsEndpoint commandsEndpoint(CommandService commands, CallerSource callers) {
        return new CommandsEndpoint(commands, callers);
    }
}
