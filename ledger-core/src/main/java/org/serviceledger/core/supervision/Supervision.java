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
import org.serviceledger.core.clock.statutory.Light;
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
        NoticeLapse lapse = facts.licence() ? clock.lapse(facts) : null;
        boolean provisional = lapse != null && lapse.provisional();
        if (watch.settledByHand() || facts.acceptedAt() != null || provisional) {
            return;
        }
        if (deemed == null) {
            if (lapse != null && !times.historical() && open()) {
                found.add(new Pending.Deem(lapse));
            }
        } else if (deemed.source().equals(OwnSources.CLOCK)) {
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

    private void lights(LightSchedule lights) {
        if (!open()) {
            return;
        }
        light(lights, Light.YELLOW, SupervisionPoint.LIGHT_YELLOW);
        light(lights, Light.RED, SupervisionPoint.LIGHT_RED);
        light(lights, Light.LEGAL_RED, SupervisionPoint.LIGHT_LEGAL_RED);
    }

    private void light(LightSchedule lights, Light light, SupervisionPoint point) {
        lights.firstTurnTo(light).ifPresent(at -> warn(point, at));
    }

    private void procedure(Set<ClockRemark> remarks) {
        if (remarks.contains(ClockRemark.SECOND_CORRECTION_NOTICE)) {
            warn(SupervisionPoint.SECOND_NOTICE, Instant.EPOCH);
        }
        if (remarks.contains(ClockRemark.UNNOTICED_EXCLUSION)) {
            warn(SupervisionPoint.UNNOTICED_PROCEDURE, Instant.EPOCH);
        }
        if (watch.samePerson()) {
            warn(SupervisionPoint.SAME_PERSON, Instant.EPOCH);
        }
    }

    private void warn(SupervisionPoint point, Instant from) {
        if (!watch.raised().contains(point)) {
            found.add(new Pending.Warn(point, from));
        }
    }

    private boolean open() {
        return facts.decidedAt() == null && facts.closedAt() == null && facts.endedAt() == null;
    }
}
