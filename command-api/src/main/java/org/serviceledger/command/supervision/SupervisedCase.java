package org.serviceledger.command.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.casework.ItemState;
import org.serviceledger.command.correction.RecordedFacts;
import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.core.clock.statutory.ClockPolicies;
import org.serviceledger.core.clock.statutory.ItemTerms;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.clock.statutory.WorkingCalendar;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.CalendarEvent;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.supervision.CaseWatch;
import org.serviceledger.core.supervision.Pending;
import org.serviceledger.core.supervision.Supervision;

/**
 * Everything that decides what the time alone makes of a case: its facts, its item, the calendars and the
 * policies of the clock.
 *
 * @param facts of the case, as they were recorded; what is decided rests on what corrections made of them
 */
public record SupervisedCase(RecordedFacts facts, ItemState item, WorkingCalendar calendar, ClockPolicies policies) {

    /** How it is folded. */
    public static final StateModel<SupervisedCase> MODEL = new StateModel<>(SupervisedCase.class,
            new SupervisedCase(new RecordedFacts(List.of()), ItemState.NOTHING_KNOWN, WorkingCalendar.weekendsOnly(),
                    ClockPolicies.NONE),
            SupervisedCase::evolve);

    private static final Corrector CORRECTOR = new Corrector(new CloudEventCodec());

    /** A case is not supervised for longer; further back no calendar is looked for. */
    private static final int MOST_YEARS = 10;

    /**
     * All that a decision rests on: the case, the item, the calendars of the years through which the case counts,
     * whether they are published yet or not, and every policy of the clock.
     */
    public static Boundary boundary(Supervise command, Circumstances at) {
        Boundary boundary = Boundary.of(Tags.CASE, command.caseNo())
                .and(Boundary.of(Tags.POLICY, CalendarEvent.OF_CLOCK, ClockPolicyPublished.class));
        if (!command.itemCode().isEmpty()) {
            boundary = boundary.and(ItemState.boundary(command.itemCode()));
        }
        int thisYear = at.today().getYear();
        List<Boundary.Part> years = new ArrayList<>(boundary.parts());
        for (int year = Math.max(command.firstYear(), thisYear - MOST_YEARS) - 1; year <= thisYear + 2; year++) {
            years.addAll(Boundary.of(Tags.CALENDAR, String.valueOf(year), CalendarPublished.class,
                    CalendarAmended.class).parts());
        }
        return new Boundary(years);
    }

    /**
     * What the facts of a case say, each as it should have been told.
     *
     * @param submittedAt of the first application; null as long as none is known
     * @param itemCode    as the first application says it
     */
    record Told(CaseTimes times, CaseWatch watch, @Nullable Instant submittedAt, @Nullable String itemCode) {

        private static final Told NOTHING = new Told(CaseTimes.NONE, CaseWatch.NONE, null, null);

        private Told with(EventEnvelope fact) {
            boolean first = fact.data() instanceof ApplicationSubmitted && submittedAt == null;
            return new Told(times.with(fact), watch.with(fact), first ? fact.time().toInstant() : submittedAt,
                    first && fact.data() instanceof ApplicationSubmitted submitted ? submitted.itemCode() : itemCode);
        }
    }

    /** What the facts say after all corrections (红字更正), by the function by which the views are corrected. */
    Told told() {
        Told told = Told.NOTHING;
        for (RecordedEvent fact : CORRECTOR.corrected(facts.facts())) {
            told = told.with(fact.envelope());
        }
        return told;
    }

    /** What is to be recorded, and from when on. */
    List<Pending> pending(Told told) {
        LocalDate day = told.times().dayOfTerms(told.submittedAt());
        Optional<ItemState.Version> version = version(told);
        StatutoryClock clock = new StatutoryClock(calendar,
                policies.inForce(version.map(ItemState.Version::region).orElse(null), day));
        ItemTerms terms = version.map(ItemState.Version::terms).orElse(ItemTerms.UNKNOWN);
        return Supervision.of(told.times(), told.times().facts(terms), clock, told.watch());
    }

    /** The item's description that holds for the case. */
    Optional<ItemState.Version> version(Told told) {
        return item.countingOn(told.times().dayOfTerms(told.submittedAt()));
    }

    private SupervisedCase evolve(Known known) {
        return known.event() instanceof CaseEvent
                ? new SupervisedCase(facts.with(known), item, calendar, policies)
                : new SupervisedCase(facts, item.evolve(known), calendar.with(known.event()),
                        policies.with(known.event()));
    }
}
