package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.serviceledger.app.demo.province.Division;
import org.serviceledger.app.demo.province.Hall;
import org.serviceledger.app.demo.province.ImplementedItem;
import org.serviceledger.app.demo.province.NamedPerson;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.demo.simulator.Arrivals.Arrival;
import org.serviceledger.app.demo.simulator.Telling.By;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.CaseStage;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.EvaluationEvent.NegativeReviewContacted;
import org.serviceledger.core.event.EvaluationEvent.RectificationCompleted;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.ReviewFinding;
import org.serviceledger.core.event.Satisfaction;
import org.serviceledger.core.event.SpecialProcedureKind;

/**
 * The eighth story: the demonstration's citizen has business with eight departments at the same time, so that on one
 * day every state can be seen in which a case can be. Days count in working days from that day on which
 * the citizen looks; what is open then is finished within the ten that follow.
 */
final class CitizensStory {

    /** Working days from the beginning of the story to the day on which the citizen looks. */
    static final int BEFORE = 20;

    /** Working days on which the capital's hall is full, from the day on which the citizen looks. */
    static final int FULL_HALL_DAYS = 4;

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final int FIRST_NUMBER = 90_001;
    private static final int MORTGAGE = 24;
    private static final int LICENCE_YEARS = 3;
    private static final int PASSPORT_YEARS = 10;
    private static final int PROCEDURE_DAYS = 10;

    private final Province province;
    private final WorkingCalendar calendar;
    private final LocalDate first;
    private final NamedPerson citizen;
    private final Consumer<Happening> into;

    CitizensStory(Province province, WorkingCalendar calendar, LocalDate first, NamedPerson citizen,
            Consumer<Happening> into) {
        this.province = province;
        this.calendar = calendar;
        this.first = first;
        this.citizen = citizen;
        this.into = into;
    }

    void tell() {
        inReview();
        paused();
        waitsForTheCitizen();
        overdue();
        deemed();
        corrected();
        maySupplement();
        mayEvaluate();
        appointment();
    }

    private LocalDateTime at(int day, int hour, int minute) {
        return calendar.plus(first, BEFORE + day).atTime(hour, minute);
    }

    private Division capital() {
        return province.divisions().capital();
    }

    private Division home() {
        return citizen.division();
    }

    private ImplementedItem item(Division division, int number) {
        return province.catalogue().of(division).stream().filter(item -> item.item().number() == number).findFirst()
                .orElseThrow(() -> new IllegalStateException(division.englishName() + " has no item " + number));
    }

    private OwnCase open(Division division, int number, LocalDateTime at) {
        ImplementedItem item = item(division, number);
        String caseNo = item.code() + at.toLocalDate().toString().replace("-", "") + "%05d".formatted(FIRST_NUMBER);
        return new OwnCase(calendar, item, caseNo, citizen, province.people().approversOf(item.organ()), into)
                .submitted(at);
    }

    /** A housing loan: six of ten days are left. */
    private void inReview() {
        open(capital(), 603, at(-5, 10, 20)).received(at(-5, 14, 10)).accepted(at(-4, 9, 40))
                .step(at(-3, 15, 5), "承办").step(at(-1, 11, 30), "审核").granted(at(4, 10, 15));
    }

    /** A teacher's qualification: the appraisal stops the clock. */
    private void paused() {
        OwnCase one = open(home(), 31, at(-9, 20, 12)).received(at(-8, 9, 50)).accepted(at(-8, 14, 25))
                .step(at(-7, 10, 0), "承办");
        String notice = "特" + one.tail();
        one.tell(at(-5, 9, 45), one.approval(), one.approver(0), "", new SpecialProcedureStarted(one.caseNo(),
                SpecialProcedureKind.APPRAISAL, notice, PROCEDURE_DAYS, "组织教育教学能力测试"));
        one.tell(at(5, 16, 0), one.approval(), one.approver(0), "", new SpecialProcedureEnded(one.caseNo(),
                SpecialProcedureKind.APPRAISAL, notice, PROCEDURE_DAYS, null));
        one.step(at(6, 10, 30), "审核").granted(at(8, 9, 50)).certificate(at(8, 10, 20), LICENCE_YEARS);
    }

    /** Help with medical costs: two materials are missing. */
    private void waitsForTheCitizen() {
        OwnCase one = open(home(), 206, at(-2, 21, 3)).received(at(-1, 9, 30));
        one.tell(at(-1, 15, 40), one.approval(), one.desk(), "1",
                new CorrectionRequired(one.caseNo(), one.item().organ(), "补" + one.tail() + "-1", "材料不齐全",
                        List.of("医疗费用结算单", "家庭收入申报表签字页"), CaseStage.BEFORE_ACCEPTANCE,
                        at(9, 9, 0).toLocalDate(), true));
        one.tell(at(3, 20, 15), Sources.PORTAL, By.citizen(Channel.MOBILE), "1",
                new CorrectionSubmitted(one.caseNo(), one.item().organ(), null, null));
        one.accepted(at(4, 10, 5)).step(at(6, 14, 0), "审核").granted(at(9, 10, 0));
    }

