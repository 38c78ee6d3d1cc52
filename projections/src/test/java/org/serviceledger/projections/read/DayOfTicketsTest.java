package org.serviceledger.projections.read;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.QueueEvent.QueueTicketAbandoned;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketMissed;
import org.serviceledger.core.event.QueueEvent.QueueTicketRequeued;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.QueueEvent.WindowServiceEnded;
import org.serviceledger.core.event.QueueEvent.WindowServiceStarted;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.queue.HallFile;
import org.serviceledger.projections.queue.TicketFile;
import org.serviceledger.projections.queue.TicketFile.Kind;
import org.serviceledger.projections.queue.TicketFile.Stage;
import org.serviceledger.projections.queue.TicketView;

import static org.assertj.core.api.Assertions.assertThat;

class DayOfTicketsTest {

    private static final OffsetDateTime NINE = OffsetDateTime.of(2026, 3, 16, 9, 0, 0, 0, ZoneOffset.ofHours(8));

    private static EventEnvelope at(int minute, ServiceEvent fact) {
        return Facts.fact(NINE.plusMinutes(minute).toString(), fact);
    }

    private static EventEnvelope taken(String id, int minute, String priority) {
        return at(minute, new QueueTicketTaken(id, "H", "A", id, null, null, priority));
    }

    private static EventEnvelope called(String id, int minute, String window) {
        return at(minute, new QueueTicketCalled(id, "H", "A", id, window, null, null));
    }

    private static EventEnvelope missed(String id, int minute) {
        return at(minute, new QueueTicketMissed(id, "H", "A", id, "1", null, null));
    }

    private static EventEnvelope requeued(String id, int minute) {
        return at(minute, new QueueTicketRequeued(id, "H", "A", id, null, null, null));
    }

    private static EventEnvelope started(String id, int minute, String window) {
        return at(minute, new WindowServiceStarted(id, "H", "A", id, window, null, null));
    }

    private static EventEnvelope ended(String id, int minute, String window) {
        return at(minute, new WindowServiceEnded(id, "H", "A", id, window, null, null));
    }

    private static TicketFile ticket(EventEnvelope... facts) {
        return Facts.fold(new TicketView(), facts[0].subject(), facts);
    }

    @Test
    void who_has_precedence_is_next_then_who_waits_longest_and_a_requeued_ticket_waits_anew() {
        // given
        DayOfTickets day = new DayOfTickets(List.of(ticket(taken("a", 0, null)), ticket(taken("b", 1, null)),
                ticket(taken("old", 8, "老年人")),
                ticket(taken("r", 2, null), called("r", 3, "1"), missed("r", 4), requeued("r", 5)),
                ticket(taken("c", 6, null))));
        // then
        assertThat(day.next(10)).extracting(HallBoard.Waiting::number).containsExactly("old", "a", "b", "r", "c");
        assertThat(day.next(10)).extracting(HallBoard.Waiting::ahead).containsExactly(0, 1, 2, 3, 4);
        assertThat(day.ahead(ticket(taken("nobody", 1, null)))).isNull();
    }

    @Test
    void every_ticket_is_counted_where_it_stands() {
        // given
        DayOfTickets day = new DayOfTickets(List.of(ticket(taken("w", 0, null)),
                ticket(taken("c", 0, null), called("c", 7, "1")),
                ticket(taken("m", 0, null), called("m", 3, "1"), missed("m", 4)),
                ticket(taken("s", 0, null), called("s", 5, "2"), started("s", 6, "2")),
                ticket(taken("d", 0, null), called("d", 1, "3"), started("d", 2, "3"), ended("d", 12, "3")),
                ticket(taken("g", 0, null),
                        at(9, new QueueTicketAbandoned("g", "H", "A", "g", null, null, null)))));
        // then
        assertThat(Arrays.stream(Stage.values()).map(day::in)).containsOnly(1);
        assertThat(day.called()).isEqualTo(4);
        assertThat(day.with(Kind.MISSED)).isEqualTo(1);
        assertThat(day.missedNow()).extracting(HallBoard.Waiting::number).containsExactly("m");
        assertThat(day.calls(2)).extracting(HallBoard.Call::number).containsExactly("c", "s");
        assertThat(day.services()).containsExactly(600L);
        assertThat(day.windows(null)).extracting(w -> w.window() + " " + w.state() + " " + w.number())
                .containsExactly("1 CALLING c", "2 SERVING s", "3 FREE d");
        assertThat(day.queues(Map.of())).singleElement().satisfies(queue -> {
            assertThat(queue.waiting()).isEqualTo(1);
            assertThat(queue.served()).isEqualTo(1);
            assertThat(queue.lastNumber()).isEqualTo("c");
        });
    }

    @Test
    void a_window_that_was_closed_after_its_last_call_is_closed() {
        // given
        HallFile hall = new HallFile("H", List.of(LocalDate.of(2026, 3, 16)),
                Map.of("1", new HallFile.Opening(false, NINE.plusHours(1).toInstant()), "2",
                        new HallFile.Opening(false, NINE.toInstant()), "9",
                        new HallFile.Opening(true, NINE.toInstant())),
                0);
        DayOfTickets day = new DayOfTickets(List.of(ticket(taken("a", 0, null), called("a", 1, "1")),
                ticket(taken("b", 0, null), called("b", 2, "2"))));
        // then
        assertThat(day.windows(hall)).extracting(w -> w.window() + " " + w.state()).containsExactly("1 CLOSED",
                "2 CALLING", "9 FREE");
    }

    @Test
    void percentiles_of_waiting_are_exact() {
        for (long seed = 0; seed < 200; seed++) {
            // given
            Random random = new Random(seed);
            int count = 1 + random.nextInt(60);
            List<TicketFile> tickets = new ArrayList<>();
            long[] waits = new long[count];
            for (int i = 0; i < count; i++) {
                int minutes = random.nextInt(90);
                waits[i] = Duration.ofMinutes(minutes).toSeconds();
                tickets.add(ticket(taken("t" + i, 0, null), called("t" + i, minutes, "1")));
            }
            Arrays.sort(waits);
            // then the smallest value such that so many percent are not greater
            for (int percent : new int[]{50, 90}) {
                long found = DayOfTickets.percentile(new DayOfTickets(tickets).waits(), percent);
                long notGreater = Arrays.stream(waits).filter(wait -> wait <= found).count();
                long less = Arrays.stream(waits).filter(wait -> wait < found).count();
                assertThat(notGreater * 100).isGreaterThanOrEqualTo((long) percent * count);
                assertThat(less * 100).isLessThan((long) percent * count);
            }
        }
    }
}
