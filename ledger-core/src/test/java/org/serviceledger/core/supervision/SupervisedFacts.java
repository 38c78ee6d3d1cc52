package org.serviceledger.core.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.core.clock.statutory.ClockPolicy;
import org.serviceledger.core.clock.statutory.ItemTerms;
import org.serviceledger.core.clock.statutory.ShanghaiTime;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.clock.statutory.WorkingCalendar;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.TimeLimit;

/** The facts of one case, and what supervision makes of them. */
final class SupervisedFacts {

    static final String CASE = "C1";

    private static final TimeLimit TEN = new TimeLimit(10, LimitUnit.WORKING_DAY);
    private static final TimeLimit TWENTY = new TimeLimit(20, LimitUnit.WORKING_DAY);

    /** A year without any holiday. */
    private WorkingCalendar calendar = WorkingCalendar.weekendsOnly()
            .with(new CalendarPublished(2026, List.of(), List.of(), null));
    private final List<EventEnvelope> facts = new ArrayList<>();
    private boolean licence = true;

    SupervisedFacts fact(String at, CaseEvent event) {
        return fact(at, "urn:source", null, false, event);
    }

    SupervisedFacts byActor(String at, String actor, CaseEvent event) {
        return fact(at, "urn:source", actor, false, event);
    }

    SupervisedFacts historical(String at, CaseEvent event) {
        return fact(at, "urn:source", null, true, event);
    }

    /** What the ledger recorded by itself. */
    SupervisedFacts own(String at, CaseEvent event) {
        return fact(at, OwnSources.CLOCK, null, false, event);
    }

    private SupervisedFacts fact(String at, String source, @Nullable String actor, boolean historical,
            CaseEvent event) {
        facts.add(new EventEnvelope("f" + facts.size(), source, EventVocabulary.nameOf(event), CASE,
                ShanghaiTime.shown(at(at)), Channel.PC, actor, null, null, historical, event));
        return this;
    }

    /** Of an item that is no licence. */
    SupervisedFacts publicService() {
        licence = false;
        return this;
    }

    SupervisedFacts withoutCalendar() {
        calendar = WorkingCalendar.weekendsOnly();
        return this;
    }

    SupervisedFacts amended(String... offDays) {
        calendar = calendar.with(new CalendarAmended(2026,
                java.util.stream.Stream.of(offDays).map(LocalDate::parse).toList(), List.of(), null, null));
        return this;
    }

    List<Pending> pending() {
        CaseTimes times = CaseTimes.NONE;
        CaseWatch watch = CaseWatch.NONE;
        for (EventEnvelope fact : facts) {
            times = times.with(fact);
            watch = watch.with(fact);
        }
        StatutoryClock clock = new StatutoryClock(calendar, ClockPolicy.DEFAULT);
        return Supervision.of(times, times.facts(new ItemTerms(licence, TEN, TWENTY)), clock, watch);
    }

    /** What is to be recorded about the deemed acceptance at a time. */
    List<Pending> deeming(String now) {
        return pending().stream().filter(one -> !(one instanceof Pending.Warn) && one.at(at(now))).toList();
    }

    /** The points at which a warning is to be raised at a time. */
    List<SupervisionPoint> warnings(String now) {
        return pending().stream().filter(one -> one.at(at(now))).filter(Pending.Warn.class::isInstance)
                .map(one -> ((Pending.Warn) one).point()).toList();
    }

    /** A time like {@code 2026-03-02T10:00}, or ten o'clock of a day. */
    static Instant at(String time) {
        LocalDateTime local = time.contains("T") ? LocalDateTime.parse(time) : LocalDate.parse(time).atTime(10, 0);
        return local.atZone(ShanghaiTime.ZONE).toInstant();
    }
}
