package org.serviceledger.benchmarks.views;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.publisher.Flux;

import org.serviceledger.benchmarks.views.Happenings.Happening;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.rocksdb.RocksDbLedgerStore;

/**
 * Business of the demonstration's province, written to its stopped ledger without an intake: the same facts at each
 * run, in the order of their times, recorded when they happen.
 */
final class ProvinceLog {

    private static final int TOGETHER = 500;
    private static final long CACHE_BYTES = 64L << 20;
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Facts of a case, in the mean. */
    private static final double FACTS = 11.5;

    private volatile Instant now = Instant.EPOCH;
    private final CloudEventCodec codec = new CloudEventCodec();

    private ProvinceLog() {}

    /**
     * Lays the province's foundation as the demonstration does, and adds business, unless the directory has it.
     *
     * @param script    the ledger's own
     * @param directory the ledger's data lie in {@code data}
     * @param events    how many it shall hold; nothing is added when it holds as many
     * @param first     first day of business
     * @param last      about the last one
     */
    static void lay(String script, Path directory, long events, LocalDate first, LocalDate last) throws Exception {
        Path data = directory.resolve("data");
        Path log = directory.resolve("simulate.log");
        Process foundation = new ProcessBuilder(script, "simulate", "--from", first.toString(), "--to",
                first.toString(), "--cases-per-day", "1", "--data", data.toString()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        if (foundation.waitFor() != 0) {
            throw new IOException(Files.readString(log));
        }
        fill(data.resolve("ledger"), events, first.plusDays(1), last);
    }

    /**
     * Fills a ledger that holds the province's items and halls.
     *
     * @param events how many it shall hold; nothing is done when it holds as many
     * @param first  first day of business
     * @param last   about the last one
     */
    private static void fill(Path directory, long events, LocalDate first, LocalDate last) {
        ProvinceLog log = new ProvinceLog();
        try (Ledger ledger = new GroupCommitLedger(RocksDbLedgerStore.open(directory, CACHE_BYTES), () -> log.now,
                new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults())) {
            long have = ledger.head().nextPosition();
            if (have < events) {
                log.write(ledger, events - have, first, last);
            }
        }
    }

    private void write(Ledger ledger, long count, LocalDate first, LocalDate last) {
        List<ServiceItemPublished> items = new ArrayList<>();
        List<String> halls = new ArrayList<>();
        ledger.read(0).take(ledger.head().nextPosition()).doOnNext(stored -> {
            switch (codec.recorded(stored).data()) {
                case ServiceItemPublished item -> items.add(item);
                case HallRegistered hall -> halls.add(hall.hallId());
                default -> {
                    // Not needed to invent cases.
                }
            }
        }).blockLast(PATIENCE);
        Instant begin = first.atTime(9, 0).atZone(Happenings.ZONE).toInstant();
        Instant end = last.atTime(17, 0).atZone(Happenings.ZONE).toInstant();
        long apartMillis = Math.max(1, (long) (Duration.between(begin, end).toMillis() / (count / FACTS)));
        InOrder facts = new InOrder(new Happenings(items, halls), begin, apartMillis);
        Flux.<Happening>generate(sink -> sink.next(facts.next())).take(count).buffer(TOGETHER)
                .concatMap(some -> {
                    now = some.getLast().at();
                    return ledger.append(new Append(some.stream().map(this::event).toList(), null));
                }).then().block(PATIENCE);
    }

    private NewEvent event(Happening happening) {
        if (!(codec.decode(happening.json().getBytes(StandardCharsets.UTF_8)) instanceof Decoded.Understood known)) {
            throw new IllegalStateException("not understood: " + happening.json());
        }
        EventEnvelope fact = known.envelope();
        return new NewEvent(fact.type(), CloudEventCodec.CONTENT_TYPE, known.canonical(), fact.data().tags(), null);
    }

    /** Facts of many cases that go on at the same time. */
    private static final class InOrder {

        private final PriorityQueue<Happening> coming = new PriorityQueue<>();
        private final Happenings happenings;
        private final long apartMillis;
        private Instant begins;
        private int number;

        InOrder(Happenings happenings, Instant begin, long apartMillis) {
            this.happenings = happenings;
            this.begins = begin;
            this.apartMillis = apartMillis;
        }

        Happening next() {
            while (coming.isEmpty() || !begins.isAfter(coming.element().at())) {
                number = number % 99_999 + 1;
                coming.addAll(happenings.ofCase(begins, number));
                begins = begins.plusMillis(apartMillis);
            }
            return coming.remove();
        }
    }
}
