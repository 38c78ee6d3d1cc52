package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.Hall;
import org.serviceledger.app.demo.province.HallQueue;
import org.serviceledger.app.demo.province.ImplementedItem;
import org.serviceledger.app.demo.province.People;
import org.serviceledger.app.demo.simulator.HallQueues.Ticket;
import org.serviceledger.app.demo.simulator.HallQueues.Visit;
import org.serviceledger.app.demo.simulator.Telling.By;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.QueueEvent.QueueTicketAbandoned;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketMissed;
import org.serviceledger.core.event.QueueEvent.QueueTicketRequeued;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.QueueEvent.WindowServiceEnded;
import org.serviceledger.core.event.QueueEvent.WindowServiceStarted;
import org.serviceledger.core.event.TicketOrigin;
import org.serviceledger.core.event.WindowOutcome;

/** What happens in the halls on a day: tickets are taken, called, missed, and served. */
final class HallDay {

    private static final double MOST_MINUTES = 40;

    private final LocalDate day;
    private final Chance chance;
    private final Telling telling;
    private final People people;
    private final Map<String, HallQueues> queues = new HashMap<>();

    HallDay(LocalDate day, Chance chance, Telling telling, People people) {
        this.day = day;
        this.chance = chance;
        this.telling = telling;
        this.people = people;
    }

    /**
     * Somebody's way through a hall, from the ticket to the window; null when they leave before.
     *
     * @param appointmentId of who has booked
     */
    @Nullable
    Visit visit(Hall hall, ImplementedItem item, LocalDateTime at, String caseNo,
            @Nullable String appointmentId) {
        HallQueues today = queues.computeIfAbsent(hall.hallId(), any -> new HallQueues(hall, day));
        Ticket ticket = today.take(HallQueue.valueOf(item.department().queue()), at);
        String source = Sources.hall(hall);
        String id = today.idOf(ticket);
        String priority = chance.happens(Parameter.PRIORITY) ? "老年人" : null;
        telling.tell(at, source, By.citizen(Channel.KIOSK),
                new QueueTicketTaken(id, hall.hallId(), ticket.queue().name(),
                        ticket.number(), null, null, priority,
                        appointmentId == null ? TicketOrigin.ON_SITE : TicketOrigin.APPOINTMENT, null, item.code(),
                        null,
                        appointmentId));
        if (chance.happens(Parameter.TICKET_ABANDONED)) {
            telling.tell(at.plusMinutes(chance.between(5, 25)), source, By.citizen(Channel.KIOSK),
                    new QueueTicketAbandoned(
                            id, hall.hallId(), ticket.queue().name(), ticket.number(), null, null, priority));
            return null;
        }
        Visit visit = today.serve(ticket, Math.min(MOST_MINUTES, chance.skewed(item.item().instant() ? 7 : 11, 22)));
        tellOf(visit, caseNo, priority);
        return visit;
    }

    private void tellOf(Visit visit, String caseNo, @Nullable String priority) {
        Hall hall = visit.hall();
        String source = Sources.hall(hall);
        String queue = visit.ticket().queue().name();
        String number = visit.ticket().number();
        String window = visit.window().number();
        String id = visit.ticketId();
        By clerk = By.clerk(Channel.WINDOW, clerkOf(visit));
        boolean missed = chance.happens(Parameter.TICKET_MISSED);
        if (missed) {
            LocalDateTime first = visit.called().minusSeconds(150);
            LocalDateTime call = first.isAfter(visit.ticket().taken())
                    ? first
                    : visit.ticket().taken().plusSeconds(1);
            telling.tell(call, source, clerk,
                    "1", new QueueTicketCalled(id, hall.hallId(), queue, number, window, null, priority));
            telling.tell(call.plusSeconds(60), source, clerk,
                    new QueueTicketMissed(id, hall.hallId(), queue, number, window, null, priority, 1));
            telling.tell(call.plusSeconds(90), source, clerk,
                    new QueueTicketRequeued(id, hall.hallId(), queue, number, null, null, priority));
        }
        LocalDateTime called = missed ? visit.called().plusSeconds(30) : visit.called();
        telling.tell(called, source, clerk,
                new QueueTicketCalled(id, hall.hallId(), queue, number, window, caseNo, priority));
        telling.tell(called.plusSeconds(25), source, clerk,
                new WindowServiceStarted(id, hall.hallId(), queue, number, window, caseNo, priority));
        telling.tell(visit.served(), source, clerk,
                new WindowServiceEnded(id, hall.hallId(), queue, number, window, caseNo,
                        priority, WindowOutcome.MATERIALS_RECEIVED, null));
    }

    String clerkOf(Visit visit) {
        return people.clerkAt(visit.hall(), visit.window()).account();
    }
}
