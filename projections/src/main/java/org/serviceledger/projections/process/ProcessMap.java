package org.serviceledger.projections.process;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where the time of cases goes (堵点图), and how often they go back. Times are in seconds, their
 * percentiles exact, by the nearest rank.
 *
 * @param cases       how many were looked at
 * @param complete    whether these were all; else they are the newest
 * @param steps       by the time that cases spend until they are through them, the greatest first
 * @param byDepartment the same of each step in each department, the greatest first, {@link ProcessMining#PLACES_SHOWN}
 *                    at the most
 * @param transitions from step to step, the most frequent first
 * @param variants    the ways that cases take, the most frequent first
 * @param otherVariants cases whose way is none of those shown
 * @param bottlenecks where most time goes and where cases go back most
 */
public record ProcessMap(long cases, boolean complete, List<Step> steps, List<Place> byDepartment,
        List<Transition> transitions,
        List<Variant> variants, long otherVariants, List<Bottleneck> bottlenecks) {

    /**
     * A step.
     *
     * @param passes       how often cases went through it
     * @param cases        how many cases did
     * @param returns      passes of cases that had been through it before
     * @param elapsedP50   from the step before until it is done
     * @param waitingP50   of it, until it is taken up; null when no source says when that is
     * @param workingP50   of it, from then on, likewise
     * @param told         passes of which it is known when they were taken up
     * @param totalSeconds elapsed time of all passes together, exact
     * @param share        of the time of all steps together
     */
    public record Step(String step, long passes, long cases, long returns, long elapsedP50, long elapsedP90,
            @Nullable Long waitingP50, @Nullable Long waitingP90, @Nullable Long workingP50,
            @Nullable Long workingP90, long told, long totalSeconds, double share) {}

    /**
     * A step in one department.
     *
     * @param department code; null when it is not known
     * @param share      of the time of all steps in all departments together
     */
    public record Place(String step, @Nullable String department, long passes, long cases, long returns,
            long elapsedP50, long elapsedP90, @Nullable Long waitingP50, @Nullable Long waitingP90, long told,
            long totalSeconds, double share) {}

    /** From one step to the next. */
    public record Transition(String from, String to, long count, long elapsedP50, long elapsedP90) {}

    /** A way that cases take; repeated steps stand as often as they were gone through. */
    public record Variant(List<String> steps, long cases, double share) {}

    /** What a bottleneck is. */
    public enum Kind {
        /** Much of the time goes here. */
        TIME,
        /** Cases come back here. */
        RETURNS,
        /** Cases are sent back to the applicant. */
        CORRECTIONS
    }

    /**
     * A bottleneck (堵点).
     *
     * @param value share of the time of all steps; or passes that are returns, or corrections, for each case
     */
    public record Bottleneck(Kind kind, String step, double value, String zh, String en) {}
}
