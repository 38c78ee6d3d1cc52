package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.Division;
import org.serviceledger.app.demo.province.Hall;
import org.serviceledger.app.demo.province.ImplementedItem;
import org.serviceledger.app.demo.province.NamedPerson;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.demo.simulator.Appointments.Booking;
import org.serviceledger.app.demo.simulator.Arrivals.Arrival;
import org.serviceledger.app.demo.simulator.CaseCourse.End;
import org.serviceledger.app.demo.simulator.HallQueues.Visit;
import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.ApplicantKind;
import org.serviceledger.core.event.CloudEventCodec;

/**
 * The province's business without end, day by day, as the records that its source systems send, in the
 * order in which they send them. Deterministic: the same settings give the same bytes.
 */
public final class Simulation implements Iterator<Simulation.Sent> {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final double CITIZENS_SHARE = .005;
    private static final int MOST_UNRATED = 2_000;

    private final Province province;
    private final WorkingCalendar calendar;
    private final SimulationSettings settings;
    private final NamedPerson citizen;
    private final Stories stories;
    private final Arrivals arrivals;
    private final Appointments appointments;
    private final Draws draws = new Draws();
    private final CloudEventCodec codec = new CloudEventCodec();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Deque<Unrated> unrated = new ArrayDeque<>();
    private final PriorityQueue<Happening> pending = new PriorityQueue<>(
            Comparator.comparing((Happening h) -> h.sentAt().toInstant()).thenComparing(Happening::source)
                    .thenComparing(Happening::id));
    private LocalDate nextDay;

    /**
     * @param citizen the demonstration's citizen, some of the cases being theirs
     */
    public Simulation(Province province, WorkingCalendar calendar, SimulationSettings settings, NamedPerson citizen) {
        this.province = province;
        this.calendar = calendar;
        this.settings = settings;
        this.citizen = citizen;
        this.stories = new Stories(province, calendar, settings.firstDay(), settings.stories());
        this.arrivals = new Arrivals(province, calendar, stories, settings.casesPerDay());
        this.appointments = new Appointments(calendar);
        this.nextDay = settings.firstDay();
    }

    /**
     * A record as a source system sends it.
     *
     * @param record its bytes
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Sent(Happening happening, byte[] record) {}

    private record Unrated(String caseNo, LocalDateTime closed) {}

    /** Always: business goes on. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Sent next() {
        // Nothing is sent before it happens: a day is complete once the next one has not begun.
        Happening first = pending.peek();
        while (first == null || !first.sentAt().isBefore(nextDay.atStartOfDay().atOffset(SHANGHAI))) {
            begin(nextDay);
            nextDay = nextDay.plusDays(1);
            first = pending.peek();
        }
        Happening sent = pending.remove();
        return new Sent(sent, sent.record(codec, sequences.merge(sent.source(), 1L, Long::sum)));
    }

    /** What was drawn up to the day that has been begun last. */
    public Draws draws() {
        return draws;
    }

    /** What is planted. */
    public Stories stories() {
        return stories;
    }

    private void begin(LocalDate day) {
        Chance chance = new Chance(settings.seed(), day.toEpochDay(), draws);
        new Day(day, chance).begin();
    }

    /** What begins on one day. */
    private final class Day {

        private final LocalDate day;
        private final Chance chance;
        private final Telling telling;
        private final HallDay halls;
        private final Reviews reviews;
        private final Map<String, Integer> cases = new HashMap<>();

        Day(LocalDate day, Chance chance) {
            this.day = day;
            this.chance = chance;
            this.telling = new Telling(chance, stories, pending::add);
            this.halls = new HallDay(day, chance, telling, province.people());
            this.reviews = new Reviews(calendar, chance, telling);
        }

        /** Somebody who comes, with what they have booked, if they have. */
        private record Coming(Arrival arrival, @Nullable Booking booking) {}

        void begin() {
            List<Coming> coming = new ArrayList<>();
            for (Booking booking : appointments.comingOn(day, chance, telling)) {
                LocalDateTime at = booking.slot().minusSeconds(chance.between(0, 600));
                coming.add(new Coming(new Arrival(at, booking.item(), false), booking));
            }
            arrivals.of(day, chance).forEach(arrival -> coming.add(new Coming(arrival, null)));
            if (stories.hallIsFull(day)) {
                CitizensStory.fullHall(province, day).forEach(arrival -> coming.add(new Coming(arrival, null)));
            }
            coming.sort(Comparator.comparing((Coming one) -> one.arrival().at())
                    .thenComparing(one -> one.arrival().item().code()));
            coming.forEach(this::begin);
            if (stories.nightFollows(day)) {
                night();
            }
            if (stories.tabletRatesOn(day)) {
                tablet();
            }
            if (stories.citizensStoryBegins(day)) {
                new CitizensStory(province, calendar, day, citizen, pending::add).tell();
            }
        }

