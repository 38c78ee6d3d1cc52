package org.serviceledger.projections.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AppointmentEvent;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.AppointmentEvent.AppointmentCancelled;
import org.serviceledger.core.event.AppointmentEvent.AppointmentHonoured;
import org.serviceledger.core.event.AppointmentEvent.AppointmentNoShow;
import org.serviceledger.core.event.AppointmentEvent.AppointmentRescheduled;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.appointment.AppointmentFile.Kind;
import org.serviceledger.projections.appointment.AppointmentFile.Turn;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ListKey;

/** Folds the facts about an appointment (预约). */
public final class AppointmentView implements View<AppointmentFile> {

    /** Name of this view. */
    public static final String KIND = "appointment";

    /** Further ones are in the ledger, but a source gone wild must not make the view grow without end. */
    private static final int MOST_TURNS = 100;

    private static final Comparator<Turn> ORDER = Comparator.comparing(Turn::at).thenComparing(Turn::kind)
            .thenComparing(Turn::id);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<AppointmentFile> type() {
        return AppointmentFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return AppointmentEvent.class;
    }

    @Override
    public String tag() {
        return Tags.APPOINTMENT;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof AppointmentEvent fact ? fact.appointmentId() : null;
    }

    @Override
    public AppointmentFile empty(String key) {
        return new AppointmentFile(key, null, null, null, null, List.of(), -1);
    }

    @Override
    public AppointmentFile evolve(AppointmentFile file, RecordedEvent event) {
        return switch (event.data()) {
            case AppointmentBooked fact -> with(file, event, Kind.BOOKED, fact, fact.slotEnd());
            case AppointmentRescheduled fact -> with(file, event, Kind.RESCHEDULED, fact, fact.slotEnd());
            case AppointmentCancelled fact -> with(file, event, Kind.CANCELLED, fact, fact.slotEnd());
            case AppointmentHonoured fact -> with(file, event, Kind.HONOURED, fact, fact.slotEnd());
            case AppointmentNoShow fact -> with(file, event, Kind.NO_SHOW, fact, fact.slotEnd());
            default -> file;
        };
    }

    private static AppointmentFile with(AppointmentFile file, RecordedEvent event, Kind kind, AppointmentEvent fact,
            @Nullable OffsetDateTime slotEnd) {
        List<Turn> turns = new ArrayList<>(file.turns());
        turns.add(new Turn(event.envelope().time().toInstant(), kind, event.envelope().id(),
                fact.hallId(), instant(fact.slotStart()), instant(slotEnd)));
        turns.sort(ORDER);
        Integer people = fact instanceof AppointmentBooked booked && file.people() == null
                ? booked.people()
                : file.people();
        String ticketId = fact instanceof AppointmentHonoured honoured && file.ticketId() == null
                ? honoured.ticketId()
                : file.ticketId();
        return new AppointmentFile(file.appointmentId(), first(file.itemCode(), fact.itemCode()),
                first(file.subjectRef(), fact.subjectRef()), people, ticketId,
                turns.size() > MOST_TURNS ? turns.subList(0, MOST_TURNS) : turns, event.position());
    }

    @Override
    public Map<BucketKey, Amount> contributions(AppointmentFile file) {
        return AppointmentCounts.of(file);
    }

    @Override
    public List<ListKey> listKeys(AppointmentFile file) {
        Instant slot = file.slotStart();
        String hallId = file.hallId();
        List<ListKey> groups = new ArrayList<>(List.of(ListKey.always(ofState(file.state()))));
        if (slot != null) {
            groups.add(ListKey.always(ofDay(Days.of(slot))));
        }
        if (slot != null && hallId != null) {
            groups.add(ListKey.always(ofHall(hallId, Days.of(slot))));
        }
        if (file.subjectRef() != null) {
            groups.add(ListKey.always(ofSubject(file.subjectRef())));
        }
        return groups;
    }

    /** By the time at which somebody is expected. */
    @Override
    public String listSort(AppointmentFile file) {
        Instant slot = file.slotStart();
        return slot == null ? "" : Days.sortable(slot);
    }

    /** Group of a day's appointments in all halls. */
    public static String ofDay(LocalDate day) {
        return "day=" + day;
    }

    /** Group of a hall's day. */
    public static String ofHall(String hallId, LocalDate day) {
        return "hall=" + hallId + "|" + day;
    }

    /** Group of somebody's appointments. */
    public static String ofSubject(String subjectRef) {
        return "subject=" + subjectRef;
    }

    /** Group of the appointments in a state. */
    public static String ofState(AppointmentFile.State state) {
        return "state=" + state;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String first(@Nullable String known, @Nullable String found) {
        return known != null ? known : found;
    }
}
