package org.serviceledger.projections.runner;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.projections.store.ViewStore;

/** A store as one of several processes sees it; its writes of views can be made to stick on the way. */
final class SharedStore {

    private final ViewStore real;
    private final AtomicReference<CountDownLatch> stuck = new AtomicReference<>(new CountDownLatch(0));

    SharedStore(ViewStore real) {
        this.real = real;
    }

    /** From now on writes of views wait on the way. */
    void stick() {
        stuck.set(new CountDownLatch(1));
    }

    /** They go on. */
    void loosen() {
        stuck.get().countDown();
    }

    ViewStore store() {
        return (ViewStore) Proxy.newProxyInstance(ViewStore.class.getClassLoader(), new Class<?>[]{ViewStore.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "isShared" :
                            return true;
                        case "close" :
                            return null;
                        case "saveViews" :
                            return passed().then(Mono.defer(() -> call(method, arguments)));
                        default :
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                    }
                });
    }

    private Mono<Void> passed() {
        return Mono.<Void>fromRunnable(() -> {
            try {
                if (!stuck.get().await(60, TimeUnit.SECONDS)) {
                    throw new AssertionError("stuck for ever");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }).subscribeOn(Schedulers.boundedElastic());
    }

    @SuppressWarnings("unchecked")
    private Mono<Void> call(java.lang.reflect.Method method, Object[] arguments) {
        try {
            return (Mono<Void>) method.invoke(real, arguments);
        } catch (ReflectiveOperationException e) {
            return Mono.error(e);
        }
    }
}
