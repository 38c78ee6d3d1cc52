package org.serviceledger.app.supervision;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;

import org.serviceledger.app.config.ProjectionConfiguration;
import org.serviceledger.command.axon.CommandBusModule;
import org.serviceledger.command.axon.EventMessageCodec;
import org.serviceledger.command.axon.LedgerEventStorageEngine;
import org.serviceledger.command.decision.CommandModule;
import org.serviceledger.command.supervision.CaseSupervisor;
import org.serviceledger.command.supervision.Supervise.Grace;
import org.serviceledger.command.supervision.SupervisionCommands;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.InMemoryLedgerStore;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.runner.ProjectionRunner;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

import static org.assertj.core.api.Assertions.assertThat;

/** A real ledger with its views, whose time a test sets, and processes that supervise what is in it. */
public final class SupervisedOffice implements AutoCloseable {

    /** A day for deemed acceptances, an hour for warnings. */
    public static final Grace GRACE = new Grace(Duration.ofHours(24), Duration.ofHours(1));

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public final CloudEventCodec codec = new CloudEventCodec();
    public final AtomicReference<Instant> now = new AtomicReference<>(at("2026-01-01"));
    public final LedgerClock clock = now::get;
    public final GroupCommitLedger ledger = new GroupCommitLedger(new InMemoryLedgerStore(), clock,
            new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults());
    public final ProjectionRunner runner;
    public final ViewReader views;
    final SqliteViewStore store;
    private final List<AutoCloseable> processes = new ArrayList<>();
    /** Decisions that any process has asked for. */
    final AtomicInteger decisions = new AtomicInteger();
    private final AtomicLong ids = new AtomicLong();

    public SupervisedOffice(Path directory) {
        store = SqliteViewStore.open(directory.resolve("views.db"));
        runner = new ProjectionRunner(ledger, codec, store, ProjectionConfiguration.VIEWS,
                new SimpleMeterRegistry());
        runner.start();
        views = new ViewReader(store, Generations.only(1));
    }

    /** A process of its own, as another server on the same store would be; not started yet. */
    public SupervisionProcess process() {
        return process(0);
    }

    /** A process whose first decisions fail. */
    SupervisionProcess process(int failures) {
        AxonConfiguration axon = CommandBusModule.start(
                new LedgerEventStorageEngine(ledger, new EventMessageCodec(codec)),
                configurer -> CommandModule.contribute(configurer, SupervisionCommands.own(), clock));
        SupervisionProcess process = new SupervisionProcess(views, runner, ledger,
                new CaseSupervisor(failing(axon.getComponent(CommandGateway.class), new AtomicInteger(failures))),
                clock,
                new SupervisionProcess.Settings(GRACE, Duration.ofMillis(50), Duration.ofMillis(5)),
                new SimpleMeterRegistry());
        processes.add(axon::shutdown);
        processes.addFirst(process);
        return process;
    }

    private CommandGateway failing(CommandGateway gateway, AtomicInteger failures) {
        return (CommandGateway) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{CommandGateway.class}, (proxy, method, arguments) -> {
                    decisions.incrementAndGet();
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("away");
                    }
                    return method.invoke(gateway, arguments);
                });
    }

    void setTime(String time) {
        now.set(at(time));
    }

    void record(String time, ServiceEvent event) {
        record(time, false, event);
    }

    /** Nothing is recorded before it has happened: time goes on to it. */
    void record(String time, boolean historical, ServiceEvent event) {
        now.updateAndGet(known -> known.isBefore(at(time)) ? at(time) : known);
        EventEnvelope fact = new EventEnvelope("f" + ids.incrementAndGet(), "urn:source",
                EventVocabulary.nameOf(event), event.subject(), at(time).atZone(ZONE).toOffsetDateTime(), Channel.PC,
                null, null, null, historical, event);
        ledger.append(new Append(List.of(new NewEvent(fact.type(), CloudEventCodec.CONTENT_TYPE, codec.encode(fact),
                event.tags(), null)), null)).block(PATIENCE);
    }

    public List<RecordedEvent> all() {
        return ledger.read(0).map(codec::recorded).collectList().block(PATIENCE);
    }

    public <E> List<E> all(Class<E> type) {
        return all().stream().map(RecordedEvent::data).filter(type::isInstance).map(type::cast).toList();
    }

    static void await(String what, BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(end);
            Thread.sleep(5);
        }
    }

    /** A time like {@code 2026-03-02T10:00}, or ten o'clock of a day. */
    static Instant at(String time) {
        return LocalDateTime.parse(time.contains("T") ? time : time + "T10:00").atZone(ZONE).toInstant();
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable process : processes) {
            process.close();
        }
        runner.close();
        store.close();
        ledger.close();
    }
}
