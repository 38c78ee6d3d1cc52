package org.serviceledger.command.queue;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.CommandDefinition.Decider;
import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Given.Then;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.HallEvent.HallClosed;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.QueueEvent.QueueTicketAbandoned;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketMissed;
import org.serviceledger.core.event.QueueEvent.QueueTicketRecalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketRequeued;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.QueueEvent.WindowServiceEnded;
import org.serviceledger.core.event.QueueEvent.WindowServiceStarted;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.WindowOutcome;

class TicketDeciderTest {

    private static final String FIRST = "hall/A/2026-03-20/1";
    private static final String SECOND = "hall/A/2026-03-20/2";
    private static final ServiceEvent HALL = new HallRegistered("hall", null, null, null, null, null, null, null, null);
    private static final ServiceEvent TAKEN = taken(1);
    private static final ServiceEvent CALLED = called(FIRST, "A001");
    private static final ServiceEvent MISSED = new QueueTicketMissed(FIRST, "hall", "A", "A001", "3", null, null, 1);
    private static final ServiceEvent STARTED = new WindowServiceStarted(FIRST, "hall", "A", "A001", "3", null, null,
            null);
    private static final ServiceEvent ENDED = new WindowServiceEnded(FIRST, "hall", "A", "A001", "3", null, null,
            WindowOutcome.DONE, List.of());

    @Test
    void numbers_count_up_within_a_queues_day() {
        take(HALL).records(TAKEN);
        take(HALL, taken(1), taken(7)).records(taken(8));
        take(HALL, taken(99_998)).records(taken(99_999));
        take(HALL, taken(99_999)).refusedBecause(QueueRule.NUMBERS_USED_UP);
    }

    @Test
    void tickets_are_given_out_in_a_hall_that_is_registered_and_not_closed() {
        LocalDate today = LocalDate.of(2026, 3, 20);
        take().refusedBecause(QueueRule.HALL_UNKNOWN);
        take(new HallClosed("hall", today.plusDays(1), null)).refusedBecause(QueueRule.HALL_UNKNOWN);
        take(HALL, new HallClosed("hall", today, null)).refusedBecause(QueueRule.HALL_UNKNOWN);
        take(HALL, new HallClosed("hall", null, null)).refusedBecause(QueueRule.HALL_UNKNOWN);
        take(HALL, new HallClosed("hall", today.plusDays(1), null)).records(TAKEN);
        take(HALL, new HallClosed("hall", today, null), HALL).records(TAKEN);
    }

    @Test
    void tickets_are_given_out_in_queues_that_the_hall_has() {
        take(withQueues("A 户政", "B")).records(TAKEN);
        take(withQueues("B", "AB 户政")).refusedBecause(QueueRule.QUEUE_UNKNOWN);
        take(withQueues("B"), new HallClosed("hall", LocalDate.of(2026, 3, 21), null))
                .refusedBecause(QueueRule.QUEUE_UNKNOWN);
        take(withQueues("B"), withQueues("A")).records(TAKEN);
        take(withQueues()).records(TAKEN);
    }

    private static ServiceEvent withQueues(String... queues) {
        return new HallRegistered("hall", null, null, null, null, null, List.of(queues), null, null);
    }

    @Test
    void only_who_waits_is_called_to_a_free_window() {
        call(TAKEN).records(CALLED);
        call().refusedBecause(QueueRule.TICKET_UNKNOWN);
        call(TAKEN, CALLED).refusedBecause(QueueRule.TICKET_NOT_WAITING);
        call(TAKEN, new WindowServiceStarted(SECOND, "hall", "A", "A002", "3", null, null, null))
                .refusedBecause(QueueRule.WINDOW_BUSY);
        call(TAKEN, new WindowServiceStarted(SECOND, "hall", "A", "A002", "4", null, null, null)).records(CALLED);
        call(TAKEN, new WindowServiceStarted(SECOND, "elsewhere", "A", "A002", "3", null, null, null))
                .records(CALLED);
    }

    @Test
    void only_who_was_called_is_called_again_or_missed_it() {
        recall(TAKEN, CALLED).records(new QueueTicketRecalled(FIRST, "hall", "A", "A001", "3", null, null));
        recall(TAKEN).refusedBecause(QueueRule.TICKET_NOT_CALLED);
        recall().refusedBecause(QueueRule.TICKET_UNKNOWN);
        miss(TAKEN, CALLED).records(MISSED);
        miss(TAKEN, CALLED, MISSED, CALLED)
                .records(new QueueTicketMissed(FIRST, "hall", "A", "A001", "3", null, null, 2));
        miss(TAKEN).refusedBecause(QueueRule.TICKET_NOT_CALLED);
    }

