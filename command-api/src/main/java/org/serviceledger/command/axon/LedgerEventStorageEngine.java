package org.serviceledger.command.axon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.StoredEvent;

import static org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException.conflictingEventsDetected;

/**
 * Axon's event storage on the ledger. Tokens and markers are the index of the <em>next</em> event: a
 * stream begins at its token, and a condition is broken by a matching event at or after its marker.
 *
 * <p>Nothing is written before the commit, and the commit is one append of the ledger, so a rollback
 * has nothing to undo and a refused commit burns no position.
 */
public final class LedgerEventStorageEngine implements EventStorageEngine {

    private final Ledger ledger;
    private final EventMessageCodec codec;

    public LedgerEventStorageEngine(Ledger ledger, EventMessageCodec codec) {
        this.ledger = ledger;
        this.codec = codec;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(AppendCondition condition,
            @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(new Transaction(condition, List.of()));
        }
        List<NewEvent> encoded = new ArrayList<>(events.size());
        for (TaggedEventMessage<?> event : events) {
            encoded.add(codec.encode(event, encoded.size()));
        }
        Transaction transaction = new Transaction(condition, encoded);
        org.serviceledger.core.ledger.AppendCondition own = own(condition);
        if (own == null) {
            return CompletableFuture.completedFuture(transaction);
        }
        // What is in conflict already need not wait for the commit.
        return ledger.find(own.query(), own.marker(), Long.MAX_VALUE).next()
                .<AppendTransaction<?>>flatMap(
                        found -> Mono.error(conflictingEventsDetected(condition.consistencyMarker())))
                .defaultIfEmpty(transaction).toFuture();
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        return new LedgerMessageStream(Flux.defer(() -> {
            long end = ledger.head().nextPosition();
            long start = Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
            Context marker = Context.with(ConsistencyMarker.RESOURCE_KEY, new GlobalIndexConsistencyMarker(end));
            return ledger.find(Criteria.query(condition.criteria()), start, end).map(this::entry)
                    .concatWithValues(new SimpleEntry<>(TerminalEventMessage.INSTANCE, marker));
        }));
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        TrackingToken token = condition.position();
        long start = token == null ? 0 : Math.max(0, token.position().orElse(0));
        EventQuery query = Criteria.query(condition.criteria());
        return new LedgerMessageStream(
                ledger.follow(start).filter(e -> query.matches(e.type(), e.tags())).map(this::entry));
    }

    private Entry<EventMessage> entry(StoredEvent stored) {
        Context context = TrackingToken.addToContext(Context.empty(),
                new GlobalSequenceTrackingToken(stored.position() + 1));
        return new SimpleEntry<>(codec.decode(stored), context);
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(ledger.head().nextPosition()));
    }

    /** Walks the log: events carry the time at which they happened, which is in no order. */
    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        long end = ledger.head().nextPosition();
        return ledger.read(0).filter(stored -> !codec.decode(stored).timestamp().isBefore(at)).next()
                .map(StoredEvent::position).defaultIfEmpty(end)
                .<TrackingToken>map(GlobalSequenceTrackingToken::new).toFuture();
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("ledger", ledger);
    }

    private static org.serviceledger.core.ledger.@Nullable AppendCondition own(AppendCondition condition) {
        if (condition.consistencyMarker() == ConsistencyMarker.INFINITY) {
            return null;
        }
        long marker = Math.max(0, GlobalIndexConsistencyMarker.position(condition.consistencyMarker()));
        return new org.serviceledger.core.ledger.AppendCondition(Criteria.query(condition.criteria()), marker);
    }

    private final class Transaction implements AppendTransaction<ConsistencyMarker> {

        private final AppendCondition condition;
        private final List<NewEvent> events;
        private final AtomicBoolean finished = new AtomicBoolean();

        Transaction(AppendCondition condition, List<NewEvent> events) {
            this.condition = condition;
            this.events = events;
        }

        @Override
        public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
            if (finished.getAndSet(true)) {
                return CompletableFuture
                        .failedFuture(new IllegalStateException("the transaction is committed or rolled back already"));
            }
            if (events.isEmpty()) {
                return CompletableFuture.completedFuture(ConsistencyMarker.ORIGIN);
            }
            return ledger.append(new Append(events, own(condition))).flatMap(this::marker).toFuture();
        }

        private Mono<ConsistencyMarker> marker(AppendResult result) {
            return switch (result) {
                case AppendResult.Appended appended ->
                    Mono.just(new GlobalIndexConsistencyMarker(appended.nextPosition()));
                case AppendResult.Duplicate duplicate ->
                    Mono.just(new GlobalIndexConsistencyMarker(duplicate.positions().getLast() + 1));
                case AppendResult.Refused refused ->
                    Mono.error(conflictingEventsDetected(condition.consistencyMarker()));
                case AppendResult.Conflict conflict -> Mono.error(new CommandKeyReusedException(conflict.position()));
            };
        }

        @Override
        public void rollback(@Nullable ProcessingContext context) {
            finished.set(true);
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(ConsistencyMarker marker,
                @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(marker);
        }
    }
}
