package org.serviceledger.command.queue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.HallEvent.HallClosed;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.event.QueueEvent.QueueTicketAbandoned;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketMissed;
import org.serviceledger.core.event.QueueEvent.QueueTicketRecalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketRequeued;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.QueueEvent.WindowServiceEnded;
import org.serviceledger.core.event.QueueEvent.WindowServiceStarted;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.event.TicketSeries;

/**
 * What decisions about tickets and windows depend on.
 *
 * @param tickets    by id
 * @param cases      numbers of the cases that are known
 * @param lastNumber highest number given out in the queue and day that is looked at
 * @param hall       of that queue
 */
public record QueueState(Map<String, Ticket> tickets, Set<String> cases, int lastNumber, Hall hall) {

    /** Where a ticket stands. */
    public enum Stage {
        WAITING, CALLED, MISSED, BEING_SERVED, SERVED, ABANDONED
    }

    /**
     * A ticket as it stands.
     *
     * @param window to which it was called last
     * @param missed how often it has been missed
     */
    public record Ticket(Stage stage, @Nullable String hallId, @Nullable String queue, @Nullable String number,
            @Nullable String window, @Nullable String caseNo, int missed) {}

    /**
     * A hall, as far as tickets are given out in it.
     *
     * @param registered whether it is known
     * @param closedFrom first day on which it is closed for good; null when it is not
     * @param queues     as its tickets name them; any when it has not said so
     */
    public record Hall(boolean registered, @Nullable LocalDate closedFrom, Set<String> queues) {

        private static final Hall UNKNOWN = new Hall(false, null, Set.of());

        static Hall of(HallRegistered fact) {
            return new Hall(true, null, Set.copyOf(fact.purposes().keySet()));
        }

        /** Whether it has a queue. */
        public boolean has(String queue) {
            return queues.isEmpty() || queues.contains(queue);
        }

        /** Whether tickets are given out on a day. */
        public boolean open(LocalDate day) {
            return registered && (closedFrom == null || day.isBefore(closedFrom));
        }
    }

    /** How it is folded. */
    public static final StateModel<QueueState> MODEL = new StateModel<>(QueueState.class,
            new QueueState(Map.of(), Set.of(), 0, Hall.UNKNOWN), QueueState::evolve);

    public QueueState {
        tickets = Map.copyOf(tickets);
        cases = Set.copyOf(cases);
    }

    /** The tickets given out in a series, and whether its hall is there. */
    public static Boundary series(String hallId, String series) {
        return Boundary.of(Tags.SERIES, series, QueueTicketTaken.class)
                .and(Boundary.of(Tags.HALL, hallId, HallRegistered.class, HallClosed.class));
    }

    /** All that has happened to a ticket. */
    public static Boundary ticket(String ticketId) {
        return Boundary.of(Tags.TICKET, ticketId);
    }

    /** All that has been done at a window on the day of a ticket; the ticket alone when its day is not known. */
    public static Boundary ticketAtWindow(String ticketId, String window) {
        String day = TicketSeries.windowOf(ticketId, window);
        return day == null
                ? ticket(ticketId)
                : ticket(ticketId).and(Boundary.of(Tags.WINDOW, day, WindowServiceStarted.class,
                        WindowServiceEnded.class));
    }

    /** Whether a case is known. */
    public static Boundary caseKnown(String caseNo) {
        return Boundary.of(Tags.CASE, caseNo, ApplicationSubmitted.class, MaterialsReceived.class);
    }

    /** The ticket of an id. */
    public Optional<Ticket> find(String ticketId) {
        return Optional.ofNullable(tickets.get(ticketId));
    }

    /** Whether a window is serving another ticket. */
    public boolean busy(@Nullable String hallId, String window, String otherThan) {
        return tickets.entrySet().stream().anyMatch(entry -> !entry.getKey().equals(otherThan)
                && entry.getValue().stage() == Stage.BEING_SERVED && window.equals(entry.getValue().window())
                && (hallId == null || hallId.equals(entry.getValue().hallId())));
    }

    private QueueState evolve(Known known) {
        return switch (known.event()) {
            case QueueTicketTaken taken -> new QueueState(moved(taken, Stage.WAITING, 0), cases,
                    Math.max(lastNumber, TicketSeries.numberIn(taken.ticketId())), hall);
            case HallRegistered fact -> with(Hall.of(fact));
            case HallClosed closed -> with(new Hall(hall.registered(),
                    closed.validFrom() == null ? LocalDate.MIN : closed.validFrom(), hall.queues()));
            case QueueTicketCalled called -> to(called, Stage.CALLED);
            case QueueTicketRecalled recalled -> to(recalled, Stage.CALLED);
            case QueueTicketMissed missed -> new QueueState(moved(missed, Stage.MISSED, 1), cases, lastNumber, hall);
            case QueueTicketRequeued requeued -> to(requeued, Stage.WAITING);
            case QueueTicketAbandoned abandoned -> to(abandoned, Stage.ABANDONED);
            case WindowServiceStarted started -> to(started, Stage.BEING_SERVED);
            case WindowServiceEnded ended -> to(ended, Stage.SERVED);
            case CaseEvent fact -> with(fact.caseNo());
            default -> this;
        };
    }

    private QueueState with(String caseNo) {
        Set<String> all = new HashSet<>(cases);
        all.add(caseNo);
        return new QueueState(tickets, all, lastNumber, hall);
    }

    private QueueState with(Hall known) {
        return new QueueState(tickets, cases, lastNumber, known);
    }

    private QueueState to(QueueEvent event, Stage stage) {
        return new QueueState(moved(event, stage, 0), cases, lastNumber, hall);
    }

    private Map<String, Ticket> moved(QueueEvent event, Stage stage, int missedMore) {
        Ticket before = tickets.get(event.ticketId());
        Ticket after = new Ticket(stage, first(event.hallId(), before == null ? null : before.hallId()),
                first(queueOf(event), before == null ? null : before.queue()),
                first(numberOf(event), before == null ? null : before.number()),
                first(event.window(), before == null ? null : before.window()),
                first(event.caseNo(), before == null ? null : before.caseNo()),
                (before == null ? 0 : before.missed()) + missedMore);
        Map<String, Ticket> all = new HashMap<>(tickets);
        all.put(event.ticketId(), after);
        return all;
    }

    private static @Nullable String queueOf(QueueEvent event) {
        return event instanceof QueueTicketTaken taken ? taken.queue() : null;
    }

    private static @Nullable String numberOf(QueueEvent event) {
        return event instanceof QueueTicketTaken taken ? taken.number() : null;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
