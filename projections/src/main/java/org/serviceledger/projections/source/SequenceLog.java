package org.serviceledger.projections.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What has come in of a source's counter ({@code sourceseq}) and what has not. Numbers may come in any
 * order. A lower number that happened later than the highest one means that the source has set its
 * counter back: a new run begins, and what is missing of the one before stays missing.
 *
 * @param runs          the last runs of the counter, the earliest first
 * @param resets        how often the counter was set back
 * @param missingBefore what was still missing of runs that are no longer kept
 */
public record SequenceLog(List<SequenceRun> runs, long resets, long missingBefore) {

    /** No number yet. */
    public static final SequenceLog NONE = new SequenceLog(List.of(), 0, 0);

    /** A counter that is set back again and again must not make the view grow. */
    private static final int MOST_RUNS = 4;

    public SequenceLog {
        runs = List.copyOf(runs);
    }

    /** Every gap that is listed, the earliest run first. */
    public List<Gap> gaps() {
        return runs.stream().flatMap(run -> run.gaps().stream()).toList();
    }

    /** How many numbers are missing in all, exactly, also those whose gaps are not listed. */
    public long missing() {
        return missingBefore + runs.stream().mapToLong(SequenceRun::missing).sum();
    }

    /** With the number of a fact; none changes nothing. */
    SequenceLog with(@Nullable Long number, Instant at) {
        if (number == null) {
            return this;
        }
        if (runs.isEmpty()) {
            return new SequenceLog(List.of(SequenceRun.beginning(null, number, at)), 0, 0);
        }
        int last = runs.size() - 1;
        int index = last;
        while (index > 0 && !runs.get(index).began(at)) {
            index--;
        }
        SequenceRun run = runs.get(index);
        if (!run.setBackBy(number, at)) {
            return replaced(index, run.with(number, at)).rejoined();
        }
        return index < last
                // It came late, and shows that the next run began earlier than was known.
                ? replaced(index + 1, runs.get(index + 1).beginningAt(at).with(number, at))
                : setBack(number, at);
    }

    private SequenceLog replaced(int index, SequenceRun run) {
        if (runs.size() == 1) {
            return new SequenceLog(List.of(run), resets, missingBefore);
        }
        List<SequenceRun> changed = new ArrayList<>(runs);
        changed.set(index, run);
        return new SequenceLog(changed, resets, missingBefore);
    }

    private SequenceLog setBack(long number, Instant at) {
        List<SequenceRun> more = new ArrayList<>(runs);
        more.add(SequenceRun.beginning(at, number, at));
        long forgotten = more.size() > MOST_RUNS ? more.removeFirst().missing() : 0;
        return new SequenceLog(more, resets + 1, missingBefore + forgotten);
    }

    /**
     * Undoes a run that was none: when the counter has passed over everything that the run before had,
     * without coming to any number of it a second time, low numbers had merely been sent late.
     */
    private SequenceLog rejoined() {
        if (runs.size() < 2) {
            return this;
        }
        SequenceRun newest = runs.getLast();
        SequenceRun before = runs.get(runs.size() - 2);
        SequenceRun joined = newest.joinedAround(before);
        if (joined == null) {
            return this;
        }
        List<SequenceRun> fewer = new ArrayList<>(runs.subList(0, runs.size() - 2));
        fewer.add(joined);
        return new SequenceLog(fewer, resets - 1, missingBefore);
    }
}
