package org.serviceledger.app.demo.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.serviceledger.app.demo.province.Province;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.ResultEvent.CaseClosed;

import static org.assertj.core.api.Assertions.assertThat;

/** Business in the fictional province is the same for the same seed, in order, and understood by the intake. */
class SimulationTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 2, 2);
    private static final int FACTS = 8000;

    private final Province province = Province.load();
    private final WorkingCalendar calendar = WorkingCalendar.load();
    private final CloudEventCodec codec = new CloudEventCodec();

    @Test
    void the_same_seed_gives_the_same_facts_and_another_seed_gives_others() {
        assertThat(play(1)).isEqualTo(play(1));
        assertThat(play(1)).isNotEqualTo(play(2));
    }

    @Test
    void facts_come_in_the_order_in_which_they_happen_and_each_source_counts_its_own() {
        Instant last = Instant.MIN;
        Map<String, Long> sequences = new HashMap<>();
        Set<String> identities = new HashSet<>();
        for (EventEnvelope fact : play(7)) {
            assertThat(fact.time().toInstant()).isAfterOrEqualTo(last);
            last = fact.time().toInstant();
            assertThat(fact.sourceSequence()).isEqualTo(sequences.merge(fact.source(), 1L, Long::sum));
            assertThat(identities.add(fact.source() + " " + fact.id())).as(fact.id()).isTrue();
        }
    }

    @Test
    void the_intake_understands_every_fact() {
        List<EventEnvelope> facts = new ArrayList<>(province.foundation());
        facts.addAll(play(3));
        for (EventEnvelope fact : facts) {
            assertThat(codec.decode(codec.encode(fact))).isInstanceOf(Decoded.Understood.class);
        }
        assertThat(province.items()).hasSize(30);
        assertThat(province.foundation()).extracting(EventEnvelope::id).doesNotHaveDuplicates();
    }

    @Test
    void a_case_is_closed_after_it_was_submitted_and_tickets_are_called_when_the_hall_is_open() {
        Map<String, Instant> submitted = new HashMap<>();
        int closed = 0;
        for (EventEnvelope fact : play(5)) {
            Instant at = fact.time().toInstant();
            switch (fact.data()) {
                case ApplicationSubmitted submission -> submitted.put(submission.caseNo(), at);
                case CaseClosed closing -> {
                    assertThat(at).isAfter(submitted.get(closing.caseNo()));
                    closed++;
                }
                case QueueTicketCalled ignored -> {
                    assertThat(fact.time().getHour()).isBetween(9, 19);
                    assertThat(calendar.works(fact.time().toLocalDate())).isTrue();
                }
                default -> {
                    // The other kinds are bound to the order by the first test.
                }
            }
        }
        assertThat(closed).isGreaterThan(500);
    }

    @Test
    void working_days_follow_the_published_calendar() {
        // The vectors of the spring festival of 2026: its last weekend is worked.
        assertThat(calendar.plus(LocalDate.of(2026, 2, 11), 5)).isEqualTo(LocalDate.of(2026, 2, 25));
        assertThat(calendar.plus(LocalDate.of(2026, 2, 13), 1)).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(calendar.plus(LocalDate.of(2026, 9, 18), 10)).isEqualTo(LocalDate.of(2026, 10, 9));
        assertThat(calendar.plus(LocalDate.of(2026, 10, 10), 1)).isEqualTo(LocalDate.of(2026, 10, 12));
    }

    private List<EventEnvelope> play(long seed) {
        Simulation business = new Simulation(province, calendar, seed, FIRST, 150, "somebody");
        List<EventEnvelope> facts = new ArrayList<>();
        for (int i = 0; i < FACTS; i++) {
            facts.add(business.next());
        }
        return facts;
    }
}
