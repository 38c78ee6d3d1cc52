package org.serviceledger.benchmarks;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Producers that each wait for the answer to one append before they send the next. */
final class Load {

    private static final long LONGEST_NANOS = 60_000_000_000L;

    private Load() {}

    /**
     * What was measured.
     *
     * @param perSecond operations per second
     * @param failed    operations that were answered with an error, for example lost conditions
     */
    record Measured(double perSecond, double p50Millis, double p99Millis, long failed) {}

    /**
     * Lets producers work, first unmeasured.
     *
     * @param cases how many cases they choose from at random
     * @param work  one operation on a case
     */
    static Measured run(int producers, Duration warmUp, Duration time, long cases, LongFunction<Mono<Void>> work) {
        AtomicReference<@Nullable Histogram> histogram = new AtomicReference<>();
        AtomicLong failed = new AtomicLong();
        AtomicInteger running = new AtomicInteger(1);
        Mono<Void> all = Flux.range(0, producers)
                .flatMap(producer -> producer(producer, cases, work, histogram, failed, running), producers).then();
        Mono<Measured> measured = Mono.delay(warmUp).then(Mono.defer(() -> {
            Histogram used = new ConcurrentHistogram(LONGEST_NANOS, 3);
            failed.set(0);
            histogram.set(used);
            long from = System.nanoTime();
            return Mono.delay(time).map(end -> {
                histogram.set(null);
                double seconds = (System.nanoTime() - from) / 1e9;
                running.set(0);
                return new Measured(used.getTotalCount() / seconds, used.getValueAtPercentile(50) / 1e6,
                        used.getValueAtPercentile(99) / 1e6, failed.get());
            });
        }));
        Measured result = Mono.zip(measured, all.thenReturn(true)).map(both -> both.getT1())
                .block(Duration.ofMinutes(10));
        if (result == null) {
            throw new IllegalStateException("nothing was measured");
        }
        return result;
    }

    private static Mono<Void> producer(int number, long cases, LongFunction<Mono<Void>> work,
            AtomicReference<@Nullable Histogram> histogram, AtomicLong failed, AtomicInteger running) {
        SplittableRandom random = new SplittableRandom(number * 31L + System.nanoTime());
        return Mono.defer(() -> {
            long from = System.nanoTime();
            return work.apply(random.nextLong(cases)).doOnSuccess(done -> {
                Histogram used = histogram.get();
                if (used != null) {
                    used.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - from));
                }
            }).onErrorResume(e -> {
                failed.incrementAndGet();
                return Mono.empty();
            });
        }).repeat(() -> running.get() == 1).then();
    }
}
