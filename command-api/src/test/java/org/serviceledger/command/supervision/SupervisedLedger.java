package org.serviceledger.command.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;

import org.serviceledger.command.axon.CommandBusModule;
import org.serviceledger.command.axon.EventMessageCodec;
import org.serviceledger.command.axon.LedgerEventStorageEngine;
import org.serviceledger.command.decision.CommandModule;
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

/** A real ledger in memory whose time a test sets, and processes that supervise its cases. */
final class SupervisedLedger implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final CloudEventCodec codec = new CloudEventCodec();
    private final AtomicReference<Instant> now = new AtomicReference<>(at("2026-01-01"));
    private final GroupCommitLedger ledger = new GroupCommitLedger(new InMemoryLedgerStore(), now::get,
            new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults());
    private final InterveningLedger intervening = new InterveningLedger(ledger);
    private final List<AxonConfiguration> processes = new ArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    /** A process of its own, as another server on the same store would be. */
    CaseSupervisor process() {
        AxonConfiguration axon = CommandBusModule.start(
                new LedgerEventStorageEngine(intervening, new EventMessageCodec(codec)),
                configurer -> CommandModule.contribute(configurer, SupervisionCommands.own(), now::get));
        processes.add(axon);
        return new CaseSupervisor(axon.getComponent(CommandGateway.class));
    }

    void setTime(String time) {
        now.set(at(time));
    }

    void record(String time, ServiceEvent event) {
        record(time, false, event);
    }

    void record(String time, boolean historical, ServiceEvent event) {
        ledger.append(append(time, historical, event)).block(PATIENCE);
    }

    /** Is recorded after the next decision has read what it rests on, and before it records anything. */
    void recordMeanwhile(String time, ServiceEvent event) {
        intervening.beforeNextAppend(append(time, false, event));
    }

    private Append append(String time, boolean historical, ServiceEvent event) {
        EventEnvelope fact = new EventEnvelope("f" + ids.incrementAndGet(), "urn:source",
                EventVocabulary.nameOf(event), event.subject(), at(time).atZone(ZONE).toOffsetDateTime(), Channel.PC,
                null, null, null, historical, event);
        return new Append(List.of(new NewEvent(fact.type(), CloudEventCodec.CONTENT_TYPE, codec.encode(fact),
                event.tags(), null)), null);
    }

    List<RecordedEvent> all() {
        return ledger.read(0).map(codec::recorded).collectList().block(PATIENCE);
    }

    <E> List<E> all(Class<E> type) {
        return all().stream().map(RecordedEvent::data).filter(type::isInstance).map(type::cast).toList();
    }

    /** A time like {@code 2026-03-02T10:00}, or ten o'clock of a day. */
    static Instant at(String time) {
        return LocalDateTime.parse(time.contains("T") ? time : time + "T10:00").atZone(ZONE).toInstant();
    }

    @Override
    public void close() {
        processes.forEach(AxonConfiguration::shutdown);
        ledger.close();
    }
}
