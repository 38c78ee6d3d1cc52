package org.serviceledger.benchmarks.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.ConcurrentHistogram;

/** Senders of facts, each on a thread of its own. */
public final class Senders implements AutoCloseable {

    private static final int PIECE = 50;
    private static final int UNANSWERED = 4_000;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final ServerUnderTest server;
    private final String token;
    private final Business business;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong other = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile ConcurrentHistogram latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);

    public Senders(ServerUnderTest server, Business business) throws Exception {
        this.server = server;
        this.token = server.token("source");
        this.business = business;
    }

    /** Facts that were acknowledged so far. */
    public long recorded() {
        return recorded.get();
    }

    /** Answers other than recorded. */
    public long other() {
        return other.get();
    }

    /** Time from sending a single record to its answer, and counts anew. */
    ConcurrentHistogram takeLatencies() {
        ConcurrentHistogram taken = latencies;
        latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);
        return taken;
    }

    /** Connections that send one record after another, each after the answer to the last. */
    void posts(int connections) {
        for (int i = 0; i < connections; i++) {
            start(this::post);
        }
    }

    /** Streams that send as fast as their answers come. */
    void streams(int count) {
        for (int i = 0; i < count; i++) {
            start(() -> stream(0));
        }
    }

    /** One stream at a steady pace. */
    public void steady(int perSecond) {
        start(() -> stream(perSecond));
    }

    private void start(Work work) {
        threads.add(Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void post() throws IOException {
        try (Connection connection = new Connection(server.port(), token)) {
            while (running.get()) {
                byte[] fact = business.next();
                long from = System.nanoTime();
                int status = connection.post(fact);
                latencies.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - from));
                (status == 201 ? recorded : other).incrementAndGet();
            }
        }
    }

    private void stream(int perSecond) throws IOException, InterruptedException {
        try (Connection connection = new Connection(server.port(), token)) {
            Semaphore unanswered = new Semaphore(UNANSWERED);
            connection.begin();
            Thread reader = Thread.ofPlatform().daemon().start(() -> readAnswers(connection, unanswered));
            long started = System.nanoTime();
            long sent = 0;
            while (running.get()) {
                unanswered.acquire(PIECE);
                ByteArrayOutputStream piece = new ByteArrayOutputStream();
                for (int i = 0; i < PIECE; i++) {
                    piece.writeBytes(business.next());
                    piece.write('\n');
                }
                connection.send(piece.toByteArray());
                sent += PIECE;
                if (perSecond > 0) {
                    LockSupport.parkNanos(started + sent * 1_000_000_000L / perSecond - System.nanoTime());
                }
            }
            connection.end();
            reader.join(Duration.ofSeconds(30));
        }
    }

    private void readAnswers(Connection connection, Semaphore unanswered) {
        try {
            for (String line = connection.line(); !line.equals("0"); line = connection.line()) {
                if (line.startsWith("{")) {
                    (line.contains("\"status\":\"recorded\"") ? recorded : other).incrementAndGet();
                    unanswered.release();
                }
            }
        } catch (IOException e) {
            if (running.get()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        running.set(false);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(60));
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
