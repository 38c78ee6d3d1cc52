package org.serviceledger.projections.store;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the suites that every adapter of {@link ViewStore} runs have in common: a store that is opened for each test. */
abstract class ViewStoreSuite {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    ViewStore store;

    /** Opens the store; a second call sees what was stored through the first. */
    protected abstract ViewStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** How long an answer is waited for. */
    Duration patience() {
        return PATIENCE;
    }

    protected final <T> T get(Mono<T> mono) {
        return mono.block(patience());
    }

    protected final <T> List<T> all(Flux<T> flux) {
        return flux.collectList().block(patience());
    }
}
