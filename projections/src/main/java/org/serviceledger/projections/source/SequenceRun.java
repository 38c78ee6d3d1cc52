package org.serviceledger.projections.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One run of a source's counter, from wherever it began: what of it has come in, in whatever order.
 *
 * @param since         when the counter was set back for this run; null for the first
 * @param low           lowest number that came
 * @param high          highest number that came
 * @param highAt        when the fact with the highest number happened
 * @param gaps          what is missing in between, from the lowest on; of very many only the highest
 * @param unlisted      how many numbers are missing beside those of the gaps
 * @param unlistedBelow all of them are lower than this
 */
public record SequenceRun(@Nullable Instant since, long low, long high, Instant highAt, List<Gap> gaps, long unlisted,
        long unlistedBelow) {

    /** More are counted, but not listed. */
    static final int MOST_GAPS = 1000;

    public SequenceRun {
        gaps = List.copyOf(gaps);
    }

    static SequenceRun beginning(@Nullable Instant since, long number, Instant at) {
        return new SequenceRun(since, number, number, at, List.of(), 0, 0);
    }

    /** How many numbers between the lowest and the highest have not come. */
    public long missing() {
        return gaps.stream().mapToLong(Gap::size).sum() + unlisted;
    }

    /** Whether it happened in this run and not in an earlier one. */
    boolean began(Instant at) {
        return since == null || !at.isBefore(since);
    }

    /** Whether a number can only be of a counter set back: it is not missing, not higher, and happened later. */
    boolean setBackBy(long number, Instant at) {
        return number <= high && at.isAfter(highAt) && indexOfGap(number) < 0;
    }

    SequenceRun beginningAt(Instant at) {
        return new SequenceRun(at, low, high, highAt, gaps, unlisted, unlistedBelow);
    }

    /** With a number that has come. A number that came before changes nothing. */
    SequenceRun with(long number, Instant at) {
        if (number > high) {
            return number == high + 1
                    ? new SequenceRun(since, low, number, at, gaps, unlisted, unlistedBelow)
                    : bounded(low, number, at, and(gaps, new Gap(high + 1, number - 1)));
        }
        if (number < low) {
            List<Gap> more = number == low - 1 ? gaps : and(List.of(new Gap(number + 1, low - 1)), gaps);
            return bounded(number, high, highAt, more);
        }
        int index = indexOfGap(number);
        if (index >= 0) {
            return bounded(low, high, highAt, filled(index, number));
        }
        boolean ofUnlisted = unlisted > 0 && number < unlistedBelow && number > low;
        return ofUnlisted ? new SequenceRun(since, low, high, highAt, gaps, unlisted - 1, unlistedBelow) : this;
    }

    /**
     * This run with an earlier one put into its last gap; null when the earlier one does not lie wholly
     * in it, because then both had the same numbers.
     */
    @Nullable
    SequenceRun joinedAround(SequenceRun earlier) {
        int index = indexOfGap(earlier.low);
        if (index < 0 || !gaps.get(index).contains(earlier.high)) {
            return null;
        }
        Gap around = gaps.get(index);
        List<Gap> all = new ArrayList<>(gaps.subList(0, index));
        if (earlier.low > around.from()) {
            all.add(new Gap(around.from(), earlier.low - 1));
        }
        all.addAll(earlier.gaps);
        if (earlier.high < around.to()) {
            all.add(new Gap(earlier.high + 1, around.to()));
        }
        all.addAll(gaps.subList(index + 1, gaps.size()));
        return new SequenceRun(earlier.since, low, high, highAt, List.of(), unlisted + earlier.unlisted,
                Math.max(unlistedBelow, earlier.unlistedBelow)).bounded(low, high, highAt, all);
    }

    private int indexOfGap(long number) {
        int from = 0;
        int to = gaps.size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            Gap gap = gaps.get(middle);
            if (gap.contains(number)) {
                return middle;
            }
            if (gap.to() < number) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return -1;
    }

    private List<Gap> filled(int index, long number) {
        List<Gap> left = new ArrayList<>(gaps);
        Gap gap = left.remove(index);
        if (number < gap.to()) {
            left.add(index, new Gap(number + 1, gap.to()));
        }
        if (number > gap.from()) {
            left.add(index, new Gap(gap.from(), number - 1));
        }
        return left;
    }

    /** Lists the highest gaps only; the lower ones are still counted. */
    private SequenceRun bounded(long newLow, long newHigh, Instant newHighAt, List<Gap> all) {
        int surplus = Math.max(0, all.size() - MOST_GAPS);
        long counted = unlisted;
        long below = unlistedBelow;
        for (Gap gap : all.subList(0, surplus)) {
            counted += gap.size();
            below = Math.max(below, gap.to() + 1);
        }
        return new SequenceRun(since, newLow, newHigh, newHighAt, all.subList(surplus, all.size()), counted, below);
    }

    private static List<Gap> and(List<Gap> some, List<Gap> others) {
        List<Gap> all = new ArrayList<>(some.size() + others.size());
        all.addAll(some);
        all.addAll(others);
        return all;
    }

    private static List<Gap> and(List<Gap> some, Gap last) {
        return and(some, List.of(last));
    }
}
