package org.serviceledger.projections.runner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.serviceledger.projections.View;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.PartitionState;
import org.serviceledger.projections.store.ViewStore;

/** What a process knows of a generation, and its share in keeping it up. */
final class GenerationWork {

    /** Shown of those that stand still. */
    private static final int MOST_PARKED = 1000;
    private static final double WEIGHT = 0.3;

    private final ViewStore store;
    private final List<View<?>> views;
    private final String member;
    private final int cachedEntities;
    private final @Nullable Pass pass;
    private volatile Generation generation;
    private volatile Map<Integer, PartitionState> states = Map.of();
    private volatile List<ParkedKey> parked = List.of();
    private volatile double eventsPerSecond;
    private long sampledPosition = Long.MIN_VALUE;
    private long sampledNanos;

    /**
     * @param pass keeps partitions up; null for a generation of another version, which is only looked at
     */
    GenerationWork(ViewStore store, List<View<?>> views, Generation generation, String member, int cachedEntities,
            @Nullable Pass pass) {
        this.store = store;
        this.views = views;
        this.generation = generation;
        this.member = member;
        this.cachedEntities = cachedEntities;
        this.pass = pass;
    }

    Generation generation() {
        return generation;
    }

    @Nullable
    Pass pass() {
        return pass;
    }

    /** Looks where the partitions are, takes up what should be here and gives up what should not. */
    Mono<Void> tick(Generation now, Set<String> living) {
        generation = now;
        return Mono.zip(store.partitions(now.id()).collectList(), store.parked(now.id(), MOST_PARKED).collectList())
                .flatMap(found -> {
                    Map<Integer, PartitionState> known = new HashMap<>();
                    found.getT1().forEach(state -> known.put(state.partition(), state));
                    states = known;
                    parked = found.getT2();
                    sample();
                    return divide(living);
                });
    }

    private Mono<Void> divide(Set<String> living) {
        Pass kept = pass;
        if (kept == null || kept.isStopped()) {
            return leave();
        }
        Map<Integer, String> owners = new HashMap<>();
        states.values().forEach(state -> owners.put(state.partition(), state.owner()));
        Map<Integer, String> plan = generation.isKeptUp()
                ? Assignment.of(generation.partitions(), owners, living)
                : Map.of();
        Set<Integer> mine = held();
        Flux<Integer> all = Flux.range(0, generation.partitions());
        Mono<Void> givenUp = all.filter(partition -> mine.contains(partition) && !member.equals(plan.get(partition)))
                .concatMap(partition -> giveUp(kept, partition)).then();
        // All at once, so that they go through the log together.
        return givenUp.thenMany(all
                .filter(partition -> member.equals(plan.get(partition)) && !mine.contains(partition)
                        && mayClaim(owners.getOrDefault(partition, ""), living))
                .concatMap(partition -> claim(partition, kept.scheduler()))).collectList().doOnNext(kept::add).then();
    }

    private boolean mayClaim(String owner, Set<String> living) {
        return !store.isShared() || owner.equals(member) || !living.contains(owner);
    }

    private Mono<Partition> claim(int partition, Scheduler scheduler) {
        return store.claim(generation.id(), partition, member).map(lane -> new Partition(store, lane,
                Share.of(views, generation.partitions(), partition), cachedEntities / generation.partitions() + 1,
                scheduler));
    }

    private Mono<Void> giveUp(Pass kept, int partition) {
        return Flux.fromIterable(kept.partitions()).filter(held -> held.lane().partition() == partition)
                .map(Partition::lane)
                .concatMap((Lane lane) -> kept.remove(partition).then(store.release(lane))).then();
    }

    /** Gives everything up; completes when nothing more will be written here. */
    Mono<Void> leave() {
        Pass kept = pass;
        return kept == null
                ? Mono.empty()
                : Flux.fromIterable(held()).concatMap(partition -> giveUp(kept, partition)).then();
    }

    void close() {
        if (pass != null) {
            pass.close();
        }
    }

    /** The partitions that are kept up here. */
    Set<Integer> held() {
        return pass == null
                ? Set.of()
                : pass.partitions().stream().map(held -> held.lane().partition())
                        .collect(java.util.stream.Collectors.toSet());
    }

    boolean holdsAll() {
        return held().size() == generation.partitions();
    }

    /** Whether every partition has an owner that lives, be it without this process. */
    boolean isKeptUpByOthers(Set<String> living) {
        return IntStream.range(0, generation.partitions()).mapToObj(states::get)
                .allMatch(state -> state != null && !state.owner().equals(member) && living.contains(state.owner()));
    }

    String owner(int partition) {
        PartitionState state = states.get(partition);
        return held().contains(partition) ? member : state == null ? "" : state.owner();
    }

    /** Position of a partition as far as is known here. */
    long position(int partition) {
        PartitionState state = states.get(partition);
        long stored = state == null ? -1 : state.position();
        long here = pass == null
                ? -1
                : pass.partitions().stream().filter(held -> held.lane().partition() == partition)
                        .mapToLong(Partition::position).findAny().orElse(-1);
        return Math.max(stored, here);
    }

    /** Position up to which all partitions have everything. */
    long position() {
        return IntStream.range(0, generation.partitions()).mapToLong(this::position).min().orElse(-1);
    }

    List<ParkedKey> parked() {
        return parked;
    }

    int parkedKeys() {
        int here = pass == null ? 0 : pass.partitions().stream().mapToInt(Partition::parked).sum();
        return Math.max(here, parked.size());
    }

    double eventsPerSecond() {
        return eventsPerSecond;
    }

    private void sample() {
        long now = System.nanoTime();
        long position = position();
        if (sampledPosition != Long.MIN_VALUE) {
            double rate = (position - sampledPosition) / Math.max(1e-6, (now - sampledNanos) / 1e9);
            double smooth = WEIGHT * rate + (1 - WEIGHT) * eventsPerSecond;
            eventsPerSecond = smooth < 0.05 ? 0 : smooth;
        }
        sampledPosition = position;
        sampledNanos = now;
    }
}
