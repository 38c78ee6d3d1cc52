package org.serviceledger.projections.runner;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.projections.View;

/**
 * Reads the log once for all partitions of a generation that a process has, a batch ahead: while one is
 * folded the next is read and decoded. Holds at most two batches, beside the one that is being saved.
 */
final class Lookahead {

    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final List<View<?>> views;
    private final RunnerSettings settings;
    private final Scheduler scheduler;
    private final Remaking remaking;
    private List<Arrival> rest = List.of();
    private @Nullable Mono<List<Arrival>> ahead;
    private long aheadFrom;

    Lookahead(Ledger ledger, CloudEventCodec codec, List<View<?>> views, RunnerSettings settings,
            Scheduler scheduler) {
        this.ledger = ledger;
        this.codec = codec;
        this.views = views;
        this.settings = settings;
        this.scheduler = scheduler;
        this.remaking = new Remaking(this::history, views, codec);
    }

    /** The events from a position on that are there, at most a batch; none at the end of the log. */
    Mono<List<Arrival>> next(long from) {
        if (!rest.isEmpty() && rest.getFirst().position() == from) {
            List<Arrival> found = rest;
            rest = List.of();
            return Mono.just(found);
        }
        Mono<List<Arrival>> read = ahead != null && aheadFrom == from ? ahead : read(from);
        ahead = null;
        return read.doOnNext(this::lookAhead);
    }

    /** Gives events back that were not applied. */
    void giveBack(List<Arrival> unapplied) {
        rest = List.copyOf(unapplied);
    }

    /** Forgets what was read ahead, after a failure. */
    void reset() {
        rest = List.of();
        ahead = null;
    }

    /** After a whole batch there is probably another one; otherwise the end was reached. */
    private void lookAhead(List<Arrival> found) {
        if (found.size() == settings.batchEvents()) {
            aheadFrom = found.getLast().position() + 1;
            Mono<List<Arrival>> reading = read(aheadFrom).cache();
            reading.subscribe(next -> {}, e -> {
                // Told to whoever asks for the batch.
            });
            ahead = reading;
        }
    }

    private Mono<List<Arrival>> read(long from) {
        return Mono.defer(() -> {
            AtomicLong bytes = new AtomicLong();
            return ledger.read(from).take(settings.batchEvents())
                    .takeUntil(event -> bytes.addAndGet(event.payload().length) >= settings.batchBytes())
                    .publishOn(scheduler, settings.batchEvents()).map(event -> Arrival.of(event, codec, views))
                    .collectList().flatMap(remaking::of);
        });
    }

    /** What cannot be read has parked its keys already. */
    private Flux<RecordedEvent> history(EventQuery query, long before) {
        return ledger.find(query, 0, before).publishOn(scheduler)
                .map(event -> Arrival.of(event, codec, List.of())).ofType(Arrival.Readable.class)
                .map(Arrival.Readable::event);
    }
}
