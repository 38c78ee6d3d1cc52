package org.serviceledger.projections.runner;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.ApplicationEvent.MaterialsWaived;
import org.serviceledger.core.event.ApplicationEvent.OnSiteVisitRecorded;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.AppointmentEvent.AppointmentCancelled;
import org.serviceledger.core.event.AppointmentEvent.AppointmentHonoured;
import org.serviceledger.core.event.AppointmentEvent.AppointmentNoShow;
import org.serviceledger.core.event.AppointmentEvent.AppointmentRescheduled;
import org.serviceledger.core.event.AssessmentEvent.HighFrequencyListPublished;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.CaseStage;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.Comparator;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.DeliveryMethod;
import org.serviceledger.core.event.EvaluationEvent.EvaluationDefaulted;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.EvaluationEvent.NegativeReviewContacted;
import org.serviceledger.core.event.EvaluationEvent.RectificationCompleted;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.HallEvent.WindowClosed;
import org.serviceledger.core.event.HallEvent.WindowOpened;
import org.serviceledger.core.event.HandlingEvent.DecisionPeriodExtended;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.ItemEvent.ServiceItemEnteredHall;
import org.serviceledger.core.event.ItemEvent.ServiceItemLeftHall;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemVisitPromiseSet;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.QueueEvent.QueueTicketAbandoned;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketMissed;
import org.serviceledger.core.event.QueueEvent.QueueTicketRequeued;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.QueueEvent.WindowServiceEnded;
import org.serviceledger.core.event.QueueEvent.WindowServiceStarted;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.CertificateCancelled;
import org.serviceledger.core.event.ResultEvent.CertificateDelivered;
import org.serviceledger.core.event.ResultEvent.CertificateIssued;
import org.serviceledger.core.event.ResultEvent.CertificateRevoked;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;
import org.serviceledger.core.event.ReviewFinding;
import org.serviceledger.core.event.Satisfaction;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.SpecialProcedureKind;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.projections.Facts;

/**
 * Random facts that do not contradict each other, in the order in which they happened. Any of them may
 * be missing, cases may be of items that nobody published, and decisions may precede acceptances: that
 * is irregular, but says the same in whatever order it arrives.
 */
final class RandomProvince {

    private static final OffsetDateTime START = OffsetDateTime.of(2026, 1, 5, 0, 0, 0, 0, ZoneOffset.ofHours(8));
    private static final LimitUnit[] UNITS = {LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY, LimitUnit.HOUR};
    private static final int MINUTES = 60 * 24 * 60;

    private final Random random;
    private final List<EventEnvelope> facts = new ArrayList<>();

    private RandomProvince(long seed) {
        this.random = new Random(seed);
    }

    static List<EventEnvelope> facts(long seed, int cases) {
        RandomProvince province = new RandomProvince(seed);
        province.catalogue();
        for (int i = 0; i < cases; i++) {
            province.caseOf("case-" + i);
            if (i % 2 == 0) {
                province.ticketOf("ticket-" + i);
                province.appointmentOf("appointment-" + i);
                province.certificateOf("certificate-" + i, "case-" + i);
            }
        }
        province.corrections();
        return province.inOrder();
    }

    /**
     * The same, and calendars and policies which move the cases that are there already. Of them the last one told
     * counts, so that not every order says the same.
     */
    static List<EventEnvelope> amendedFacts(long seed, int cases) {
        RandomProvince province = new RandomProvince(seed);
        province.facts.addAll(facts(seed, cases));
        province.amendments();
        for (int i = 0; i < cases; i++) {
            province.interruptions("case-" + i);
        }
        return province.inOrder();
    }

    private List<EventEnvelope> inOrder() {
        facts.sort(java.util.Comparator.comparing((EventEnvelope fact) -> fact.time().toInstant())
                .thenComparing(EventEnvelope::id));
        return facts;
    }

