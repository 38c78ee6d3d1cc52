package org.serviceledger.projections.runner;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;

/**
 * A store whose process dies at one write: from then on nothing is written any more. What a write had
 * done by then stays, as with a store without transactions.
 */
final class FaultyStore {

    /** Where the process dies. */
    enum Fault {
        BEFORE_PARK, AFTER_PARK, BEFORE_BUCKETS, BETWEEN_BUCKETS, AFTER_BUCKETS, BEFORE_VIEWS, BETWEEN_VIEWS,
        AFTER_VIEWS, BEFORE_CURSOR, AFTER_CURSOR
    }

    private final ViewStore real;
    private final Fault fault;
    private final AtomicInteger timesLeft;
    private final AtomicBoolean dead = new AtomicBoolean();

    /**
     * @param occurrence which time the process comes to the place of the fault, from 1
     */
    FaultyStore(ViewStore real, Fault fault, int occurrence) {
        this.real = real;
        this.fault = fault;
        this.timesLeft = new AtomicInteger(occurrence);
    }

    boolean fired() {
        return dead.get();
    }

    /** The store as the runner sees it. */
    ViewStore store() {
        return (ViewStore) Proxy.newProxyInstance(ViewStore.class.getClassLoader(), new Class<?>[]{ViewStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "park" -> around(call(method, arguments), Fault.BEFORE_PARK, Fault.AFTER_PARK);
                    case "saveBuckets" -> saveBuckets((Lane) arguments[0], changes(arguments[1]));
                    case "saveViews" -> saveViews((Lane) arguments[0], documents(arguments[1]));
                    case "saveCursor" -> around(call(method, arguments), Fault.BEFORE_CURSOR, Fault.AFTER_CURSOR);
                    case "close" -> null;
                    default -> invoke(method, arguments);
                });
    }

    @SuppressWarnings("unchecked")
    private static List<BucketChange> changes(Object argument) {
        return (List<BucketChange>) argument;
    }

    @SuppressWarnings("unchecked")
    private static List<ViewDocument> documents(Object argument) {
        return (List<ViewDocument>) argument;
    }

    private Mono<Void> saveBuckets(Lane lane, List<BucketChange> changes) {
        Mono<Void> half = real.saveBuckets(lane,
                changes.stream().filter(change -> change.bucket().hashCode() % 2 == 0).toList());
        return around(between(half, Fault.BETWEEN_BUCKETS).then(real.saveBuckets(lane, changes)),
                Fault.BEFORE_BUCKETS, Fault.AFTER_BUCKETS);
    }

    private Mono<Void> saveViews(Lane lane, List<ViewDocument> documents) {
        Mono<Void> half = real.saveViews(lane, documents.subList(0, documents.size() / 2));
        return around(between(half, Fault.BETWEEN_VIEWS).then(real.saveViews(lane, documents)), Fault.BEFORE_VIEWS,
                Fault.AFTER_VIEWS);
    }

    private Mono<Void> around(Mono<Void> write, Fault before, Fault after) {
        return die(before).then(Mono.defer(() -> write)).then(die(after));
    }

    private Mono<Void> between(Mono<Void> half, Fault place) {
        return fault == place ? half.then(die(place)) : Mono.empty();
    }

    private Mono<Void> die(Fault here) {
        return Mono.fromRunnable(() -> {
            if (dead.get() || (here == fault && timesLeft.decrementAndGet() == 0)) {
                dead.set(true);
                throw new IllegalStateException("the process died at " + here);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private Mono<Void> call(Method method, Object[] arguments) {
        return Mono.defer(() -> (Mono<Void>) invoke(method, arguments));
    }

    private Object invoke(Method method, Object[] arguments) {
        try {
            return method.invoke(real, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }
}