        private void begin(Coming coming) {
            Arrival arrival = coming.arrival();
            ImplementedItem item = arrival.item();
            if (arrival.online()) {
                String caseNo = caseNo(item);
                evaluate(caseNo, course(item, caseNo, deskOf(item), true).online(arrival.at(), applicant(item)), null,
                        true);
                return;
            }
            Hall hall = hallOf(item);
            if (coming.booking() == null && chance.happens(Parameter.APPOINTMENT)) {
                appointments.book(arrival.at(), hall, item, chance, telling);
                return;
            }
            String caseNo = caseNo(item);
            Booking booking = coming.booking();
            Visit visit = halls.visit(hall, item, arrival.at(), caseNo, booking == null ? null : booking.id());
            if (visit == null) {
                cases.merge(item.code(), -1, Integer::sum);
                return;
            }
            if (booking != null) {
                appointments.honoured(booking, visit.called(), visit.ticketId(), telling);
            }
            evaluate(caseNo, course(item, caseNo, halls.clerkOf(visit), false).atWindow(visit.called(), visit.served(),
                    applicant(item)), visit, false);
        }

        private CaseCourse course(ImplementedItem item, String caseNo, String clerk, boolean online) {
            return new CaseCourse(calendar, stories, chance, telling, item, caseNo,
                    province.people().approversOf(item.organ()), clerk, online);
        }

        private void evaluate(String caseNo, End end, @Nullable Visit visit, boolean online) {
            LocalDateTime closed = end.closedAt();
            if (closed == null || !end.delivered()) {
                return;
            }
            String device = visit == null ? "" : "pad-" + visit.hall().hallId() + "-" + visit.window().number();
            boolean rated = reviews.evaluate(caseNo, closed, online, device);
            if (!rated && visit != null && stories.tabletStandsIn(visit.hall()) && unrated.size() < MOST_UNRATED) {
                unrated.add(new Unrated(caseNo, closed));
            }
        }

        /** Story 6: three hundred cases of a day, all accepted in one night by one clerk. */
        private void night() {
            ImplementedItem item = stories.itemOfTheNight();
            for (int i = 0; i < Stories.ACCEPTED_IN_A_NIGHT; i++) {
                String caseNo = caseNo(item);
                LocalDateTime submitted = day.atTime(9, 0).plusSeconds(chance.between(0, 10 * 3600));
                LocalDateTime accepted = day.atTime(23, 0).plusSeconds(chance.between(0, 4 * 3600));
                End end = course(item, caseNo, Stories.NIGHT_CLERK, true).acceptedByNight(submitted, accepted,
                        applicant(item));
                evaluate(caseNo, end, null, true);
            }
        }

        /** Story 3: one tablet gives best ratings, four hundred if there are so many cases without any. */
        private void tablet() {
            int given = 0;
            for (Unrated one : List.copyOf(unrated)) {
                if (given < Stories.RATINGS && one.closed().isBefore(day.atTime(9, 0))) {
                    reviews.fromTablet(one.caseNo(), day.atTime(9, 30).plusSeconds(60L * given / 2));
                    given++;
                }
            }
            unrated.clear();
        }

        private String caseNo(ImplementedItem item) {
            int number = cases.merge(item.code(), 1, Integer::sum);
            return item.code() + day.toString().replace("-", "") + "%05d".formatted(number);
        }

        /** Who accepts what comes online. */
        private String deskOf(ImplementedItem item) {
            return "desk-" + item.department().key() + "-" + item.division().region() + "-"
                    + chance.between(1, 4);
        }

        private Hall hallOf(ImplementedItem item) {
            Division division = item.division();
            return province.halls().in(division.level() == AdministrativeLevel.PROVINCE
                    ? province.divisions().capital()
                    : division);
        }

        private NamedPerson applicant(ImplementedItem item) {
            if (item.item().applicant() == ApplicantKind.LEGAL_ENTITY) {
                List<? extends NamedPerson> companies = province.people().companies();
                return companies.get((int) chance.between(0, companies.size()));
            }
            List<? extends NamedPerson> citizens = province.people().citizens();
            if (!chance.happens(CITIZENS_SHARE)) {
                return citizens.get((int) chance.between(0, citizens.size()));
            }
            return nearCitizen(item) ? citizen : citizens.get(Math.floorMod(item.code().hashCode(), citizens.size()));
        }

        /** Nobody has business all over the province. */
        private boolean nearCitizen(ImplementedItem item) {
            return item.division().equals(citizen.division())
                    || item.division().equals(province.divisions().capital());
        }
    }
}
