package org.serviceledger.core.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.AppendResult.Appended;

/** A sound fixture with one thing broken in front of it, to show that the contract suite finds it. */
public final class BrokenFixture implements LedgerFixture {

    /** What is broken. */
    public enum Fault {
        /** Nothing: the suite must pass. */
        NONE,
        /** Two halves of an append are written one after the other. */
        SPLIT_BATCH,
        /** The event right at a marker passes unnoticed. */
        MARKER_ONE_TOO_HIGH,
        /** The event right before a marker refuses. */
        MARKER_ONE_TOO_LOW,
        /** A record that is on its way already is stored a second time. */
        IDENTITY_NOT_CHECKED_WITHIN_A_BLOCK,
        /** The answer comes while the write is still under way. */
        ACKNOWLEDGED_BEFORE_THE_SYNC,
        /** A condition is checked against what is durable, not against what stands before it in its block. */
        CONDITION_NOT_CHECKED_AGAINST_OWN_BLOCK,
        /** Other content under a known id is taken for the known record. */
        CONFLICT_TAKEN_FOR_DUPLICATE
    }

    private final LedgerFixture sound;
    private final Fault fault;

    public BrokenFixture(LedgerFixture sound, Fault fault) {
        this.sound = sound;
        this.fault = fault;
    }

    @Override
    public LedgerStore openStore() {
        LedgerStore store = sound.openStore();
        return fault == Fault.ACKNOWLEDGED_BEFORE_THE_SYNC ? new Hasty(store) : store;
    }

    @Override
    public Ledger open(LedgerClock clock, LedgerLimits limits) {
        Ledger ledger = LedgerFixture.super.open(clock, limits);
        return switch (fault) {
            case NONE, ACKNOWLEDGED_BEFORE_THE_SYNC -> ledger;
            case SPLIT_BATCH -> new Broken(ledger, append -> inHalves(ledger, append));
            case MARKER_ONE_TOO_HIGH -> new Broken(ledger, append -> ledger.append(moved(append, 1)));
            case MARKER_ONE_TOO_LOW -> new Broken(ledger, append -> ledger.append(moved(append, -1)));
            case IDENTITY_NOT_CHECKED_WITHIN_A_BLOCK -> new Broken(ledger, new Forgetful(ledger));
            case CONDITION_NOT_CHECKED_AGAINST_OWN_BLOCK ->
                new Broken(ledger, append -> checkedBeforehand(ledger, append));
            case CONFLICT_TAKEN_FOR_DUPLICATE -> new Broken(ledger,
                    append -> ledger.append(append).map(result -> result instanceof AppendResult.Conflict conflict
                            ? new AppendResult.Duplicate(List.of(conflict.position()))
                            : result));
        };
    }

    private static Mono<AppendResult> inHalves(Ledger ledger, Append append) {
        int half = append.events().size() / 2;
        if (half == 0) {
            return ledger.append(append);
        }
        Append first = new Append(append.events().subList(0, half), append.condition());
        Append second = new Append(append.events().subList(half, append.events().size()), null);
        return ledger.append(first).flatMap(one -> ledger.append(second).map(two -> both(one, two)));
    }

    private static AppendResult both(AppendResult one, AppendResult two) {
        if (one instanceof Appended first && two instanceof Appended second) {
            return new Appended(first.firstPosition(), first.count() + second.count(), second.recordedAt());
        }
        if (one instanceof AppendResult.Duplicate first && two instanceof AppendResult.Duplicate second) {
            List<Long> positions = new ArrayList<>(first.positions());
            positions.addAll(second.positions());
            return new AppendResult.Duplicate(positions);
        }
        return one;
    }

    private static Append moved(Append append, long by) {
        AppendCondition condition = append.condition();
        return condition == null
                ? append
                : append.onlyIf(new AppendCondition(condition.query(), Math.max(0, condition.marker() + by)));
    }

    private static Mono<AppendResult> checkedBeforehand(Ledger ledger, Append append) {
        AppendCondition condition = append.condition();
        Append unconditional = new Append(append.events(), null);
        return condition == null
                ? ledger.append(append)
                : ledger.find(condition.query(), condition.marker(), Long.MAX_VALUE).next()
                        .<AppendResult>map(event -> new AppendResult.Refused(event.position()))
                        .switchIfEmpty(Mono.defer(() -> ledger.append(unconditional)));
    }

    @Override
    public StoreGate gate() {
        return sound.gate();
    }

    @Override
    public OptionalLong syncs() {
        return sound.syncs();
    }

    @Override
    public void close() {
        sound.close();
    }

    /** Lets a record through a second time while its first sending is on its way. */
    private record Forgetful(Ledger ledger, Set<String> underWay) implements Function<Append, Mono<AppendResult>> {

        Forgetful(Ledger ledger) {
            this(ledger, ConcurrentHashMap.newKeySet());
        }

        @Override
        public Mono<AppendResult> apply(Append append) {
            RecordIdentity identity = append.events().getFirst().identity();
            if (append.events().size() > 1 || identity == null) {
                return ledger.append(append);
            }
            return Mono.defer(() -> {
                if (underWay.add(identity.key())) {
                    return ledger.append(append).doFinally(end -> underWay.remove(identity.key()));
                }
                NewEvent event = append.events().getFirst();
                return ledger.append(new Append(List.of(
                        new NewEvent(event.type(), event.contentType(), event.payload(), event.tags(), null)),
                        append.condition()));
            });
        }
    }

    /** A ledger whose appends go another way. */
    private record Broken(Ledger ledger, Function<Append, Mono<AppendResult>> way) implements Ledger {

        @Override
        public Mono<AppendResult> append(Append append) {
            return way.apply(append);
        }

        @Override
        public Flux<StoredEvent> read(long from) {
            return ledger.read(from);
        }

        @Override
        public Flux<StoredEvent> follow(long from) {
            return ledger.follow(from);
        }

        @Override
        public Flux<StoredEvent> find(EventQuery query, long from, long to) {
            return ledger.find(query, from, to);
        }

        @Override
        public Head head() {
            return ledger.head();
        }

        @Override
        public Flux<Head> heads() {
            return ledger.heads();
        }

        @Override
        public void close() {
            ledger.close();
        }
    }

    /** Says that a block is durable once its write has begun. */
    private static final class Hasty extends StoreGate {

        private final LedgerStore store;

        Hasty(LedgerStore store) {
            super(store);
            this.store = store;
        }

        @Override
        public Mono<Void> append(Block block) {
            return Mono.fromRunnable(() -> store.append(block).subscribe(done -> {}, error -> {}));
        }
    }
}
