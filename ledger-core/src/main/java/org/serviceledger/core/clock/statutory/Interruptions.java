package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What moves the ends of a case's limits, as far as the clock had not stopped by then.
 *
 * @param stop when the clock stopped; null if it has not
 * @param now  as of when what goes on is looked at
 */
record Interruptions(ClockFacts facts, ClockPolicy policy, @Nullable Instant stop, Instant now) {

    /** Of the promise: special procedures, and by policy corrections during the review. */
    List<Interruption> ofPromise() {
        return ordered(Stream.concat(procedures(exclusion -> true).stream(), corrections()));
    }

    /** Of the legal limit: special procedures and extensions. */
    List<Interruption> ofLegal() {
        return ordered(Stream.concat(procedures(exclusion -> true).stream(), facts.extensions().stream()
                .filter(extension -> extension.usableDays() > 0 && !stopped(extension.at()))
                .map(extension -> Interruption.extension(extension.at(), extension.usableDays()))));
    }

    /** Special procedures that pause. */
    List<Interruption> procedures(Predicate<Exclusion> which) {
        return facts.exclusions().stream()
                .filter(each -> !each.counts() && !each.endsBeforeItBegins() && !stopped(each.from()))
                .filter(which).map(each -> pause(each.from(), each.to())).toList();
    }

    private Stream<Interruption> corrections() {
        return facts.corrections().stream()
                .filter(each -> policy.correctionPausesPromise() && each.duringReview(facts.acceptedAt())
                        && !stopped(each.requiredAt()))
                .map(each -> pause(each.requiredAt(), each.settledAt()));
    }

    /** What goes on, goes on until the clock stopped, or else until now. */
    private Interruption pause(Instant from, @Nullable Instant to) {
        boolean open = to == null && stop == null;
        Instant until = to != null ? to : now;
        if (stop != null && (to == null || stop.isBefore(to))) {
            until = stop;
        }
        return new Interruption(from, until.isBefore(from) ? from : until, open, 0);
    }

    private boolean stopped(Instant at) {
        return stop != null && !at.isBefore(stop);
    }

    private static List<Interruption> ordered(Stream<Interruption> interruptions) {
        return interruptions.sorted(Comparator.comparing(Interruption::from)).toList();
    }
}
