package org.serviceledger.projections.read;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.read.PastRateReferences.AtPosition;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/**
 * What was counted as it was known at a position of the log, exactly: the sums of a whole day of recording,
 * and the difference to the position, found by folding the entities that the events in between concern. The
 * nearer end of the day is taken.
 */
public final class Past {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final ViewReader views;
    private final ProjectionFeed feed;
    private final LogPositions positions;
    private final PastRateReferences references;
    private final PastDifferences differences;
    private volatile @Nullable Kept kept;

    public Past(Ledger ledger, CloudEventCodec codec, ViewReader views, ProjectionFeed feed) {
        this.ledger = ledger;
        this.codec = codec;
        this.views = views;
        this.feed = feed;
        this.positions = new LogPositions(ledger);
        this.references = new PastRateReferences(ledger, codec, views);
        this.differences = new PastDifferences(ledger, codec, views);
    }

    /**
     * What was known.
     *
     * @param dayBegan position of the first event that was recorded on the same day
     * @param still    what is known no further
     */
    record Knowledge(long position, long dayBegan, AtPosition references, StandingStill still,
            BucketSource buckets) {

        Knowledge remembering() {
            return new Knowledge(position, dayBegan, references, still, buckets.remembering());
        }
    }

    /** What was asked for last: who looks back asks for many things as they were at one time. */
    private record Kept(int generation, Knowledge knowledge) {}

    /** Position of the last event recorded at or before an instant; -1 when there is none. */
    Mono<Long> positionAt(Instant instant) {
        return positions.lastBy(instant);
    }

    /** What was known with the events up to a position; error {@link PositionNotReachedException} beyond the log's end. */
    Mono<Knowledge> at(long position) {
        return Mono.defer(() -> {
            int generation = views.generations().inUse();
            Kept known = kept;
            return known != null && known.generation() == generation && known.knowledge().position() == position
                    ? Mono.just(known.knowledge())
                    : found(position).map(Knowledge::remembering).doOnNext(found -> kept = new Kept(generation, found));
        });
    }

    private Mono<Knowledge> found(long position) {
        if (position < 0) {
            AtPosition nothing = PastRateReferences.fold(List.of(), -1);
            return Mono.just(new Knowledge(-1, 0, nothing, StandingStill.NONE,
                    new PastBuckets(views, LocalDate.MIN.plusDays(1), Map.of())));
        }
        return positions.recordedAt(position).switchIfEmpty(
                Mono.error(() -> new PositionNotReachedException(position))).flatMap(recordedAt -> {
                    LocalDate day = Days.of(recordedAt);
                    Instant begin = day.atStartOfDay(Days.ZONE).toInstant();
                    Instant end = day.plusDays(1).atStartOfDay(Days.ZONE).toInstant();
                    return Mono.zip(positions.lastBy(begin.minusNanos(1)), positions.lastBy(end.minusNanos(1)))
                            .flatMap(ends -> at(position, day, ends.getT1(), ends.getT2()));
                });
    }

    private Mono<Knowledge> at(long position, LocalDate day, long before, long last) {
        boolean dayIsOver = ledger.head().nextPosition() - 1 > last;
        boolean back = dayIsOver && last - position < position - before;
        return applied(back ? last : Math.max(before, position)).then(StandingStill.in(views))
                .flatMap(still -> references.facts(back ? last : position, still)
                        .flatMap(facts -> back
                                ? back(position, day, before, last, facts, still)
                                : forth(position, day, before, facts, still)));
    }

    private Mono<Knowledge> forth(long position, LocalDate day, long before, List<RecordedEvent> facts,
            StandingStill still) {
        AtPosition then = PastRateReferences.fold(facts, before);
        AtPosition now = PastRateReferences.fold(facts, position);
        return differences.between(before, then, position, now, still)
                .map(moved -> new Knowledge(position, before + 1, now, still,
                        new PastBuckets(views, day.minusDays(1), moved)));
    }

    private Mono<Knowledge> back(long position, LocalDate day, long before, long last,
            List<RecordedEvent> facts, StandingStill still) {
        AtPosition now = PastRateReferences.fold(facts, position);
        AtPosition later = PastRateReferences.fold(facts, last);
        return differences.between(position, now, last, later, still).map(moved -> {
            Map<BucketKey, Amount> reversed = new HashMap<>();
            moved.forEach((bucket, amount) -> reversed.put(bucket, Amount.NONE.minus(amount)));
            return new Knowledge(position, before + 1, now, still, new PastBuckets(views, day, reversed));
        });
    }

    /** Waits until the views are as far as a position. */
    private Mono<Void> applied(long position) {
        return feed.position() >= position
                ? Mono.empty()
                : feed.positions().filter(reached -> reached >= position).next().timeout(PATIENCE).then();
    }

    /** One entity as it was known; empty when nothing was. */
    <V> Mono<V> view(View<V> view, String id, Knowledge known) {
        long reached = known.still().reached(view, id, known.position());
        // What no tag names is about one day of recording.
        Flux<StoredEvent> events = view.tag().isEmpty()
                ? ledger.read(known.dayBegan()).takeWhile(event -> event.position() <= reached)
                : ledger.find(EventQuery.tagged(Tag.of(view.tag(), id)), 0, reached + 1);
        return ReadableEvents.of(events, codec).filter(event -> id.equals(view.keyOf(event))).collectList()
                .filter(found -> !found.isEmpty())
                .flatMap(found -> references(reached, known)
                        .map(then -> view.settle(PastDifferences.fold(view, id, found, reached), then)));
    }

    private Mono<KnownReferences> references(long reached, Knowledge known) {
        return reached == known.position()
                ? Mono.just(known.references().known())
                : references.facts(known.position(), known.still())
                        .map(facts -> PastRateReferences.fold(facts, reached).known());
    }

    /** Nothing has been recorded yet at a position. */
    public static final class PositionNotReachedException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        PositionNotReachedException(long position) {
            super("nothing has been recorded yet at position " + position);
        }
    }
}
