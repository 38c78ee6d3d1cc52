package org.serviceledger.command.decision;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.command.axon.CommandBusModule;
import org.serviceledger.command.axon.EventMessageCodec;
import org.serviceledger.command.axon.LedgerEventStorageEngine;
import org.serviceledger.command.casework.CaseCommands;
import org.serviceledger.command.catalogue.CatalogueCommands;
import org.serviceledger.command.decision.CommandService.Outcome;
import org.serviceledger.command.permission.Gate;
import org.serviceledger.command.queue.QueueCommands;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.QueueEvent.WindowServiceStarted;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.Caller.Role;
import org.serviceledger.core.identity.Ownership;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.InMemoryLedgerStore;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.privacy.LedgerKeys;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands that are given at the same moment, through Axon and a real ledger. */
class ConcurrentCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Caller ADMIN = new Caller("admin", Set.of(Role.ADMIN));
    private static final int ROUNDS = 30;

    private final CloudEventCodec codec = new CloudEventCodec();
    private GroupCommitLedger ledger;
    private AxonConfiguration axon;
    private CommandService commands;

    @BeforeEach
    void start() {
        LedgerClock clock = LedgerClock.system();
        List<CommandDefinition<?, ?>> definitions = Stream
                .of(QueueCommands.all(), CaseCommands.all(), CatalogueCommands.all()).flatMap(List::stream).toList();
        ledger = new GroupCommitLedger(new InMemoryLedgerStore(), clock, new LedgerMetrics(new SimpleMeterRegistry()),
                LedgerLimits.defaults());
        axon = CommandBusModule.start(new LedgerEventStorageEngine(ledger, new EventMessageCodec(codec)),
                configurer -> CommandModule.contribute(configurer, definitions, clock));
        commands = new CommandService(axon.getComponent(CommandGateway.class), ledger, codec, LedgerKeys.inMemory(),
                new Gate(new Ownership(ledger), true), definitions);
    }

    @AfterEach
    void stop() {
        axon.shutdown();
        ledger.close();
    }

    private void registered(String hallId) {
        HallRegistered hall = new HallRegistered(hallId, null, null, null, null, null, null, null, null);
        byte[] payload = codec.encode(new EventEnvelope("hall", "urn:halls", "HallRegistered", hallId,
                OffsetDateTime.parse("2026-01-05T09:00:00+08:00"), null, null, null, null, false, hall));
        ledger.append(new Append(List.of(
                new NewEvent("HallRegistered", CloudEventCodec.CONTENT_TYPE, payload, hall.tags(), null)), null))
                .block(PATIENCE);
    }

    private record Given(String command, String body, String key) {}

    private static Given command(String name, String body) {
        return new Given(name, body, null);
    }

    /** Gives commands from as many threads at once; the outcomes are in the order of the commands. */
    private List<Outcome> atOnce(List<Given> given) {
        return Flux.fromIterable(given).flatMapSequential(
                one -> commands.carryOut(one.command(), one.body().getBytes(StandardCharsets.UTF_8), ADMIN, one.key())
                        .subscribeOn(Schedulers.boundedElastic()),
                given.size()).collectList().block(PATIENCE);
    }

    private Outcome give(String name, String body) {
        return atOnce(List.of(command(name, body))).getFirst();
    }

    private List<RecordedEvent> recorded() {
        return ledger.read(0).map(codec::recorded).collectList().block(PATIENCE);
    }

    private <E> List<E> recorded(Class<E> type) {
        return recorded().stream().map(RecordedEvent::data).filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void sixty_four_tickets_taken_at_the_same_moment_are_numbered_one_to_sixty_four() {
        // given
        registered("H1");
        // when
        List<Outcome> outcomes = atOnce(IntStream.range(0, 64)
                .mapToObj(i -> command("TakeTicket", "{\"hallId\":\"H1\",\"queue\":\"A\"}")).toList());
        // then
        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        assertThat(recorded(QueueTicketTaken.class)).extracting(QueueTicketTaken::number).containsExactlyElementsOf(
                IntStream.rangeClosed(1, 64).mapToObj(number -> "A%03d".formatted(number)).toList());
    }

    @Test
    void applications_at_the_same_moment_get_case_numbers_without_a_gap() {
        // given
        String item = "1199010000001010113992000009000";
        assertThat(give("PublishItem", item(item, 1, 10))).isInstanceOf(Outcome.Done.class);
        // when
        List<Outcome> outcomes = atOnce(IntStream.range(0, 40)
                .mapToObj(i -> command("SubmitApplication", "{\"itemCode\":\"" + item + "\"}")).toList());
        // then
        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        assertThat(recorded(ApplicationSubmitted.class)).extracting(submitted -> submitted.caseNo().substring(39))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).mapToObj("%05d"::formatted).toList());
    }

    @Test
    void a_window_begins_to_serve_two_tickets_at_once_but_only_one_wins() {
        for (int round = 0; round < ROUNDS; round++) {
            // given two tickets of a hall of their own
            String hall = "H-" + round;
            registered(hall);
            List<String> tickets = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                give("TakeTicket", "{\"hallId\":\"" + hall + "\",\"queue\":\"A\"}");
            }
            recorded(QueueTicketTaken.class).stream().filter(taken -> hall.equals(taken.hallId()))
                    .forEach(taken -> tickets.add(taken.ticketId()));
            tickets.forEach(ticket -> give("CallTicket", "{\"ticketId\":\"" + ticket + "\",\"window\":\"1\"}"));
            // when
            List<Outcome> outcomes = atOnce(tickets.stream()
                    .map(ticket -> command("StartWindowService", "{\"ticketId\":\"" + ticket + "\",\"window\":\"1\"}"))
                    .toList());
            // then
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).as("round " + round).hasSize(1);
            assertThat(outcomes).filteredOn(outcome -> outcome instanceof Outcome.Lost
                    || outcome instanceof Outcome.RefusedByRule).hasSize(1);
        }
        assertThat(recorded(WindowServiceStarted.class)).hasSize(ROUNDS);
    }

    @Test
    void an_acceptance_rests_on_the_items_version_that_it_freezes_whatever_is_amended_meanwhile() {
        for (int round = 0; round < ROUNDS; round++) {
            // given
            String item = "ITEM-" + round;
            String caseNo = "CASE-" + round;
            give("PublishItem", item(item, 1, 10));
            give("SubmitApplication", "{\"itemCode\":\"%s\",\"caseNo\":\"%s\"}".formatted(item, caseNo));
            give("ReceiveMaterials", "{\"caseNo\":\"" + caseNo + "\"}");
            // when both happen at once
            List<Outcome> outcomes = atOnce(List.of(command("AcceptApplication",
                    "{\"caseNo\":\"%s\",\"itemCode\":\"%s\"}".formatted(caseNo, item)),
                    command("AmendItem", item(item, 2, 5))));
            // then what was accepted froze the version that was the last one before it
            if (outcomes.getFirst() instanceof Outcome.Done) {
                List<RecordedEvent> all = recorded();
                RecordedEvent accepted = all.stream()
                        .filter(event -> event.data() instanceof ApplicationAccepted a && a.caseNo().equals(caseNo))
                        .findFirst().orElseThrow();
                long versions = all.stream().filter(event -> event.position() < accepted.position())
                        .filter(event -> event.data() instanceof org.serviceledger.core.event.ItemEvent fact
                                && fact.itemCode().equals(item))
                        .count();
                assertThat(((ApplicationAccepted) accepted.data()).itemVersion()).as("round " + round)
                        .isEqualTo((int) versions);
            } else {
                assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Lost.class);
            }
        }
    }

    @Test
    void one_key_sent_sixteen_times_at_once_is_carried_out_once_and_answered_the_same() {
        // given
        registered("H9");
        // when
        List<Outcome> outcomes = atOnce(IntStream.range(0, 16)
                .mapToObj(i -> new Given("TakeTicket", "{\"hallId\":\"H9\",\"queue\":\"B\"}", "key-1")).toList());
        // then
        assertThat(outcomes).allMatch(outcome -> outcome.equals(outcomes.getFirst()))
                .allMatch(Outcome.Done.class::isInstance);
        assertThat(recorded(QueueTicketTaken.class)).hasSize(1);
    }

    private static String item(String code, int version, int days) {
        return """
                {"itemCode":"%s","description":{"name":"事项","itemType":"PUBLIC_SERVICE","level":"CITY","online":true,
                "onlineDepth":3,"visits":1,"inHall":true,"promisedLimit":{"value":%d,"unit":"WORKING_DAY"},
                "region":"990100000000","department":"11990100000010049A","departmentName":"局",
                "handlingType":"PROMISED","legalLimit":{"value":20,"unit":"WORKING_DAY"}},"validFrom":"%s"}"""
                .formatted(code, days, LocalDate.of(2026, 1, version));
    }
}
