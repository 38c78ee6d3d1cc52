package org.serviceledger.app.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.serviceledger.command.supervision.Supervise.Grace;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseOversight.Kind;
import org.serviceledger.projections.casefile.CaseOversight.Span;

/**
 * Remembers what was decided about which state of a case, so that a case whose view has not seen the decision yet, or
 * in which the decision found nothing, is not decided about again and again. Forgetting does no harm.
 */
final class Attempts {

    private static final int MOST = 20_000;

    private final Map<String, Attempt> made = new LinkedHashMap<>();

    /**
     * A decision.
     *
     * @param position of the view that it was about
     * @param due      what was due
     */
    private record Attempt(long position, List<Span> due) {}

    /** How long sources may be late for what is to be recorded. */
    private final Grace grace;

    Attempts(Grace grace) {
        this.grace = grace;
    }

    /** The grace for something of a kind. */
    static Duration of(Grace grace, Kind kind) {
        return switch (kind) {
            case DEEM -> grace.deeming();
            case WARN -> grace.warnings();
            case CORRECT -> Duration.ZERO;
        };
    }

    /** Whether a decision can find something that the last one about the case did not. */
    synchronized boolean worthwhile(CaseFile file, Instant now) {
        return !attempt(file, now).equals(made.get(file.caseNo()));
    }

    synchronized void made(CaseFile file, Instant now) {
        made.remove(file.caseNo());
        made.put(file.caseNo(), attempt(file, now));
        if (made.size() > MOST) {
            made.remove(made.keySet().iterator().next());
        }
    }

    /** What is due may change with the time, with a fact, and with a calendar that moves what is pending. */
    private Attempt attempt(CaseFile file, Instant now) {
        return new Attempt(file.position(), file.oversight().pending().stream()
                .filter(span -> !span.from().isAfter(now.minus(of(grace, span.kind())))).toList());
    }
}
