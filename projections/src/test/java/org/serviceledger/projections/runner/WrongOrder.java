package org.serviceledger.projections.runner;

import java.lang.reflect.Proxy;

import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.ViewStore;

/** Turns the order of writes round, to show why it matters: views first, then buckets. */
final class WrongOrder {

    private Mono<Void> buckets = Mono.empty();

    private WrongOrder() {}

    @SuppressWarnings("unchecked")
    static ViewStore over(ViewStore store) {
        WrongOrder order = new WrongOrder();
        return (ViewStore) Proxy.newProxyInstance(ViewStore.class.getClassLoader(), new Class<?>[]{ViewStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("saveBuckets")) {
                        order.buckets = Mono.defer(() -> call(store, method, arguments));
                        return Mono.empty();
                    }
                    Object result = method.invoke(store, arguments);
                    return method.getName().equals("saveViews")
                            ? ((Mono<Void>) result).then(Mono.defer(() -> order.buckets))
                            : result;
                });
    }

    @SuppressWarnings("unchecked")
    private static Mono<Void> call(ViewStore store, java.lang.reflect.Method method, Object[] arguments) {
        try {
            return (Mono<Void>) method.invoke(store, arguments);
        } catch (ReflectiveOperationException e) {
            return Mono.error(e);
        }
    }
}
