package org.serviceledger.projections.process;

import java.time.Duration;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Times that are collected, so that their percentiles are exact; four bytes for each. */
final class Times {

    private static final int FIRST = 16;

    private int[] seconds = new int[FIRST];
    private int count;
    private long total;

    void add(Duration time) {
        if (count == seconds.length) {
            seconds = Arrays.copyOf(seconds, count * 2);
        }
        seconds[count++] = (int) Math.min(Integer.MAX_VALUE, time.toSeconds());
        total += time.toSeconds();
    }

    int count() {
        return count;
    }

    long total() {
        return total;
    }

    /** Nearest rank: the smallest time such that so many percent are not greater; null when there is none. */
    @Nullable
    Long share(int percent) {
        if (count == 0) {
            return null;
        }
        int[] sorted = Arrays.copyOf(seconds, count);
        Arrays.sort(sorted);
        return (long) sorted[(int) Math.max(0, ((long) count * percent + 99) / 100 - 1)];
    }
}
