package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.TimeLimit;

/**
 * What the clock needs to know of a case: all the facts that are known, whatever order they arrived in.
 *
 * @param receivedAt    first receipt of materials, or the submission of an online application (收件)
 * @param acceptedAt    acceptance as a source recorded it (受理)
 * @param deemedOn      day from which a recorded {@code AcceptanceDeemed} lets the case count as accepted (视为受理)
 * @param historical    whether a fact of the case comes from a bulk import; then nothing is deemed
 * @param licence       whether the item is an administrative licence (行政许可); only those are deemed accepted
 * @param joint         whether several departments decide together (统一办理/联合办理, 行政许可法 42(2))
 * @param promisedLimit the promise as frozen at acceptance (承诺办结时限)
 * @param legalLimit    the legal limit as frozen at acceptance (法定办结时限)
 * @param statedDueDay  due day that the source itself states, which holds where no promised limit is known
 * @param exclusions    special procedures
 * @param extensions    of the time for the decision
 * @param corrections   correction notices, before acceptance and during the review
 * @param decidedAt     when it was decided (决定)
 * @param outcome       granted or refused
 * @param closedAt      when the case was closed (办结)
 * @param endedAt       when it ended without a decision: not accepted, returned, withdrawn, terminated, or lapsed
 * @param deliveredAt   when the result was delivered (送达)
 */
public record ClockFacts(@Nullable Instant receivedAt, @Nullable Instant acceptedAt, @Nullable LocalDate deemedOn,
        boolean historical, boolean licence, boolean joint, @Nullable TimeLimit promisedLimit,
        @Nullable TimeLimit legalLimit, @Nullable LocalDate statedDueDay, List<Exclusion> exclusions,
        List<Extension> extensions, List<Correction> corrections, @Nullable Instant decidedAt,
        @Nullable DecisionOutcome outcome, @Nullable Instant closedAt, @Nullable Instant endedAt,
        @Nullable Instant deliveredAt) {

    public ClockFacts {
        exclusions = List.copyOf(exclusions);
        extensions = List.copyOf(extensions);
        corrections = List.copyOf(corrections);
    }

    /** Starts with a case of which nothing is known. */
    public static ClockFactsBuilder builder() {
        return new ClockFactsBuilder();
    }

    /** When the clocks stopped: at the decision, or when the case was closed or ended without one. */
    @Nullable
    Instant stoppedAt() {
        return earliest(decidedAt, closedAt, endedAt);
    }

    /** When the case was over. */
    @Nullable
    Instant overAt() {
        return earliest(closedAt, endedAt);
    }

    static @Nullable Instant earliest(@Nullable Instant... instants) {
        return Stream.of(instants).filter(each -> each != null).min(Instant::compareTo).orElse(null);
    }
}
