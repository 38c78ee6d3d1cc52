package org.serviceledger.command.evaluation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

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
import org.serviceledger.command.decision.CommandModule;
import org.serviceledger.command.decision.CommandService;
import org.serviceledger.command.decision.CommandService.Outcome;
import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.permission.Gate;
import org.serviceledger.command.quarantine.Quarantine;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.Caller.Role;
import org.serviceledger.core.identity.Ownership;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.InMemoryLedgerStore;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.privacy.InMemorySubjectKeys;
import org.serviceledger.core.privacy.LedgerKeys;
import org.serviceledger.core.privacy.PersonVault;

import static org.assertj.core.api.Assertions.assertThat;

/** The command from its JSON body to the ledger, through Axon. */
class SubmitEvaluationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Caller CITIZEN = new Caller("citizen", Set.of(Role.CITIZEN), "s-1", Set.of(Caller.ANY_SOURCE));

    private final CloudEventCodec codec = new CloudEventCodec();
    private final LedgerKeys keys = LedgerKeys.inMemory();
    private GroupCommitLedger ledger;
    private AxonConfiguration axon;
    private CommandService commands;
    private Intake intake;

    @BeforeEach
    void start() {
        LedgerClock clock = LedgerClock.system();
        ledger = new GroupCommitLedger(new InMemoryLedgerStore(), clock, new LedgerMetrics(new SimpleMeterRegistry()),
                LedgerLimits.defaults());
        axon = CommandBusModule.start(new LedgerEventStorageEngine(ledger, new EventMessageCodec(codec)),
                configurer -> CommandModule.contribute(configurer, EvaluationCommands.all(), clock));
        commands = new CommandService(axon.getComponent(CommandGateway.class), ledger, codec, keys,
                new Gate(new Ownership(ledger), false), EvaluationCommands.all());
        intake = new Intake(codec, ledger, keys, new Quarantine(codec, ledger, keys, clock),
                new PersonVault(keys, new InMemorySubjectKeys()), 64);
    }

    @AfterEach
    void stop() {
        axon.shutdown();
        ledger.close();
    }

    @Test
    void a_case_that_a_source_system_closed_is_evaluated_once() {
        // given
        close("c1");

        // when
        Outcome first = evaluate("c1", "SATISFIED", null);
        Outcome second = evaluate("c1", "SATISFIED", null);

        // then
        assertThat(first).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            assertThat(done.events()).hasSize(1);
            assertThat(done.events().getFirst().type()).isEqualTo("EvaluationSubmitted");
            assertThat(done.events().getFirst().position()).isEqualTo(1);
        });
        assertThat(second).isInstanceOfSatisfying(Outcome.RefusedByRule.class,
                refused -> assertThat(refused.refusal().code()).isEqualTo("already-evaluated"));
        assertThat(evaluationsOf("c1")).isEqualTo(1);
    }

    @Test
    void an_open_case_is_not_evaluated() {
        assertThat(evaluate("nobody", "SATISFIED", null)).isInstanceOfSatisfying(Outcome.RefusedByRule.class,
                refused -> assertThat(refused.refusal().code()).isEqualTo("case-not-closed"));
    }

    @Test
    void of_several_at_the_same_moment_exactly_one_wins() {
        for (int round = 0; round < 100; round++) {
            String caseNo = "contested-" + round;
            close(caseNo);
            List<Outcome> outcomes = Flux.range(0, 4)
                    .flatMap(i -> commands.carryOut("SubmitEvaluation", body(caseNo, "SATISFIED"), CITIZEN, null)
                            .subscribeOn(Schedulers.parallel()), 4)
                    .collectList().block(PATIENCE);
            assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).as("winners of round %d", round)
                    .hasSize(1);
            assertThat(outcomes).allMatch(o -> o instanceof Outcome.Done || o instanceof Outcome.Lost
                    || o instanceof Outcome.RefusedByRule);
            assertThat(evaluationsOf(caseNo)).isEqualTo(1);
        }
    }

    @Test
    void the_same_command_sent_again_with_its_key_gets_the_first_answer() {
        close("c1");
        Outcome first = evaluate("c1", "SATISFIED", "key-1");
        assertThat(first).isInstanceOf(Outcome.Done.class);
        assertThat(evaluate("c1", "SATISFIED", "key-1")).isEqualTo(first);
        assertThat(evaluationsOf("c1")).isEqualTo(1);
    }

    @Test
    void a_key_that_comes_again_with_another_command_is_told_apart() {
        close("c1");
        evaluate("c1", "SATISFIED", "key-1");
        assertThat(evaluate("c1", "DISSATISFIED", "key-1")).isInstanceOf(Outcome.KeyReused.class);
    }

    @Test
    void what_is_not_understood_is_said_and_nothing_is_stored() {
        close("c1");
        assertThat(send("NoSuchCommand", "{}")).isInstanceOf(Outcome.Unknown.class);
        for (String bad : List.of("", "{", "[]", "{}", "{\"caseNo\":\"c1\"}",
                "{\"caseNo\":\"c1\",\"satisfaction\":\"GREAT\"}",
                "{\"caseNo\":1,\"satisfaction\":\"SATISFIED\"}",
                "{\"caseNo\":\"c1\",\"satisfaction\":\"SATISFIED\",\"nonsense\":1}",
                "{\"caseNo\":\"c1\",\"satisfaction\":\"SATISFIED\",\"comment\":\"" + "好".repeat(2001) + "\"}")) {
            assertThat(send("SubmitEvaluation", bad)).as(bad).isInstanceOf(Outcome.Malformed.class);
        }
        assertThat(evaluationsOf("c1")).isZero();
    }

    @Test
    void nothing_of_axon_can_phone_home() {
        assertThat(SubmitEvaluationTest.class.getClassLoader()
                .getResource("org/axonframework/update/UpdateCheckerConfigurationEnhancer.class")).isNull();
    }

    private void close(String caseNo) {
        String fact = """
                {"specversion":"1.0","id":"close-%s","source":"urn:test","type":"CaseClosed","subject":"%s",
                 "time":"2026-03-20T10:00:00+08:00","data":{"caseNo":"%s"}}""".formatted(caseNo, caseNo, caseNo);
        intake.accept(fact.getBytes(StandardCharsets.UTF_8), CITIZEN).block(PATIENCE);
    }

    private Outcome evaluate(String caseNo, String satisfaction, String key) {
        return commands.carryOut("SubmitEvaluation", body(caseNo, satisfaction), CITIZEN, key).block(PATIENCE);
    }

    private Outcome send(String name, String body) {
        return commands.carryOut(name, body.getBytes(StandardCharsets.UTF_8), CITIZEN, null).block(PATIENCE);
    }

    private static byte[] body(String caseNo, String satisfaction) {
        return "{\"caseNo\":\"%s\",\"satisfaction\":\"%s\"}".formatted(caseNo, satisfaction)
                .getBytes(StandardCharsets.UTF_8);
    }

    private long evaluationsOf(String caseNo) {
        EventCriterion evaluations = new EventCriterion(Set.of("EvaluationSubmitted"),
                Set.of(org.serviceledger.core.ledger.Tag.of("case", caseNo)));
        return ledger.find(EventQuery.of(evaluations), 0, Long.MAX_VALUE).count().block(PATIENCE);
    }
}
