package org.serviceledger.projections.source;

import java.time.Duration;
import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How many facts took how long, in classes that grow by a tenth: whatever was counted, a share is told
 * to at most {@value #ERROR_PERCENT} % of its true value (to the millisecond below 10 ms), in less than
 * three hundred numbers. Adding is the same in any order. What took more than a century counts as one.
 */
public final class LatencyHistogram {

    /** Bound of the relative error of {@link #share}. */
    public static final int ERROR_PERCENT = 5;

    /** Nothing counted yet. */
    public static final LatencyHistogram EMPTY = new LatencyHistogram(new long[0]);

    private static final double GROWTH = 1.1;

    /** First millisecond of each class. */
    private static final long[] LOWEST = classes();

    private final long[] counts;
    private final long total;

    private LatencyHistogram(long[] counts) {
        this.counts = counts;
        this.total = Arrays.stream(counts).sum();
    }

    private static long[] classes() {
        long century = Duration.ofDays(36_525).toMillis();
        long[] lowest = new long[400];
        int length = 1;
        while (lowest[length - 1] < century) {
            long before = lowest[length - 1];
            lowest[length] = Math.max(before + 1, (long) (before * GROWTH));
            length++;
        }
        return Arrays.copyOf(lowest, length);
    }

    /** Counts as they were stored, by class from the shortest on. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static LatencyHistogram stored(long[] counts) {
        if (counts.length > LOWEST.length) {
            throw new IllegalArgumentException("more classes than there are: " + counts.length);
        }
        return counts.length == 0 ? EMPTY : new LatencyHistogram(counts.clone());
    }

    @JsonValue
    long[] counts() {
        return counts.clone();
    }

    /** Number of the class that a time falls into. */
    public static int classOf(Duration latency) {
        int found = Arrays.binarySearch(LOWEST, Math.max(0, latency.toMillis()));
        return found >= 0 ? found : -found - 2;
    }

    /** With one more fact. */
    LatencyHistogram plus(Duration latency) {
        return plus(classOf(latency), 1);
    }

    /**
     * With more of a class.
     *
     * @param index number of the class
     */
    public LatencyHistogram plus(int index, long count) {
        long[] more = Arrays.copyOf(counts, Math.max(counts.length, index + 1));
        more[index] += count;
        return new LatencyHistogram(more);
    }

    /** Both together. */
    LatencyHistogram plus(LatencyHistogram other) {
        long[] sum = Arrays.copyOf(counts, Math.max(counts.length, other.counts.length));
        for (int i = 0; i < other.counts.length; i++) {
            sum[i] += other.counts[i];
        }
        return new LatencyHistogram(sum);
    }

    /** How many facts were counted. */
    public long total() {
        return total;
    }

    /**
     * The time within which a share of the facts came in; null when none was counted.
     *
     * @param percent 95 for P95
     */
    public @Nullable Duration share(int percent) {
        long rank = Math.max(1, (total * percent + 99) / 100);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                long last = i + 1 < LOWEST.length ? LOWEST[i + 1] - 1 : LOWEST[i];
                return Duration.ofMillis((LOWEST[i] + last) / 2);
            }
        }
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencyHistogram that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return total + " facts, 95 % within " + share(95);
    }
}
