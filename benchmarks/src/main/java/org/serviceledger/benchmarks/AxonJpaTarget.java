package org.serviceledger.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateBasedJpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateEventEntry;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.core.ledger.NewEvent;

/**
 * Axon Framework 5.0.1's own JPA engine with Hibernate on PostgreSQL. It numbers events within an
 * aggregate; an append without a condition therefore begins a new one.
 */
final class AxonJpaTarget implements Target {

    private final Facts facts;
    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
    private final AggregateBasedJpaEventStorageEngine engine;
    private final Scheduler threads;
    private final AtomicLong fresh = new AtomicLong(1_000_000_000L);

    AxonJpaTarget(String url, Facts facts, int size) {
        this.facts = facts;
        this.threads = Schedulers.newBoundedElastic(size, 100_000, "axon-jpa");
        this.factory = new PersistenceConfiguration("bench").managedClass(AggregateEventEntry.class)
                .properties(Map.of("jakarta.persistence.jdbc.url", url, "hibernate.hbm2ddl.auto", "create",
                        "hibernate.connection.pool_size", String.valueOf(size),
                        "hibernate.connection.initial_pool_size",
                        String.valueOf(size)))
                .createEntityManagerFactory();
        this.engine = new AggregateBasedJpaEventStorageEngine(() -> withoutClose(manager()), new Transactions(),
                new DelegatingEventConverter(new Bytes()), configuration -> configuration);
    }

    @Override
    public String name() {
        return "Axon 5.0.1 JPA on PostgreSQL";
    }

    @Override
    public Mono<Void> append(long caseNumber, int events) {
        return work(() -> commit(AppendCondition.none(), fresh.getAndIncrement(), events));
    }

    @Override
    public Mono<Void> appendConditionally(long caseNumber, int events) {
        return work(() -> {
            EventCriteria criteria = EventCriteria.havingTags(tag(caseNumber));
            MessageStream<EventMessage> stream = engine.source(SourcingCondition.conditionFor(criteria), null);
            ConsistencyMarker marker = stream.reduce(ConsistencyMarker.ORIGIN, (found, entry) -> {
                if (entry.message().payload() instanceof byte[] bytes && bytes.length > 2) {
                    facts.codec().decodeStored(bytes);
                }
                ConsistencyMarker carried = entry.getResource(ConsistencyMarker.RESOURCE_KEY);
                return carried == null ? found : carried;
            }).join();
            commit(AppendCondition.withCriteria(criteria).withMarker(marker), caseNumber, events);
        });
    }

    private void commit(AppendCondition condition, long caseNumber, int count) {
        List<TaggedEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            NewEvent fact = facts.next(caseNumber);
            events.add(new GenericTaggedEventMessage<>(
                    new GenericEventMessage(new MessageType(fact.type()), fact.payload()), Set.of(tag(caseNumber))));
        }
        engine.appendEvents(condition, null, events).thenCompose(transaction -> transaction.commit(null)).join();
    }

    private static Tag tag(long caseNumber) {
        return new Tag("case", Facts.caseNo(caseNumber));
    }

    private Mono<Void> work(Runnable work) {
        return Mono.<Void>fromRunnable(work).subscribeOn(threads);
    }

    private EntityManager manager() {
        EntityManager manager = current.get();
        if (manager == null || !manager.isOpen()) {
            manager = factory.createEntityManager();
            current.set(manager);
        }
        return manager;
    }

    /** The engine closes what it is given before the transaction ends, as it may with a container's proxies. */
    private static EntityManager withoutClose(EntityManager manager) {
        return (EntityManager) Proxy.newProxyInstance(EntityManager.class.getClassLoader(),
                new Class<?>[]{EntityManager.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(manager, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        threads.dispose();
        factory.close();
    }

    /** One transaction for each thread at a time. */
    private final class Transactions implements TransactionManager {

        @Override
        public Transaction startTransaction() {
            EntityManager manager = manager();
            manager.getTransaction().begin();
            return new Transaction() {
                @Override
                public void commit() {
                    manager.getTransaction().commit();
                    manager.close();
                }

                @Override
                public void rollback() {
                    if (manager.isOpen()) {
                        if (manager.getTransaction().isActive()) {
                            manager.getTransaction().rollback();
                        }
                        manager.close();
                    }
                }
            };
        }
    }

    /** Payloads are bytes already; there is no metadata. */
    private static final class Bytes implements Converter {

        @Override
        public boolean canConvert(Type sourceType, Type targetType) {
            return true;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T convert(@Nullable Object input, Type targetType) {
            if (input instanceof byte[] && targetType != byte[].class) {
                return (T) Map.of();
            }
            return (T) (input instanceof byte[] ? input : "{}".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void describeTo(ComponentDescriptor descriptor) {
            descriptor.describeProperty("bytes", true);
        }
    }
}
