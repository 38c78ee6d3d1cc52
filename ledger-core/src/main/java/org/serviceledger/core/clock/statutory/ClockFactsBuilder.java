package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.TimeLimit;

/** Puts {@link ClockFacts} together; what is not said is not known. Not for several threads. */
public final class ClockFactsBuilder {

    private @Nullable Instant receivedAt;
    private @Nullable Instant acceptedAt;
    private @Nullable LocalDate deemedOn;
    private boolean historical;
    private boolean licence;
    private boolean joint;
    private @Nullable TimeLimit promisedLimit;
    private @Nullable TimeLimit legalLimit;
    private @Nullable LocalDate statedDueDay;
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private @Nullable Instant decidedAt;
    private @Nullable DecisionOutcome outcome;
    private @Nullable Instant closedAt;
    private @Nullable Instant endedAt;
    private @Nullable Instant deliveredAt;

    ClockFactsBuilder() {}

    /** See {@link ClockFacts#receivedAt()}. */
    public ClockFactsBuilder receivedAt(@Nullable Instant at) {
        receivedAt = at;
        return this;
    }

    /** See {@link ClockFacts#acceptedAt()}. */
    public ClockFactsBuilder acceptedAt(@Nullable Instant at) {
        acceptedAt = at;
        return this;
    }

    /** See {@link ClockFacts#deemedOn()}. */
    public ClockFactsBuilder deemedOn(@Nullable LocalDate day) {
        deemedOn = day;
        return this;
    }

    /** See {@link ClockFacts#historical()}. */
    public ClockFactsBuilder historical(boolean is) {
        historical = is;
        return this;
    }

    /** See {@link ClockFacts#licence()}. */
    public ClockFactsBuilder licence(boolean is) {
        licence = is;
        return this;
    }

    /** See {@link ClockFacts#joint()}. */
    public ClockFactsBuilder joint(boolean is) {
        joint = is;
        return this;
    }

    /** See {@link ClockFacts#promisedLimit()}. */
    public ClockFactsBuilder promisedLimit(@Nullable TimeLimit limit) {
        promisedLimit = limit;
        return this;
    }

    /** See {@link ClockFacts#legalLimit()}. */
    public ClockFactsBuilder legalLimit(@Nullable TimeLimit limit) {
        legalLimit = limit;
        return this;
    }

    /** See {@link ClockFacts#statedDueDay()}. */
    public ClockFactsBuilder statedDueDay(@Nullable LocalDate day) {
        statedDueDay = day;
        return this;
    }

    /** One more special procedure. */
    public ClockFactsBuilder exclusion(Exclusion exclusion) {
        exclusions.add(exclusion);
        return this;
    }

    /** One more extension. */
    public ClockFactsBuilder extension(Extension extension) {
        extensions.add(extension);
        return this;
    }

    /** One more correction notice. */
    public ClockFactsBuilder correction(Correction correction) {
        corrections.add(correction);
        return this;
    }

    /** The decision. */
    public ClockFactsBuilder decided(@Nullable Instant at, @Nullable DecisionOutcome as) {
        decidedAt = at;
        outcome = as;
        return this;
    }

    /** See {@link ClockFacts#closedAt()}. */
    public ClockFactsBuilder closedAt(@Nullable Instant at) {
        closedAt = at;
        return this;
    }

    /** See {@link ClockFacts#endedAt()}. */
    public ClockFactsBuilder endedAt(@Nullable Instant at) {
        endedAt = at;
        return this;
    }

    /** See {@link ClockFacts#deliveredAt()}. */
    public ClockFactsBuilder deliveredAt(@Nullable Instant at) {
        deliveredAt = at;
        return this;
    }

    /** The facts. */
    public ClockFacts build() {
        return new ClockFacts(receivedAt, acceptedAt, deemedOn, historical, licence, joint, promisedLimit, legalLimit,
                statedDueDay, exclusions, extensions, corrections, decidedAt, outcome, closedAt, endedAt, deliveredAt);
    }
}
