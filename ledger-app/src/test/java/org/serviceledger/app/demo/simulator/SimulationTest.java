package org.serviceledger.app.demo.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.serviceledger.app.demo.DemoCitizen;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.demo.simulator.Simulation.Sent;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ServiceEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** The province's business, as its source systems tell of it. */
class SimulationTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 2, 2);
    private static final int FACTS = 8000;
    private static final Province PROVINCE = Province.load();

    private final WorkingCalendar calendar = WorkingCalendar.load();
    private final CloudEventCodec codec = new CloudEventCodec();

    private List<Sent> play(long seed, int facts) {
        Simulation business = new Simulation(PROVINCE, calendar, new SimulationSettings(seed, FIRST, 150, true),
                DemoCitizen.of(PROVINCE));
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            sent.add(business.next());
        }
        return sent;
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_gives_others() {
        List<Sent> once = play(1, FACTS);
        List<Sent> again = play(1, FACTS);
        for (int i = 0; i < FACTS; i++) {
            assertThat(Arrays.equals(once.get(i).record(), again.get(i).record())).isTrue();
        }
        assertThat(play(2, 10).getLast().record()).isNotEqualTo(once.get(9).record());
    }

    @Test
    void records_are_sent_in_order_never_before_they_happen_and_each_source_counts_its_own() {
        Instant last = Instant.MIN;
        Map<String, Long> sequences = new HashMap<>();
        Set<String> identities = new HashSet<>();
        int outOfOrder = 0;
        Instant lastAt = Instant.MIN;
        for (Sent sent : play(7, FACTS)) {
            Happening happening = sent.happening();
            assertThat(happening.sentAt().toInstant()).isAfterOrEqualTo(last);
            assertThat(happening.sentAt()).isAfterOrEqualTo(happening.at());
            last = happening.sentAt().toInstant();
            outOfOrder += happening.at().toInstant().isBefore(lastAt) ? 1 : 0;
            lastAt = happening.at().toInstant();
            String text = new String(sent.record(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(text).contains("\"sourceseq\":" + sequences.merge(happening.source(), 1L, Long::sum));
            assertThat(identities.add(happening.source() + " " + happening.id())).as(happening.id()).isTrue();
        }
        // Some are told late, so that the ledger gets to see things out of order.
        assertThat(outOfOrder).isGreaterThan(100);
    }

    @Test
    void the_intake_understands_every_record() {
        int persons = 0;
        for (Sent sent : play(3, FACTS)) {
            Decoded decoded = codec.decode(sent.record());
            assertThat(decoded).as(sent.happening().id()).isNotInstanceOf(Decoded.NotUnderstood.class);
            persons += decoded instanceof Decoded.WithPersons ? 1 : 0;
        }
        assertThat(persons).isGreaterThan(300);
        PROVINCE.foundation().forEach(fact -> assertThat(codec.decode(codec.encode(fact)))
                .isInstanceOf(Decoded.Understood.class));
    }

    @Test
    void a_case_is_closed_after_it_was_submitted_and_tickets_are_called_when_a_hall_is_open() {
        Map<String, Instant> submitted = new HashMap<>();
        Map<String, Instant> closed = new HashMap<>();
        for (Sent sent : play(5, FACTS)) {
            Instant at = sent.happening().at().toInstant();
            switch (sent.happening().fact()) {
                case ApplicationSubmitted submission -> submitted.put(submission.caseNo(), at);
                case CaseClosed closing -> closed.putIfAbsent(closing.caseNo(), at);
                case QueueTicketCalled ignored -> {
                    assertThat(sent.happening().at().getHour()).isBetween(8, 20);
                    assertThat(calendar.works(sent.happening().at().toLocalDate())).isTrue();
                }
                default -> {
                    // The other kinds are bound to the order by the test of the sources.
                }
            }
        }
        assertThat(closed).hasSizeGreaterThan(300);
        closed.forEach((caseNo, at) -> {
            Instant begun = submitted.get(caseNo);
            // What is told late may not have come yet.
            assertThat(begun == null || at.isAfter(begun)).as(caseNo).isTrue();
        });
    }

    @Test
    void the_planted_stories_are_there() {
        // given a month
        Simulation business = new Simulation(PROVINCE, calendar, new SimulationSettings(11, FIRST, 150, true),
                DemoCitizen.of(PROVINCE));
        int tablet = 0;
        int night = 0;
        int zombie = 0;
        Map<String, Integer> closings = new HashMap<>();
        Set<String> silent = new HashSet<>();
        Sent sent = business.next();
        while (sent.happening().sentAt().toLocalDate().isBefore(LocalDate.of(2026, 3, 16))) {
            Happening happening = sent.happening();
            switch (happening.fact()) {
                case EvaluationSubmitted evaluated when Stories.TABLET.equals(evaluated.deviceId()) -> tablet++;
                case ApplicationAccepted ignored when Stories.NIGHT_CLERK.equals(happening.actor()) -> night++;
                case ApplicationSubmitted submitted when business.stories().zombieItem()
                        .equals(submitted.itemCode()) -> {
                    zombie++;
                    assertThat(happening.channel().online()).isFalse();
                }
                case CaseClosed closed -> closings.merge(closed.caseNo(), 1, Integer::sum);
                default -> {
                    // Not of these stories.
                }
            }
            int hour = happening.sentAt().getHour();
            if (happening.source().equals("urn:jianghai:hall:990100-01") && hour >= 10 && hour < 13) {
                silent.add(happening.sentAt().toLocalDate().toString());
            }
            sent = business.next();
        }
        // then
        assertThat(tablet).isPositive();
        assertThat(night).isGreaterThanOrEqualTo(Stories.ACCEPTED_IN_A_NIGHT);
        assertThat(zombie).isGreaterThanOrEqualTo(20);
        assertThat(closings.values()).contains(2);
        assertThat(silent).isNotEmpty().doesNotContain(calendar.plus(FIRST, 8).toString());
    }

    @Test
    void working_days_follow_the_published_calendar() {
        // The vectors of the spring festival of 2026: its last weekend is worked.
        assertThat(calendar.plus(LocalDate.of(2026, 2, 11), 5)).isEqualTo(LocalDate.of(2026, 2, 25));
        assertThat(calendar.plus(LocalDate.of(2026, 2, 13), 1)).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(calendar.plus(LocalDate.of(2026, 9, 18), 10)).isEqualTo(LocalDate.of(2026, 10, 9));
        assertThat(calendar.plus(LocalDate.of(2026, 10, 10), 1)).isEqualTo(LocalDate.of(2026, 10, 12));
    }

    @Test
    void on_the_day_on_which_the_citizen_looks_there_is_a_case_in_every_state() {
        // given everything that is told until the morning of the day on which the demonstration goes live
        Simulation business = new Simulation(PROVINCE, calendar, new SimulationSettings(11, FIRST, 20, true),
                DemoCitizen.of(PROVINCE));
        Map<String, List<String>> told = new HashMap<>();
        Set<String> bodies = new HashSet<>();
        int appointments = 0;
        OffsetDateTime morning = OffsetDateTime.parse("2026-03-16T09:30:00+08:00");
        for (Sent sent = business.next(); sent.happening().sentAt().isBefore(morning); sent = business.next()) {
            ServiceEvent fact = sent.happening().fact();
            if (fact instanceof CaseEvent of && of.caseNo().endsWith("90001")) {
                told.computeIfAbsent(of.caseNo(), any -> new ArrayList<>()).add(fact.getClass().getSimpleName());
                bodies.add(of.caseNo().substring(0, 18));
            }
            if (fact instanceof AppointmentBooked booked && booked.appointmentId().endsWith("-C001")) {
                assertThat(booked.slotStart()).isAfter(morning);
                appointments++;
            }
        }
        // then
        assertThat(told.values()).extracting(List::getLast).containsExactlyInAnyOrder("ReviewStepCompleted",
                "SpecialProcedureStarted", "CorrectionRequired", "ReviewStepCompleted", "ApplicationSubmitted",
                "FactCorrected", "RectificationCompleted", "ResultDelivered");
        assertThat(bodies).hasSizeGreaterThanOrEqualTo(7);
        assertThat(appointments).isEqualTo(1);
    }
}
