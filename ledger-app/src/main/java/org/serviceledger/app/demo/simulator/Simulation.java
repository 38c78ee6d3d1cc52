package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.demo.simulator.Arrivals.Arrival;
import org.serviceledger.app.demo.simulator.HallQueues.Visit;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;

/**
 * Business without end, in the order in which it happens. The same seed and first day give the same
 * facts with the same ids, so playing them again stores nothing twice.
 */
public final class Simulation implements Iterator<EventEnvelope> {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final int PEOPLE = 4000;
    private static final double CITIZENS_SHARE = .01;

    private final Province province;
    private final WorkingCalendar calendar;
    private final Arrivals arrivals;
    private final long seed;
    private final String citizen;
    private final Map<String, Long> sequences = new HashMap<>();
    private final PriorityQueue<Happening> pending = new PriorityQueue<>(
            Comparator.comparing((Happening h) -> h.at().toInstant()).thenComparing(Happening::id));
    private LocalDate nextDay;

    /**
     * @param seed        different seeds give different people, cases and courses
     * @param firstDay    first day of business
     * @param casesPerDay cases begun on a usual working day, in the mean
     * @param citizen     pseudonym of the demonstration's citizen, some of the cases being theirs
     */
    public Simulation(Province province, WorkingCalendar calendar, long seed, LocalDate firstDay, double casesPerDay,
            String citizen) {
        this.citizen = citizen;
        this.province = province;
        this.calendar = calendar;
        this.arrivals = new Arrivals(province, calendar, casesPerDay);
        this.seed = seed;
        this.nextDay = firstDay;
    }

    /** Always: business goes on. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public EventEnvelope next() {
        // Whatever begins later happens later: a day is complete once the next one has not begun.
        Happening first = pending.peek();
        while (first == null || !first.at().isBefore(nextDay.atStartOfDay().atOffset(SHANGHAI))) {
            begin(nextDay);
            nextDay = nextDay.plusDays(1);
            first = pending.peek();
        }
        Happening happening = pending.remove();
        return happening.envelope(sequences.merge(happening.source(), 1L, Long::sum));
    }

    private void begin(LocalDate day) {
        Chance chance = new Chance(seed, day.toEpochDay());
        HallQueues hall = new HallQueues(day);
        List<Arrival> today = arrivals.of(day, chance);
        for (int i = 0; i < today.size(); i++) {
            Arrival arrival = today.get(i);
            String caseNo = province.codeOf(arrival.item()) + day.toString().replace("-", "") + "%05d".formatted(i + 1);
            Visit visit = arrival.online() ? null : visit(hall, arrival, caseNo, chance);
            String person = chance.happens(CITIZENS_SHARE)
                    ? citizen
                    : "%016x".formatted(new Chance(seed, -1 - chance.between(0, PEOPLE)).between(1, Long.MAX_VALUE));
            pending.addAll(CaseStory.tell(province, calendar, chance, arrival, visit, caseNo, person));
        }
    }

    private Visit visit(HallQueues hall, Arrival arrival, String caseNo, Chance chance) {
        String queue = province.departmentOf(arrival.item()).queue();
        double minutes = Math.min(40, chance.skewed(arrival.item().instant() ? 7 : 11, 22));
        Visit visit = hall.serve(queue, arrival.at(), minutes);
        String ticket = Province.HALL + "-" + arrival.at().toLocalDate() + "-" + visit.number();
        String priority = chance.happens(.05) ? "老年人" : null;
        pending.add(new Happening(arrival.at().atOffset(SHANGHAI), Happening.HALL, Channel.KIOSK, null, "CITIZEN",
                new QueueTicketTaken(ticket, Province.HALL, queue, visit.number(), null, null, priority)));
        pending.add(new Happening(visit.called().atOffset(SHANGHAI), Happening.HALL, Channel.WINDOW,
                "window-" + visit.window(), "CLERK",
                new QueueTicketCalled(ticket, Province.HALL, queue, visit.number(), visit.window(), caseNo, priority)));
        return visit;
    }
}
