package org.serviceledger.projections.runner;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.store.ViewStore;

/**
 * Decides when readers go over to a generation that was built: when it is caught up and has been compared
 * with the one in use. That is done by whoever has its first partition; should that process die, the one
 * that takes over begins the comparison anew.
 */
final class Switching {

    private static final Logger LOG = LoggerFactory.getLogger(Switching.class);

    /** So near to the end of the log a generation is compared. */
    private static final long CAUGHT_UP = 1000;
    /** So little it may be behind the one in use when readers go over, so that they need not wait. */
    private static final long NEARLY = 100;
    private static final Duration HOLD_PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final ViewStore store;
    private final List<View<?>> views;
    private final Ledger ledger;
    private final SharedCatalog catalogs;
    private final Clock clock;
    private final Map<Integer, Long> switchMillis = new ConcurrentHashMap<>();
    private volatile int targetOf;
    private volatile long target;
    private volatile int comparing;
    private volatile int compared;
    private volatile Generation.@Nullable Comparison found;

    Switching(ViewStore store, List<View<?>> views, Ledger ledger, SharedCatalog catalogs, Clock clock) {
        this.store = store;
        this.views = views;
        this.ledger = ledger;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    /**
     * Compares, or puts into use, as things stand.
     *
     * @return the catalogue, when the generation has been put into use
     */
    Mono<Catalog> consider(GenerationWork used, GenerationWork built) {
        Generation next = built.generation();
        Pass pass = built.pass();
        if (pass == null || next.phase() != Generation.Phase.BUILDING || !built.held().contains(0)
                || ledger.head().nextPosition() - 1 - built.position() > CAUGHT_UP) {
            return Mono.empty();
        }
        boolean comparable = used.generation().version().equals(next.version());
        if (comparable && compared != next.id()) {
            // Otherwise an entity that stands still in the one in use might be met just when the other one is there.
            target = targetOf == next.id() ? target : used.position();
            targetOf = next.id();
            if (built.position() >= target) {
                compare(used, built);
            }
            return Mono.empty();
        }
        if (used.position() - built.position() > NEARLY) {
            return Mono.empty();
        }
        Generation.Comparison result = comparable ? found : null;
        return catalogs.change(now -> now.switchedTo(next.id(), clock.instant(), result))
                .doOnNext(now -> LOG.info("generation {} of the views is in use, made by version {}", next.id(),
                        next.version()));
    }

    /** Goes on beside everything else: it may take as long as reading all views twice. */
    private void compare(GenerationWork used, GenerationWork built) {
        int id = built.generation().id();
        if (comparing == id) {
            return;
        }
        comparing = id;
        new LiveComparison(store, views, used.generation().id(), id, new BothHeld(used, built)).run()
                .subscribeOn(Schedulers.parallel()).doFinally(end -> comparing = 0).subscribe(result -> {
                    if (Boolean.FALSE.equals(result.identical())) {
                        LOG.error("ALARM: the views built anew differ from those in use: {}", result.examples());
                    }
                    found = result;
                    compared = id;
                }, e -> LOG.warn("the views could not be compared, which is tried again: {}", String.valueOf(e)));
    }

    boolean isComparing(int generation) {
        return comparing == generation;
    }

    /** Readers of this process have gone over. */
    void wentOver(int generation, Duration took) {
        switchMillis.put(generation, took.toMillis());
        LOG.info("readers went over to generation {} in {} ms", generation, took.toMillis());
    }

    @Nullable
    Long switchMillis(int generation) {
        return switchMillis.get(generation);
    }

    /** Both generations at the end of the log as it is then, if this process has all partitions of both. */
    private final class BothHeld implements LiveComparison.Hold {

        private final GenerationWork used;
        private final GenerationWork built;

        BothHeld(GenerationWork used, GenerationWork built) {
            this.used = used;
            this.built = built;
        }

        @Override
        public <T> Mono<T> during(Mono<T> work) {
            Pass one = used.pass();
            Pass other = built.pass();
            if (one == null || other == null || !used.holdsAll() || !built.holdsAll()) {
                return Mono.empty();
            }
            return Mono.defer(() -> {
                long end = ledger.head().nextPosition() - 1;
                one.holdAt(end);
                other.holdAt(end);
                return Mono.delay(BETWEEN_LOOKS).repeat(() -> used.position() < end || built.position() < end).then()
                        .timeout(HOLD_PATIENCE)
                        // One may have been in the middle of a batch that goes beyond: then another time.
                        .then(Mono.defer(() -> used.position() == built.position() ? work : Mono.empty()));
            }).onErrorResume(java.util.concurrent.TimeoutException.class, late -> Mono.empty()).doFinally(end -> {
                one.release();
                other.release();
            });
        }
    }
}
