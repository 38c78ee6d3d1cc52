package org.serviceledger.projections.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.event.QueueEvent.QueueTicketAbandoned;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketMissed;
import org.serviceledger.core.event.QueueEvent.QueueTicketRecalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketRequeued;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.QueueEvent.WindowServiceEnded;
import org.serviceledger.core.event.QueueEvent.WindowServiceStarted;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.queue.TicketFile.Kind;
import org.serviceledger.projections.queue.TicketFile.Turn;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ListKey;

/** Folds the facts about a queue ticket. A hall's board is put together from its tickets of the day. */
public final class TicketView implements View<TicketFile> {

    /** Name of this view. */
    public static final String KIND = "ticket";

    /** Further ones are in the ledger, but a machine gone wild must not make the view grow without end. */
    private static final int MOST_TURNS = 100;

    private static final Comparator<Turn> ORDER = Comparator.comparing(Turn::at).thenComparing(Turn::kind)
            .thenComparing(Turn::id);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<TicketFile> type() {
        return TicketFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return QueueEvent.class;
    }

    @Override
    public String tag() {
        return Tags.TICKET;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof QueueEvent fact ? fact.ticketId() : null;
    }

    @Override
    public TicketFile empty(String key) {
        return new TicketFile(key, null, null, null, null, null, null, null, null, List.of(), -1);
    }

    @Override
    public TicketFile evolve(TicketFile ticket, RecordedEvent event) {
        Instant at = event.envelope().time().toInstant();
        return switch (event.data()) {
            case QueueTicketTaken taken -> taken(ticket, taken, at, event.position());
            case QueueTicketCalled f -> turn(ticket, event, Kind.CALLED, f, f.queue(), f.number(), f.priority());
            case QueueTicketRecalled f -> turn(ticket, event, Kind.RECALLED, f, f.queue(), f.number(), f.priority());
            case QueueTicketMissed f -> turn(ticket, event, Kind.MISSED, f, f.queue(), f.number(), f.priority());
            case QueueTicketRequeued f -> turn(ticket, event, Kind.REQUEUED, f, f.queue(), f.number(), f.priority());
            case QueueTicketAbandoned f -> turn(ticket, event, Kind.ABANDONED, f, f.queue(), f.number(), f.priority());
            case WindowServiceStarted f -> turn(ticket, event, Kind.STARTED, f, f.queue(), f.number(), f.priority());
            case WindowServiceEnded f -> turn(ticket, event, Kind.ENDED, f, f.queue(), f.number(), f.priority());
            default -> ticket;
        };
    }

    /** What is taken says best what the ticket is; a second taking of the same ticket changes nothing. */
    private static TicketFile taken(TicketFile ticket, QueueTicketTaken taken, Instant at, long position) {
        boolean again = ticket.takenAt() != null;
        return new TicketFile(ticket.ticketId(), first(ticket.hallId(), taken.hallId()),
                first(ticket.queue(), taken.queue()), first(ticket.number(), taken.number()),
                first(ticket.priority(), taken.priority()), again ? ticket.itemCode() : taken.itemCode(),
                first(ticket.caseNo(), taken.caseNo()), again ? ticket.subjectRef() : taken.subjectRef(),
                again ? ticket.takenAt() : at, ticket.turns(), position);
    }

    private static TicketFile turn(TicketFile ticket, RecordedEvent event, Kind kind, QueueEvent fact,
            @Nullable String queue, @Nullable String number, @Nullable String priority) {
        List<Turn> turns = new ArrayList<>(ticket.turns());
        turns.add(new Turn(event.envelope().time().toInstant(), kind, event.envelope().id(), fact.window()));
        turns.sort(ORDER);
        return new TicketFile(ticket.ticketId(), first(ticket.hallId(), fact.hallId()), first(ticket.queue(), queue),
                first(ticket.number(), number), first(ticket.priority(), priority), ticket.itemCode(),
                first(ticket.caseNo(), fact.caseNo()), ticket.subjectRef(), ticket.takenAt(),
                turns.size() > MOST_TURNS ? turns.subList(0, MOST_TURNS) : turns, event.position());
    }

    @Override
    public Map<BucketKey, Amount> contributions(TicketFile ticket) {
        return TicketCounts.of(ticket);
    }

    @Override
    public List<ListKey> listKeys(TicketFile ticket) {
        Instant seen = ticket.firstSeen();
        List<ListKey> groups = new ArrayList<>();
        if (ticket.hallId() != null && seen != null) {
            groups.add(ListKey.always(group(ticket.hallId(), Days.of(seen))));
        }
        if (ticket.subjectRef() != null) {
            groups.add(ListKey.always(ofSubject(ticket.subjectRef())));
        }
        return groups;
    }

    @Override
    public String listSort(TicketFile ticket) {
        Instant seen = ticket.firstSeen();
        return seen == null ? "" : Days.sortable(seen);
    }

    /** Group in which the tickets of a hall's day are listed. */
    public static String group(String hallId, LocalDate day) {
        return hallId + "|" + day;
    }

    /** Group of somebody's tickets. */
    public static String ofSubject(String subjectRef) {
        return "subject=" + subjectRef;
    }

    private static @Nullable String first(@Nullable String known, @Nullable String found) {
        return known != null ? known : found;
    }
}
