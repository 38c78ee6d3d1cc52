package org.serviceledger.query.http;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.appointment.AppointmentFile;
import org.serviceledger.projections.appointment.AppointmentView;
import org.serviceledger.projections.read.ReadableEvents;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.reference.ReferenceReader;
import org.serviceledger.projections.store.ListKey;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/** Appointments (预约): those of a day, a hall or a person, and the places that are still free. */
@RestController
public final class AppointmentEndpoint {

    private static final AppointmentView APPOINTMENTS = new AppointmentView();
    private static final Set<String> REGISTRATION = Set.of("HallRegistered");
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final ViewReader views;
    private final ReferenceReader references;
    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final CaseAccess access;
    private final LedgerClock clock;

    public AppointmentEndpoint(ViewReader views, ReferenceReader references, Ledger ledger, CloudEventCodec codec,
            CaseAccess access, LedgerClock clock) {
        this.views = views;
        this.references = references;
        this.ledger = ledger;
        this.codec = codec;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A page of appointments.
     *
     * @param counts what became of all that were asked for, not of this page only
     * @param slots  of the hall's day; empty unless a hall is asked for
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Answer(List<AppointmentAnswer> items, @Nullable String nextCursor, SlotAnswer.Counts counts,
            List<SlotAnswer> slots) {}

    /**
     * Appointments by the time at which somebody is expected.
     *
     * @param hall    its appointments of a day
     * @param day     today when neither it nor a person is given
     * @param subject pseudonym: that person's appointments
     * @param state   only those in this state
     */
    @GetMapping("/api/v1/appointments")
    public Mono<Answer> list(@RequestParam @Nullable String hall, @RequestParam @Nullable String day,
            @RequestParam @Nullable String subject, @RequestParam @Nullable String state,
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        AppointmentFile.State wanted = Parameters.oneOf("state", state, AppointmentFile.State.class);
        LocalDate on = Parameters.day("day", day);
        LocalDate shown = on == null && subject == null ? Days.of(clock.now()) : on;
        List<String> groups = groups(Parameters.nonEmpty(hall), shown, Parameters.nonEmpty(subject));
        ListQuery query = new ListQuery(AppointmentView.KIND, state(groups, wanted), subject != null, "", "",
                Parameters.limit(limit, USUAL, MOST));
        ListQuery everything = new ListQuery(AppointmentView.KIND, groups, false, "", "", Integer.MAX_VALUE);
        return Mono.zip(views.page(APPOINTMENTS, query, Parameters.cursor(cursor)),
                views.page(APPOINTMENTS, everything).collectList(), capacity(Parameters.nonEmpty(hall)))
                .map(found -> {
                    ItemList<AppointmentAnswer> page = ItemList.of(found.getT1(), AppointmentAnswer::of);
                    return new Answer(page.items(), page.nextCursor(), SlotAnswer.Counts.of(found.getT2()),
                            hall == null || shown == null
                                    ? List.of()
                                    : SlotAnswer.booked(found.getT2(), found.getT3().orElse(null), clock.now()));
                });
    }

    private static List<String> groups(@Nullable String hall, @Nullable LocalDate day, @Nullable String subject) {
        List<String> groups = new ArrayList<>();
        if (subject != null) {
            groups.add(AppointmentView.ofSubject(subject));
        }
        if (day != null) {
            groups.add(hall == null ? AppointmentView.ofDay(day) : AppointmentView.ofHall(hall, day));
        } else if (hall != null) {
            throw Parameters.bad("day", "must be given together with the hall");
        }
        return groups;
    }

    private static List<String> state(List<String> groups, AppointmentFile.@Nullable State state) {
        List<String> all = new ArrayList<>(groups);
        if (state != null) {
            all.add(AppointmentView.ofState(state));
        }
        return all;
    }

    /** The caller's own appointments, the latest first. */
    @GetMapping("/api/v1/my/appointments")
    public Mono<ItemList<AppointmentAnswer>> mine(@RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        int size = Parameters.limit(limit, USUAL, MOST);
        return access.subject()
                .flatMap(subject -> views.page(APPOINTMENTS, new ListQuery(AppointmentView.KIND,
                        AppointmentView.ofSubject(subject), true, "", "", size), Parameters.cursor(cursor)))
                .map(page -> ItemList.of(page, AppointmentAnswer::of));
    }

    /**
     * The slots of a hall's day with the places that are free, by the same rule by which a booking is decided:
     * as many as the hall says, for each begin of a slot. On a working day every half hour of office hours can
     * be booked; a slot that has begun cannot.
     */
    @GetMapping("/api/v1/halls/{hallId}/slots")
    public Mono<ItemList<SlotAnswer>> slots(@PathVariable String hallId, @RequestParam @Nullable String day) {
        LocalDate asked = Parameters.day("day", day);
        LocalDate on = asked == null ? Days.of(clock.now()) : asked;
        return Mono.zip(views.all(APPOINTMENTS, AppointmentView.ofHall(hallId, on)).collectList(),
                references.of(""), registration(hallId)).map(found -> {
                    HallRegistered hall = found.getT3().orElse(null);
                    return SlotAnswer.of(on, found.getT2().clock(hall == null ? null : hall.region(), on),
                            found.getT1(), hall == null ? null : hall.slotCapacity(), clock.now());
                }).map(ItemList::whole);
    }

    private Mono<Optional<Integer>> capacity(@Nullable String hallId) {
        return hallId == null
                ? Mono.just(Optional.empty())
                : registration(hallId).map(found -> found.map(HallRegistered::slotCapacity));
    }

    /** What a hall was registered as last. */
    private Mono<Optional<HallRegistered>> registration(String hallId) {
        EventQuery query = EventQuery.of(new EventCriterion(REGISTRATION, Set.of(Tag.of(Tags.HALL, hallId))));
        return ReadableEvents.of(ledger.find(query, 0, Long.MAX_VALUE), codec)
                .reduce(Optional.<HallRegistered>empty(),
                        (known, event) -> event.data() instanceof HallRegistered hall ? Optional.of(hall) : known);
    }
}
