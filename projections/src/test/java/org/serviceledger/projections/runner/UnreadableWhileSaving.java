package org.serviceledger.projections.runner;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStoreException;

/** A store that takes its time to save, and for some times cannot be read meanwhile. */
final class UnreadableWhileSaving {

    private static final Duration WHILE = Duration.ofMillis(30);

    private final ViewStore real;
    private final int most;
    private final AtomicInteger saving = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    UnreadableWhileSaving(ViewStore real, int most) {
        this.real = real;
        this.most = most;
    }

    int failures() {
        return failures.get();
    }

    ViewStore store() {
        return (ViewStore) Proxy.newProxyInstance(ViewStore.class.getClassLoader(), new Class<?>[]{ViewStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "saveViews" -> slowly((Mono<?>) method.invoke(real, arguments));
                    case "load" -> reading((Mono<?>) method.invoke(real, arguments));
                    default -> method.invoke(real, arguments);
                });
    }

    private Mono<?> slowly(Mono<?> save) {
        return Mono.delay(WHILE).doOnSubscribe(begun -> saving.incrementAndGet()).then(save)
                .doFinally(end -> saving.decrementAndGet());
    }

    private Mono<?> reading(Mono<?> load) {
        return Mono.defer(() -> {
            if (saving.get() == 0 || failures.get() >= most) {
                return load;
            }
            failures.incrementAndGet();
            return Mono.error(new ViewStoreException.Unavailable("away", new IllegalStateException("test")));
        });
    }
}
