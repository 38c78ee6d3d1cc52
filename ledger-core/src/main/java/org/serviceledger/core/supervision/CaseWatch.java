package org.serviceledger.core.supervision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.CaseTimes.Deeming;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.SupervisionEvent.SupervisionWarningRaised;

/**
 * What supervision of a case depends on besides its times, folded event by event in the order of the ledger.
 *
 * @param raised        warnings that the ledger raised by itself, in the order of the ledger; of each point the last
 *                      {@value #MOST_WARNINGS}
 * @param handlers      accounts that handled the case (承办)
 * @param deciders      accounts that decided it (批准)
 * @param settledByHand whether somebody corrected a deemed acceptance, who then has the last word on it
 */
public record CaseWatch(List<Raised> raised, List<String> handlers, List<String> deciders,
        boolean settledByHand) {

    /** Of a case of which nothing is known. */
    public static final CaseWatch NONE = new CaseWatch(List.of(), List.of(), List.of(), false);

    /** Name of the step in which a case is handled. */
    private static final String HANDLING = "承办";

    /** A source gone wild must not make a view grow without end. */
    private static final int MOST_ACCOUNTS = 20;

    /** Nor must a case whose days are moved again and again. The last warning is kept, so that none is raised twice. */
    static final int MOST_WARNINGS = 20;

    public CaseWatch {
        raised = List.copyOf(raised);
        handlers = List.copyOf(handlers);
        deciders = List.copyOf(deciders);
    }

    /**
     * A warning that was raised.
     *
     * @param at when the light turned, as was known then; of a point of the procedure when it was found
     */
    public record Raised(SupervisionPoint point, Instant at) {
        public Raised {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** This after a further fact of the case; most facts change nothing. */
    public CaseWatch with(EventEnvelope fact) {
        return switch (fact.data()) {
            case SupervisionWarningRaised warning -> fact.source().equals(OwnSources.CLOCK)
                    ? raised(warning.rule(), fact.time().toInstant())
                    : this;
            case ReviewStepCompleted step -> HANDLING.equals(step.stepName())
                    ? new CaseWatch(raised, plus(handlers, fact.actor()), deciders, settledByHand)
                    : this;
            case DecisionMade decided -> new CaseWatch(raised, handlers, plus(deciders, fact.actor()), settledByHand);
            case FactCorrected correction -> new CaseWatch(raised, handlers, deciders, settledByHand
                    || Deeming.DAY.equals(correction.field()) && !fact.source().equals(OwnSources.CLOCK));
            default -> this;
        };
    }

    /** Whether somebody decided what they had handled themselves. */
    public boolean samePerson() {
        return handlers.stream().anyMatch(deciders::contains);
    }

    /** Whether the ledger warned at a point, of whatever moment. */
    public boolean warned(SupervisionPoint point) {
        return raised.stream().anyMatch(one -> one.point() == point);
    }

    /** Whether the ledger warned that a light turns at a moment. */
    public boolean warned(SupervisionPoint point, Instant turn) {
        return raised.contains(new Raised(point, turn));
    }

    private CaseWatch raised(@Nullable String rule, Instant at) {
        return SupervisionPoint.of(rule).map(point -> new CaseWatch(latest(raised, new Raised(point, at)), handlers,
                deciders, settledByHand)).orElse(this);
    }

    /** One point's warnings never drive out another's. */
    private static List<Raised> latest(List<Raised> known, Raised one) {
        List<Raised> all = new ArrayList<>(known);
        all.remove(one);
        all.add(one);
        if (all.stream().filter(other -> other.point() == one.point()).count() > MOST_WARNINGS) {
            all.remove(all.stream().filter(other -> other.point() == one.point()).findFirst().orElseThrow());
        }
        return all;
    }

    private static List<String> plus(List<String> known, @Nullable String one) {
        if (one == null || known.size() >= MOST_ACCOUNTS) {
            return known;
        }
        Set<String> all = new TreeSet<>(known);
        all.add(one);
        return List.copyOf(all);
    }
}
