package org.serviceledger.benchmarks.axon4;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.HdrHistogram.ConcurrentHistogram;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.json.JacksonSerializer;

/** Axon 4.12 with its MongoDB extension: each event an insert of its own, neither ordered nor checked against others. */
public final class AxonMongoBenchmark {

    private static final String PAYLOAD = "x".repeat(330);

    private AxonMongoBenchmark() {}

    /** Arguments: address of the database, warm-up, time. Prints a rate, a tab, and a row for each number of producers. */
    public static void main(String[] args) throws Exception {
        try (MongoClient client = MongoClients.create(args[0])) {
            MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                    .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(client).build())
                    .eventSerializer(JacksonSerializer.defaultSerializer())
                    .snapshotSerializer(JacksonSerializer.defaultSerializer()).build();
            for (int producers : new int[]{1, 8, 64, 512}) {
                measure(engine, producers, Duration.parse(args[1]), Duration.parse(args[2]));
            }
        }
        System.exit(0);
    }

    private static void measure(MongoEventStorageEngine engine, int producers, Duration warmUp, Duration time)
            throws InterruptedException {
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicBoolean counting = new AtomicBoolean();
        AtomicLong failed = new AtomicLong();
        AtomicLong aggregate = new AtomicLong();
        ConcurrentHistogram histogram = new ConcurrentHistogram(60_000_000_000L, 3);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < producers; i++) {
            threads.add(new Thread(() -> {
                while (running.get()) {
                    long from = System.nanoTime();
                    try {
                        engine.appendEvents(new GenericDomainEventMessage<>("case",
                                producers + "-" + aggregate.getAndIncrement(), 0, PAYLOAD));
                    } catch (RuntimeException e) {
                        failed.incrementAndGet();
                    }
                    if (counting.get()) {
                        histogram.recordValue(Math.min(60_000_000_000L, System.nanoTime() - from));
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        Thread.sleep(warmUp.toMillis());
        counting.set(true);
        long from = System.nanoTime();
        Thread.sleep(time.toMillis());
        counting.set(false);
        double seconds = (System.nanoTime() - from) / 1e9;
        running.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf(Locale.ROOT,
                "%.1f\t%-30s %-13s %4d producers x  1  %,10.0f events/s  p50 %7.2f ms  p99 %7.2f ms%s%n",
                histogram.getTotalCount() / seconds, "Axon 4.12 + axon-mongo 4.12.0", "unconditional", producers, histogram.getTotalCount() / seconds,
                histogram.getValueAtPercentile(50) / 1e6, histogram.getValueAtPercentile(99) / 1e6,
                failed.get() == 0 ? "" : "  (" + failed.get() + " failed)");
    }
}
