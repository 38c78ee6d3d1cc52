package org.serviceledger.query.http;

import java.time.Duration;

import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What all live streams have in common: a heartbeat, and a pace that spares the server. */
final class Beats {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private Beats() {}

    /** Adds a comment every 15 seconds, so that a dead connection is noticed at both ends. */
    static <T> Flux<ServerSentEvent<T>> with(Flux<ServerSentEvent<T>> events) {
        ServerSentEvent<T> beat = ServerSentEvent.<T>builder().comment("live").build();
        return Flux.merge(events, Flux.interval(Duration.ZERO, HEARTBEAT).onBackpressureDrop().map(i -> beat));
    }

    /** The first value at once, then the latest value at most once in so much time. */
    static <T> Flux<T> paced(Flux<T> values, Duration pace) {
        return values.onBackpressureLatest()
                .concatMap(value -> Mono.just(value).concatWith(Mono.<T>empty().delaySubscription(pace)), 1);
    }
}