    /** The transfer of a flat: promised in three days, not done in six. */
    private void overdue() {
        open(capital(), 23, at(-7, 11, 8)).received(at(-7, 14, 50)).accepted(at(-6, 9, 35))
                .step(at(-5, 10, 40), "承办").granted(at(2, 15, 30));
    }

    /** An operator's qualification: nobody answers, so it counts as accepted. */
    private void deemed() {
        open(capital(), 406, at(-8, 10, 45)).step(at(1, 10, 0), "承办").granted(at(1, 15, 20))
                .certificate(at(1, 15, 50), LICENCE_YEARS);
    }

    /** A passport: the certificate was recorded with a day on which it does not end. */
    private void corrected() {
        OwnCase one = open(home(), 5, at(-14, 9, 12)).received(at(-14, 10, 30)).accepted(at(-14, 14, 0))
                .step(at(-11, 9, 30), "审核").granted(at(-9, 10, 0)).certificate(at(-9, 10, 30), LICENCE_YEARS);
        LocalDate until = at(-9, 10, 0).toLocalDate().plusYears(PASSPORT_YEARS);
        one.tell(at(-6, 15, 15), Sources.CERTIFICATES, one.approver(1), "1",
                new FactCorrected(one.caseNo(), Sources.CERTIFICATES, one.caseNo() + "/CertificateIssued",
                        "/data/validUntil", "\"" + until + "\"", "证照有效期录入有误，应为十年", "《护照法》第七条",
                        one.approver(2).actor()));
        one.tell(at(-8, 20, 40), Sources.REVIEWS, By.citizen(Channel.MOBILE), "",
                new EvaluationSubmitted(one.caseNo(), Satisfaction.VERY_SATISFIED, "比承诺的快", null));
    }

    /** A transfer of pension rights: the bad review was found right, and put right. */
    private void maySupplement() {
        OwnCase one = open(capital(), 101, at(-20, 9, 25)).received(at(-20, 10, 40)).accepted(at(-20, 15, 0))
                .step(at(-17, 10, 0), "审核").granted(at(-15, 11, 0));
        one.tell(at(-15, 19, 30), Sources.REVIEWS, By.citizen(Channel.MOBILE), "",
                new EvaluationSubmitted(one.caseNo(), Satisfaction.DISSATISFIED, "同一份材料交了两次。", null));
        one.tell(at(-14, 10, 20), Sources.REVIEWS, By.clerk(Channel.HOTLINE, "callback-12345"), "",
                new NegativeReviewContacted(one.caseNo(), ReviewFinding.VALID, null));
        one.tell(at(-4, 16, 0), Sources.REVIEWS, By.clerk(Channel.OTHER, "callback-12345"), "",
                new RectificationCompleted(one.caseNo(), ReviewFinding.VALID, "两个窗口的收件系统已经互通", "callback-12345"));
    }

    /** A tour guide's licence: closed yesterday, and not yet evaluated. */
    private void mayEvaluate() {
        open(capital(), 2003, at(-6, 10, 5)).received(at(-6, 11, 0)).accepted(at(-6, 15, 20))
                .step(at(-3, 10, 10), "审核").granted(at(-1, 14, 30)).certificate(at(-1, 15, 0), LICENCE_YEARS);
    }

    private void appointment() {
        Hall hall = province.halls().in(capital());
        LocalDateTime slot = at(3, 10, 0);
        LocalDateTime booked = at(-1, 20, 30);
        String id = "APT-" + hall.hallId() + "-" + slot.toLocalDate().toString().replace("-", "") + "-C001";
        AppointmentBooked fact = new AppointmentBooked(id, hall.hallId(), item(capital(), MORTGAGE).code(),
                slot.atOffset(SHANGHAI), slot.plusMinutes(30).atOffset(SHANGHAI), null, 1, null);
        into.accept(new Happening(booked.atOffset(SHANGHAI), booked.plusSeconds(2).atOffset(SHANGHAI), Sources.PORTAL,
                "", Channel.MOBILE, null, "CITIZEN", fact, citizen));
    }

    /**
     * Who comes to the capital's hall on a day on which it is full: before the citizen looks more people than its
     * window for real estate can serve, and then as many as it can.
     */
    static List<Arrival> fullHall(Province province, LocalDate day) {
        ImplementedItem item = province.catalogue().of(province.divisions().capital()).stream()
                .filter(one -> one.item().number() == MORTGAGE).findFirst().orElseThrow();
        List<Arrival> coming = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            coming.add(new Arrival(day.atTime(9, 12).plusSeconds(110L * i), item, false));
        }
        for (LocalTime time = LocalTime.of(9, 34); time.isBefore(LocalTime.of(16, 0)); time = time.plusMinutes(12)) {
            if (time.isBefore(LocalTime.of(11, 30)) || time.isAfter(LocalTime.of(13, 30))) {
                coming.add(new Arrival(day.atTime(time), item, false));
            }
        }
        return coming;
    }
}
