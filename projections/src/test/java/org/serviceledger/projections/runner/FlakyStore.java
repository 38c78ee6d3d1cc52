package org.serviceledger.projections.runner;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStoreException;

/** A store that is away for a while and then comes back. */
final class FlakyStore {

    private final ViewStore real;
    private final int most;
    private final AtomicInteger failures = new AtomicInteger();

    FlakyStore(ViewStore real, int most) {
        this.real = real;
        this.most = most;
    }

    int failures() {
        return failures.get();
    }

    ViewStore store() {
        return (ViewStore) Proxy.newProxyInstance(ViewStore.class.getClassLoader(), new Class<?>[]{ViewStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("saveCursor") && failures.get() < most) {
                        failures.incrementAndGet();
                        return Mono
                                .error(new ViewStoreException.Unavailable("away", new IllegalStateException("test")));
                    }
                    return method.invoke(real, arguments);
                });
    }
}
