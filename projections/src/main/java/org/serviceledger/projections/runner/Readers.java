package org.serviceledger.projections.runner;

import java.util.Set;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.serviceledger.projections.store.Generations;

/** What readers of this process are told: which generation to read, and how far it is. */
final class Readers implements Generations {

    private final Sinks.Many<Long> positions = Sinks.many().replay().latestOrDefault(-1L);
    private volatile int inUse;
    private volatile Set<Integer> readable = Set.of();
    private volatile long position = -1;

    @Override
    public int inUse() {
        return inUse;
    }

    @Override
    public boolean isReadable(int generation) {
        return generation == inUse || readable.contains(generation);
    }

    /** Readers go over to a generation; what they were told before still holds of it. */
    void goOver(int generation) {
        inUse = generation;
    }

    void readable(Set<Integer> generations) {
        readable = Set.copyOf(generations);
    }

    long position() {
        return position;
    }

    Flux<Long> positions() {
        return positions.asFlux().onBackpressureLatest();
    }

    /** The generation in use is as far as this; never goes back. */
    synchronized void reached(long reached) {
        if (reached > position) {
            position = reached;
            positions.tryEmitNext(reached).orThrow();
        }
    }
}