    /** Of some cases: what is to be corrected, more time, an end before the decision, an acceptance by law. */
    private void interruptions(String caseNo) {
        int start = minute();
        for (int notices = random.nextInt(3); notices > 0; notices--) {
            int told = later(start);
            add(told, null, new CorrectionRequired(caseNo, "dept", null, null, null,
                    random.nextBoolean() ? null : pick(CaseStage.values()), null, null));
            if (random.nextBoolean()) {
                add(later(told), null, new CorrectionSubmitted(caseNo, "dept", null, null));
            }
        }
        switch (random.nextInt(8)) {
            case 0 -> add(later(start), null,
                    new DecisionPeriodExtended(caseNo, null, "n", 1 + random.nextInt(9), null, null, null));
            case 1 -> add(later(start), null, new ApplicationWithdrawn(caseNo, "dept", null, null));
            case 2 -> add(later(start), null, new AcceptanceDeemed(caseNo, null, null, null, null,
                    LocalDate.of(2026, 1, 5).plusDays(random.nextInt(60)), null, null, null, limit(20), limit(10)));
            default -> {
                // Most cases go their way.
            }
        }
    }

    private void catalogue() {
        add(minute(), null, new CalendarPublished(2026, List.of(LocalDate.of(2026, 2, 17), LocalDate.of(2026, 2, 18)),
                List.of(LocalDate.of(2026, 2, 14)), "国办发明电"));
        for (int i = 0; i < 6; i++) {
            for (int version = 1; version <= 1 + random.nextInt(3); version++) {
                boolean dated = random.nextBoolean();
                add(minute(), null, new ServiceItemPublished("item-" + i, "事项" + i,
                        i % 2 == 0 ? ItemType.ADMINISTRATIVE_LICENSE : ItemType.PUBLIC_SERVICE,
                        pick(AdministrativeLevel.values()), "99010" + random.nextInt(3), "dept-" + i % 2, "部门", null,
                        limit(30), limit(10), random.nextBoolean(), 3, 1, true, version,
                        dated ? LocalDate.of(2026, 1, 1).plusDays(10L * version) : null));
            }
        }
        halls();
        for (int i = 0; i < 4; i++) {
            int minute = minute();
            for (int times = random.nextInt(3); times >= 0; times--) {
                add(minute + times, null,
                        new TargetSet("target-" + i, i % 2 == 0 ? "online-take-up" : "on-time-closing",
                                null, i == 3 ? "990100" : null, null, LocalDate.of(2026, 1 + random.nextInt(12), 28),
                                Comparator.AT_LEAST, BigDecimal.valueOf(random.nextInt(100), 2), "国发"));
            }
        }
    }

    /** Calendars and policies that move the cases which are there already. */
    private void amendments() {
        for (int i = 0; i < 4; i++) {
            int day = random.nextInt(80);
            add(minute(), null, new CalendarAmended(2026, List.of(LocalDate.of(2026, 1, 5).plusDays(day),
                    LocalDate.of(2026, 1, 5).plusDays(day + 1L)), List.of(LocalDate.of(2026, 2, 14)), null, null));
        }
        add(minute(), null, new CalendarPublished(2027, List.of(LocalDate.of(2027, 1, 1)), List.of(), null));
        add(minute(), null, new ClockPolicyPublished("policy", null, LocalDate.of(2026, 1, 1 + random.nextInt(28)),
                null, 3 + random.nextInt(4), null, null, true, null));
    }

    private void halls() {
        for (int i = 0; i < 2; i++) {
            add(minute(), null, new HallRegistered("hall-" + i, "大厅", AdministrativeLevel.CITY, "99010" + i, "某市", 4,
                    List.of("A"), 8, i == 1));
        }
        for (int i = 0; i < 6; i++) {
            String hall = "hall-" + random.nextInt(2);
            int entered = minute();
            add(entered, null, new ServiceItemEnteredHall("item-" + i, hall, null));
            if (random.nextInt(3) == 0) {
                add(later(entered), null, new ServiceItemLeftHall("item-" + i, hall, null, null));
            }
            if (random.nextInt(3) == 0) {
                add(minute(), null, new ServiceItemVisitPromiseSet("item-" + i, random.nextInt(3), null));
            }
        }
        add(minute(), null,
                new HighFrequencyListPublished(AdministrativeLevel.CITY, List.of("item-0", "item-1"), "1", null));
        add(minute(), null,
                new HighFrequencyListPublished(AdministrativeLevel.CITY, List.of("item-1", "item-2"), "2", null));
    }

