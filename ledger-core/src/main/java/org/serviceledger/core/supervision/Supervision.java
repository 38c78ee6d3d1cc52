package org.serviceledger.core.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.core.clock.statutory.CaseTimes.Deeming;
import org.serviceledger.core.clock.statutory.ClockFacts;
import org.serviceledger.core.clock.statutory.ClockReading;
import org.serviceledger.core.clock.statutory.ClockRemark;
import org.serviceledger.core.clock.statutory.LightSchedule;
import org.serviceledger.core.clock.statutory.NoticeLapse;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.event.OwnSources;

/**
 * Finds what the ledger has to record of a case by itself, and from when on, if nothing more is recorded
 * of it. Views list cases by it, and the decision is made by it: the same function on both sides.
 */
public final class Supervision {

    /** Later than any limit: what is read then is all that will come about without a further fact. */
    public static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    private final CaseTimes times;
    private final ClockFacts facts;
    private final StatutoryClock clock;
    private final CaseWatch watch;
    private final List<Pending> found = new ArrayList<>();

    private Supervision(CaseTimes times, ClockFacts facts, StatutoryClock clock, CaseWatch watch) {
        this.times = times;
        this.facts = facts;
        this.clock = clock;
        this.watch = watch;
    }

    /**
     * What is to be recorded.
     *
     * @param facts what the clock reads of the times
     * @return nothing for old records from a bulk import
     */
    public static List<Pending> of(CaseTimes times, ClockFacts facts, StatutoryClock clock, CaseWatch watch) {
        return of(times, facts, clock, watch, clock.read(facts, FAR));
    }

    /**
     * The same for whoever has read the clock already.
     *
     * @param ahead what the clock reads at {@link #FAR}
     */
    public static List<Pending> of(CaseTimes times, ClockFacts facts, StatutoryClock clock, CaseWatch watch,
            ClockReading ahead) {
        Supervision supervision = new Supervision(times, facts, clock, watch);
        supervision.deeming();
        if (!times.historical()) {
            supervision.lights(ahead.lights());
            supervision.procedure(ahead.remarks());
        }
        return supervision.found;
    }

    private void deeming() {
        Deeming deemed = times.deemed();
        if (watch.settledByHand() || facts.acceptedAt() != null) {
            return;
        }
        boolean ours = deemed != null && deemed.source().equals(OwnSources.CLOCK);
        NoticeLapse lapse = facts.licence() ? clock.lapse(facts) : null;
        if (times.historical()) {
            if (ours) {
                found.add(new Pending.Correct(null, Instant.EPOCH, null));
            }
        } else if (lapse != null && lapse.provisional()) {
            return;
        } else if (deemed == null) {
            if (lapse != null && open()) {
                found.add(new Pending.Deem(lapse));
            }
        } else if (ours) {
            correction(deemed.on(), lapse);
        }
    }

    /** Of a time for the notice that has not passed yet it is not known whether it will. */
    private void correction(LocalDate recorded, @Nullable NoticeLapse lapse) {
        if (lapse == null) {
            found.add(new Pending.Correct(null, Instant.EPOCH, null));
            return;
        }
        found.add(new Pending.Correct(null, Instant.EPOCH, lapse.since()));
        if (!lapse.day().equals(recorded)) {
            found.add(new Pending.Correct(lapse.day(), lapse.since(), null));
        }
    }

    /**
     * A light is warned of once for each moment at which it turns: when that has moved, by what came to be known, it
     * is warned of anew. Whoever is to act in time can do so only as long as the case is open; but that it went on
     * beyond its time belongs to the trace of a case that is over, too, whenever that is found.
     */
    private void lights(LightSchedule lights) {
        if (open()) {
            light(lights, SupervisionPoint.LIGHT_YELLOW);
        }
        light(lights, SupervisionPoint.LIGHT_RED);
        light(lights, SupervisionPoint.LIGHT_LEGAL_RED);
    }

    private void light(LightSchedule lights, SupervisionPoint point) {
        point.turn(lights).filter(turn -> !watch.warned(point, turn))
                .ifPresent(turn -> found.add(new Pending.Warn(point, turn)));
    }

    private void procedure(Set<ClockRemark> remarks) {
        if (remarks.contains(ClockRemark.SECOND_CORRECTION_NOTICE)) {
            warn(SupervisionPoint.SECOND_NOTICE);
        }
        if (remarks.contains(ClockRemark.UNNOTICED_EXCLUSION)) {
            warn(SupervisionPoint.UNNOTICED_PROCEDURE);
        }
        if (watch.samePerson()) {
            warn(SupervisionPoint.SAME_PERSON);
        }
    }

    private void warn(SupervisionPoint point) {
        if (!watch.warned(point)) {
            found.add(new Pending.Warn(point, Instant.EPOCH));
        }
    }

    private boolean open() {
        return facts.decidedAt() == null && facts.closedAt() == null && facts.endedAt() == null;
    }
}
