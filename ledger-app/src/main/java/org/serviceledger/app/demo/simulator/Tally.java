package org.serviceledger.app.demo.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.Province;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.AppointmentEvent.AppointmentHonoured;
import org.serviceledger.core.event.AppointmentEvent.AppointmentNoShow;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.TimeLimit;

/**
 * The simulator's own account of what it has sent, kept without any of the ledger's code for views, so that
 * one can be held against the other.
 */
public final class Tally {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

    private final Map<String, Case> cases = new HashMap<>();
    private final Map<String, HallCount> halls = new TreeMap<>();
    private final Map<String, Long> events = new TreeMap<>();
    private final Map<String, String> ticketsCalled = new HashMap<>();
    private final Promises promises;
    private final @Nullable Deemings deemings;
    private long evaluations;
    private long positive;
    private long records;

    /** An empty account of a province in which nothing but what is sent is recorded. */
    public Tally(Province province, WorkingCalendar calendar) {
        this(province, calendar, false);
    }

    /**
     * An empty account of a province.
     *
     * @param supervised whether the ledger records by itself which applications count as accepted
     */
    public Tally(Province province, WorkingCalendar calendar, boolean supervised) {
        this.promises = new Promises(province, calendar);
        this.deemings = supervised ? new Deemings(province, calendar) : null;
    }

    /** What is known of a case. */
    private static final class Case {
        private @Nullable Boolean online;
        private @Nullable String item;
        private @Nullable LocalDate stated;
        private @Nullable Instant accepted;
        private @Nullable TimeLimit promised;
        private final List<Instant> begun = new ArrayList<>();
        private final List<Instant> ended = new ArrayList<>();
        private @Nullable Instant closed;
        private boolean over;
    }

    /** A hall's tickets over all days. */
    public record HallCount(long taken, long called) {

        HallCount plus(long moreTaken, long moreCalled) {
            return new HallCount(taken + moreTaken, called + moreCalled);
        }
    }

    /** A share. */
    public record Share(long numerator, long denominator) {}

    /** Counts a record that was sent. */
    public void sent(Happening happening) {
        records++;
        if (deemings != null) {
            deemings.sent(happening);
        }
        events.merge(happening.fact().getClass().getSimpleName(), 1L, Long::sum);
        switch (happening.fact()) {
            case ApplicationSubmitted submitted -> {
                Case known = cases.computeIfAbsent(submitted.caseNo(), any -> new Case());
                known.online = happening.channel() != null && happening.channel().online();
                known.item = submitted.itemCode();
                OffsetDateTime due = submitted.dueAt();
                known.stated = due == null ? null : day(due.toInstant());
            }
            case ApplicationAccepted accepted -> {
                Case known = of(accepted.caseNo());
                known.accepted = happening.at().toInstant();
                known.promised = accepted.promisedLimit();
            }
            case SpecialProcedureStarted started -> cases.computeIfAbsent(started.caseNo(), any -> new Case()).begun
                    .add(happening.at().toInstant());
            case SpecialProcedureEnded ended -> cases.computeIfAbsent(ended.caseNo(), any -> new Case()).ended
                    .add(happening.at().toInstant());
            case ApplicationNotAccepted refused -> of(refused.caseNo()).over = true;
            case ApplicationWithdrawn withdrawn -> of(withdrawn.caseNo()).over = true;
            case CaseClosed closed -> {
                Case known = cases.computeIfAbsent(closed.caseNo(), any -> new Case());
                known.closed = known.closed == null ? happening.at().toInstant() : known.closed;
            }
            case EvaluationSubmitted evaluated -> {
                evaluations++;
                positive += evaluated.satisfaction() != null && evaluated.satisfaction().positive() ? 1 : 0;
            }
            case QueueTicketTaken taken -> count(taken, 1, 0);
            case QueueTicketCalled called -> count(called, 0,
                    ticketsCalled.putIfAbsent(called.ticketId(), "") == null ? 1 : 0);
            default -> {
                // Counted by its name.
            }
        }
    }

    private Case of(String caseNo) {
        return cases.computeIfAbsent(caseNo, any -> new Case());
    }

    private void count(QueueEvent event, long taken, long called) {
        String hall = event.hallId();
        if (hall != null) {
            halls.merge(hall, new HallCount(taken, called), (one, other) -> one.plus(other.taken(), other.called()));
        }
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(SHANGHAI).toLocalDate();
    }

    /** Records of all kinds. */
    public long records() {
        return records;
    }

    /** Records of each kind, by the names of the events. */
    public Map<String, Long> events() {
        return new TreeMap<>(events);
    }

    /** Tickets of each hall. */
    public Map<String, HallCount> halls() {
        return new TreeMap<>(halls);
    }

    /** Cases that are known. */
    public long cases() {
        return cases.size();
    }

    /** Cases submitted online, of all. */
    public Share onlineTakeUp() {
        return new Share(cases.values().stream().filter(one -> Boolean.TRUE.equals(one.online)).count(),
                cases.values().stream().filter(one -> one.online != null).count());
    }

    /**
     * Cases closed by the promised day, of those closed and those open past their day.
     *
     * @param today the day on which it is asked
     */
    public Share onTimeClosing(LocalDate today) {
        long inTime = 0;
        long all = 0;
        for (Map.Entry<String, Case> entry : cases.entrySet()) {
            Case one = entry.getValue();
            Instant due = due(entry.getKey(), one, today);
            Instant closed = one.closed;
            if (due != null && (closed != null || !one.over && day(due.minusNanos(1)).isBefore(today))) {
                all++;
                inTime += closed != null && closed.isBefore(due) ? 1 : 0;
            }
        }
        return new Share(inTime, all);
    }

    /** Cases that are open past their promised day. */
    public Set<String> openPastDue(LocalDate today) {
        return cases.entrySet().stream().filter(entry -> {
            Case one = entry.getValue();
            Instant due = due(entry.getKey(), one, today);
            return one.closed == null && due != null && day(due.minusNanos(1)).isBefore(today);
        }).map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Cases of which the ledger has recorded by the beginning of a day that they count as accepted. */
    public List<String> deemed(LocalDate today) {
        return deemings == null ? List.of() : deemings.all(begin(today));
    }

    private @Nullable Instant due(String caseNo, Case one, LocalDate today) {
        Instant accepted = one.accepted != null || deemings == null
                ? one.accepted
                : deemings.of(caseNo, begin(today)).orElse(null);
        return promises.dueOf(one.item, one.promised, one.stated, accepted, one.begun, one.ended);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(SHANGHAI);
    }

    /** Evaluations of the upper three levels, of all. */
    public Share positiveReview() {
        return new Share(positive, evaluations);
    }

    /** Appointments kept, of those kept and missed. */
    public Share appointmentsHonoured() {
        long kept = count(AppointmentHonoured.class);
        return new Share(kept, kept + count(AppointmentNoShow.class));
    }

    /** Appointments that were booked. */
    public long appointmentsBooked() {
        return count(AppointmentBooked.class);
    }

    private long count(Class<?> event) {
        return events.getOrDefault(event.getSimpleName(), 0L);
    }
}
