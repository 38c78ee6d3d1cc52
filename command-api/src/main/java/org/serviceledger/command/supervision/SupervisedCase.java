package org.serviceledger.command.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.casework.ItemState;
import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.core.clock.statutory.ClockPolicies;
import org.serviceledger.core.clock.statutory.ItemTerms;
import org.serviceledger.core.clock.statutory.ShanghaiTime;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.clock.statutory.WorkingCalendar;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.CalendarEvent;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.supervision.CaseWatch;
import org.serviceledger.core.supervision.Pending;
import org.serviceledger.core.supervision.Supervision;

/**
 * Everything that decides what the time alone makes of a case: its facts, its item, the calendars and the
 * policies of the clock.
 *
 * @param submittedAt of the first application; null as long as none is known
 * @param itemCode    as the first application says it
 */
public record SupervisedCase(CaseTimes times, CaseWatch watch, @Nullable Instant submittedAt,
        @Nullable String itemCode, ItemState item, WorkingCalendar calendar, ClockPolicies policies) {

    /** How it is folded. */
    public static final StateModel<SupervisedCase> MODEL = new StateModel<>(SupervisedCase.class,
            new SupervisedCase(CaseTimes.NONE, CaseWatch.NONE, null, null, ItemState.NOTHING_KNOWN,
                    WorkingCalendar.weekendsOnly(), ClockPolicies.NONE),
            SupervisedCase::evolve);

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

    /** What is to be recorded, and from when on. */
    public List<Pending> pending() {
        LocalDate day = times.dayOfTerms(submittedAt);
        Optional<ItemState.Version> version = version();
        StatutoryClock clock = new StatutoryClock(calendar,
                policies.inForce(version.map(ItemState.Version::region).orElse(null), day));
        ItemTerms terms = version.map(ItemState.Version::terms).orElse(ItemTerms.UNKNOWN);
        return Supervision.of(times, times.facts(terms), clock, watch);
    }

    /** The item's description that holds for the case. */
    Optional<ItemState.Version> version() {
        return item.countingOn(times.dayOfTerms(submittedAt));
    }

    private SupervisedCase evolve(Known known) {
        if (!(known.event() instanceof CaseEvent)) {
            return new SupervisedCase(times, watch, submittedAt, itemCode, item.evolve(known),
                    calendar.with(known.event()), policies.with(known.event()));
        }
        EventEnvelope fact = envelope(known);
        boolean first = known.event() instanceof ApplicationSubmitted && submittedAt == null;
        return new SupervisedCase(times.with(fact), watch.with(fact), first ? known.at() : submittedAt,
                first && known.event() instanceof ApplicationSubmitted submitted ? submitted.itemCode() : itemCode,
                item, calendar, policies);
    }

    private static EventEnvelope envelope(Known known) {
        String source = known.source() == null ? OwnSources.COMMANDS : known.source();
        return new EventEnvelope(known.id(), source, EventVocabulary.nameOf(known.event()), known.event().subject(),
                ShanghaiTime.shown(known.at()), known.channel(), known.actor(), null, null, known.historical(),
                known.event());
    }
}