    private void followUp(String caseNo, int start) {
        if (random.nextInt(3) == 0) {
            add(later(start), null, new MaterialsWaived(caseNo, List.of("身份证"), null, null));
        }
        for (int visits = random.nextInt(3); visits > 0; visits--) {
            add(later(start), null, new OnSiteVisitRecorded(caseNo, "hall-0", null, null));
        }
        if (random.nextBoolean()) {
            add(later(start), null, new ResultDelivered(caseNo, pick(DeliveryMethod.values()), null, null, null));
        }
        if (random.nextInt(4) == 0) {
            add(later(start), null, new EvaluationDefaulted(caseNo, Satisfaction.VERY_SATISFIED, null, null));
        }
        if (random.nextInt(3) == 0) {
            add(later(start), null, new NegativeReviewContacted(caseNo, pick(ReviewFinding.values()), null));
            add(later(start), null, new RectificationCompleted(caseNo, ReviewFinding.VALID));
        }
    }

    /** Half of the items say nothing. */
    private TimeLimit limit(int most) {
        return random.nextBoolean() ? null : new TimeLimit(1 + random.nextInt(most), pick(UNITS));
    }

    private void caseOf(String caseNo) {
        int start = minute();
        if (random.nextInt(20) > 0) {
            String item = random.nextInt(8) == 0 ? null : "item-" + random.nextInt(8);
            OffsetDateTime due = random.nextInt(4) == 0
                    ? null
                    : START.plusMinutes(start + random.nextInt(20 * 24 * 60));
            add(start, random.nextInt(10) == 0 ? null : pick(Channel.values()),
                    new ApplicationSubmitted(caseNo, item, null, null, due, null));
        }
        for (int receipts = random.nextInt(3); receipts > 0; receipts--) {
            add(later(start), null, new MaterialsReceived(caseNo, "dept-" + receipts, null, null));
        }
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            // Few different minutes, so that steps of the same time occur.
            add(start + 60 * random.nextInt(4), null, new ReviewStepCompleted(caseNo, "step-" + steps, null));
        }
        if (random.nextInt(6) == 0) {
            int begun = later(start);
            add(begun, null, new SpecialProcedureStarted(caseNo, SpecialProcedureKind.HEARING, "n", 5, null));
            if (random.nextBoolean()) {
                add(later(begun), null, new SpecialProcedureEnded(caseNo, SpecialProcedureKind.HEARING, "n", 5, null));
            }
        }
        followUp(caseNo, start);
        if (random.nextInt(5) > 0) {
            add(later(start), null, new ApplicationAccepted(caseNo, "dept", null, null));
        }
        if (random.nextInt(3) > 0) {
            add(later(start), null, new DecisionMade(caseNo, pick(DecisionOutcome.values()), null));
        }
        if (random.nextInt(3) > 0) {
            add(later(start), null, new CaseClosed(caseNo, "result"));
        }
        if (random.nextInt(3) > 0) {
            add(later(start), null, new EvaluationSubmitted(caseNo,
                    random.nextInt(8) == 0 ? null : pick(Satisfaction.values()), "评价", null));
        }
    }

    private void ticketOf(String ticketId) {
        int start = minute();
        String hall = "hall-" + random.nextInt(2);
        if (random.nextInt(8) > 0) {
            add(start, null, new QueueTicketTaken(ticketId, random.nextBoolean() ? hall : null, "A", "A" + start, null,
                    null, null));
        }
        int at = start;
        for (int calls = random.nextInt(3); calls > 0; calls--) {
            at += random.nextInt(40);
            String window = String.valueOf(1 + random.nextInt(4));
            add(at, null, new QueueTicketCalled(ticketId, hall, "A", "A" + start, window, null, null));
            if (random.nextInt(3) == 0) {
                add(++at, null, new QueueTicketMissed(ticketId, hall, "A", "A" + start, window, null, null));
                add(++at, null, new QueueTicketRequeued(ticketId, hall, "A", "A" + start, null, null, null));
            } else {
                add(++at, null, new WindowServiceStarted(ticketId, hall, "A", "A" + start, window, null, null));
                add(at + 9, null, new WindowServiceEnded(ticketId, hall, "A", "A" + start, window, null, null));
            }
        }
        if (random.nextInt(9) == 0) {
            add(start + 20, null, new WindowOpened(hall, "1", null, null));
            add(start + 40, null, new WindowClosed(hall, "1", null));
            add(later(at), null, new QueueTicketAbandoned(ticketId, hall, "A", "A" + start, null, null, null));
        }
    }

    private void appointmentOf(String id) {
        int start = minute();
        OffsetDateTime slot = START.plusMinutes(later(start));
        if (random.nextInt(8) > 0) {
            add(start, null, new AppointmentBooked(id, "hall-1", "item-1", slot, slot.plusMinutes(30), "somebody"));
        }
        if (random.nextInt(3) == 0) {
            OffsetDateTime moved = slot.plusDays(1);
            add(start + 9, null, new AppointmentRescheduled(id, "hall-2", null, moved, moved.plusMinutes(30), null));
        }
        switch (random.nextInt(4)) {
            case 0 -> add(later(start), null, new AppointmentCancelled(id, "hall-1", null, slot, null, null));
            case 1 -> add(later(start), null, new AppointmentHonoured(id, null, null, null, null, null, "ticket"));
            case 2 -> add(later(start), null, new AppointmentNoShow(id, "hall-1", null, slot, null, "somebody"));
            default -> {
                // Nobody has said yet what became of it.
            }
        }
    }

    private void certificateOf(String number, String caseNo) {
        int start = minute();
        if (random.nextInt(8) > 0) {
            add(start, null, new CertificateIssued(caseNo, number, "许可证", LocalDate.of(2026, 1, 5),
                    LocalDate.of(2026, 12, 31), "发证机关", null, null));
        }
        if (random.nextBoolean()) {
            add(later(start), null, new CertificateDelivered(caseNo, number, DeliveryMethod.COURIER, null));
        }
        if (random.nextInt(3) == 0) {
            add(later(start), null, new CertificateRevoked(caseNo, number, "行政许可法69", null));
            add(later(start), null, new CertificateCancelled(caseNo, number, "行政许可法70", null));
        }
    }

    /** Of one fact in nine: of its time, its channel, or something that it says. Some come before what they correct. */
    private void corrections() {
        for (EventEnvelope fact : List.copyOf(facts)) {
            for (int times = random.nextInt(9) == 0 ? 1 + random.nextInt(2) : 0; times > 0; times--) {
                if (fact.data() instanceof CaseEvent about && random.nextInt(40) > 0) {
                    correct(about.caseNo(), fact);
                } else if (fact.data() instanceof CaseEvent about) {
                    correct("case-" + random.nextInt(5), fact);
                }
            }
        }
    }

    private void correct(String caseNo, EventEnvelope fact) {
        String day = LocalDate.of(2026, 1, 5).plusDays(random.nextInt(90)).toString();
        switch (fact.data()) {
            case ApplicationSubmitted said when random.nextBoolean() -> correct(caseNo, fact, "/data/itemCode",
                    "\"item-" + random.nextInt(8) + "\"");
            case DecisionMade said when random.nextBoolean() -> correct(caseNo, fact, "outcome",
                    "\"" + pick(DecisionOutcome.values()) + "\"");
            case EvaluationSubmitted said when random.nextBoolean() -> correct(caseNo, fact, "/data/satisfaction",
                    "\"" + pick(Satisfaction.values()) + "\"");
            case CertificateIssued said when random.nextBoolean() -> correct(caseNo, fact, "/data/validUntil",
                    "\"" + day + "\"");
            case ReviewStepCompleted said when random.nextBoolean() -> correct(caseNo, fact, "stepName", "step-x");
            default -> {
                switch (random.nextInt(5)) {
                    case 0 -> correct(caseNo, fact, "/channel", "\"" + pick(Channel.values()) + "\"");
                    case 1 -> correct(caseNo, fact, "/data/caseNo", "\"case-0\"");
                    default -> correct(caseNo, fact, "/time", "\"" + day + "T10:00:00+08:00\"");
                }
            }
        }
    }

    private void correct(String caseNo, EventEnvelope fact, String field, String value) {
        add(minute(), null,
                new FactCorrected(caseNo, fact.source(), fact.id(), field, value, "录入错误", null, null));
    }

    private void add(int minute, Channel channel, ServiceEvent fact) {
        facts.add(Facts.envelope(START.plusMinutes(minute), channel, random.nextInt(30) == 0, fact));
    }

    private int minute() {
        return random.nextInt(MINUTES);
    }

    private int later(int start) {
        return start + random.nextInt(25 * 24 * 60);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