    @Test
    void only_who_missed_the_call_waits_again() {
        requeue(TAKEN, CALLED, MISSED)
                .records(new QueueTicketRequeued(FIRST, "hall", "A", "A001", null, null, null, "回来了"));
        requeue(TAKEN).refusedBecause(QueueRule.TICKET_NOT_MISSED);
        requeue().refusedBecause(QueueRule.TICKET_UNKNOWN);
        call(TAKEN, CALLED, MISSED, new QueueTicketRequeued(FIRST, "hall", "A", "A001", null, null, null, null))
                .records(CALLED);
    }

    @Test
    void who_waits_or_missed_the_call_may_leave() {
        ServiceEvent left = new QueueTicketAbandoned(FIRST, "hall", "A", "A001", null, null, null, "走了");
        abandon(TAKEN).records(left);
        abandon(TAKEN, CALLED, MISSED).records(left);
        abandon(TAKEN, CALLED).refusedBecause(QueueRule.TICKET_NOT_HERE);
        abandon().refusedBecause(QueueRule.TICKET_UNKNOWN);
    }

    @Test
    void who_was_called_is_served_at_that_window_one_at_a_time() {
        start("3", null, TAKEN, CALLED).records(STARTED);
        start("4", null, TAKEN, CALLED).refusedBecause(QueueRule.OTHER_WINDOW);
        start("3", null, TAKEN).refusedBecause(QueueRule.TICKET_NOT_CALLED);
        start("3", null, TAKEN, CALLED,
                new WindowServiceStarted(SECOND, "hall", "A", "A002", "3", null, null, null))
                .refusedBecause(QueueRule.WINDOW_BUSY);
    }

    @Test
    void a_ticket_is_linked_to_a_known_case_only() {
        start("3", "C1", TAKEN, CALLED).refusedBecause(QueueRule.CASE_NOT_KNOWN);
        start("3", "C1", TAKEN, CALLED, new ApplicationSubmitted("C1", null, null, null, null, null))
                .records(new WindowServiceStarted(FIRST, "hall", "A", "A001", "3", "C1", null, null));
    }

    @Test
    void only_what_was_begun_is_ended() {
        end(TAKEN, CALLED, STARTED).records(ENDED);
        end(TAKEN, CALLED).refusedBecause(QueueRule.NOT_BEING_SERVED);
        end().refusedBecause(QueueRule.TICKET_UNKNOWN);
    }

    private static Then take(ServiceEvent... events) {
        return when(TicketDecider::take, new TakeTicket("hall", "A", null, null, null, null, null), events);
    }

    private static Then call(ServiceEvent... events) {
        return when(TicketDecider::call, new CallTicket(FIRST, "3"), events);
    }

    private static Then recall(ServiceEvent... events) {
        return when(TicketDecider::recall, new RecallTicket(FIRST), events);
    }

    private static Then miss(ServiceEvent... events) {
        return when(TicketDecider::miss, new MissTicket(FIRST), events);
    }

    private static Then requeue(ServiceEvent... events) {
        return when(TicketDecider::requeue, new RequeueTicket(FIRST, "回来了"), events);
    }

    private static Then abandon(ServiceEvent... events) {
        return when(TicketDecider::abandon, new AbandonTicket(FIRST, "走了"), events);
    }

    private static Then start(String window, String caseNo, ServiceEvent... events) {
        return when(TicketDecider::start, new StartWindowService(FIRST, window, caseNo), events);
    }

    private static Then end(ServiceEvent... events) {
        return when(TicketDecider::end, new EndWindowService(FIRST, WindowOutcome.DONE, List.of()), events);
    }

    private static <C> Then when(Decider<C, QueueState> decider, C command, ServiceEvent... events) {
        return Given.events(QueueState.MODEL, events).when(decider, command);
    }

    private static ServiceEvent taken(int number) {
        return new QueueTicketTaken("hall/A/2026-03-20/" + number, "hall", "A", "A%03d".formatted(number), null, null,
                null);
    }

    private static ServiceEvent called(String ticket, String number) {
        return new QueueTicketCalled(ticket, "hall", "A", number, "3", null, null);
    }
}
