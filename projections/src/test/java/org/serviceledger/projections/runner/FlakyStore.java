package org.serviceledger.projections.runner;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStoreException;

/** A store that is away a few times and then comes back. */
final class FlakyStore {

    private static final Duration SAVING_TAKES = Duration.ofMillis(30);

    private final ViewStore real;
    private final Away away;
    private final int most;
    private final AtomicInteger saving = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /** When it is away. */
    enum Away {
        SAVING_A_CURSOR,
        /** Which takes long enough to be read meanwhile. */
        READ_WHILE_SAVING_VIEWS
    }

    FlakyStore(ViewStore real, Away away, int most) {
        this.real = real;
        this.away = away;
        this.most = most;
    }

    int failures() {
        return failures.get();
    }

    ViewStore store() {
        return (ViewStore) Proxy.newProxyInstance(ViewStore.class.getClassLoader(), new Class<?>[]{ViewStore.class},
                (proxy, method, arguments) -> {
                    Object answer = method.invoke(real, arguments);
                    return switch (method.getName()) {
                        case "saveCursor" -> away == Away.SAVING_A_CURSOR ? failing((Mono<?>) answer) : answer;
                        case "saveViews" -> away == Away.READ_WHILE_SAVING_VIEWS ? slowly((Mono<?>) answer) : answer;
                        case "load" -> reading((Mono<?>) answer);
                        default -> answer;
                    };
                });
    }

    private Mono<?> slowly(Mono<?> save) {
        return Mono.delay(SAVING_TAKES).doOnSubscribe(begun -> saving.incrementAndGet()).then(save)
                .doFinally(end -> saving.decrementAndGet());
    }

    private Mono<?> reading(Mono<?> load) {
        return Mono.defer(() -> saving.get() > 0 ? failing(load) : load);
    }

    private Mono<?> failing(Mono<?> work) {
        return Mono.defer(() -> {
            if (failures.get() >= most) {
                return work;
            }
            failures.incrementAndGet();
            return Mono.error(new ViewStoreException.Unavailable("away", new IllegalStateException("test")));
        });
    }
}
