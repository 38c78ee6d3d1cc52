package org.serviceledger.app.demo.simulator;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.ImplementedItem;
import org.serviceledger.app.demo.province.ItemVersion;
import org.serviceledger.app.demo.province.NamedPerson;
import org.serviceledger.app.demo.province.Official;
import org.serviceledger.app.demo.simulator.Telling.By;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.ApplicationEvent.MaterialsWaived;
import org.serviceledger.core.event.CaseResult;
import org.serviceledger.core.event.CaseStage;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.DeliveryMethod;
import org.serviceledger.core.event.HandlingEvent.DecisionPeriodExtended;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.NonAcceptanceKind;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.CertificateIssued;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;
import org.serviceledger.core.event.SpecialProcedureKind;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.core.event.WaiverKind;

/** The course of one case from its submission to the delivery of its result. */
final class CaseCourse {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final LocalTime LAST_CALL = LocalTime.of(16, 35);
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final double PROCEDURE_MEDIAN_DAYS = 11;
    private static final double PROCEDURE_NINETIETH_DAYS = 22;
    private static final int EXTENSION_DAYS = 10;
    private static final int VALID_YEARS = 5;

    private final WorkingCalendar calendar;
    private final Stories stories;
    private final Chance chance;
    private final Telling telling;
    private final OfficeHours offices;
    private final ImplementedItem item;
    private final String caseNo;
    private final List<Official> approvers;
    private final String approval;
    private final String clerk;
    private final boolean online;
    private int excludedDays;

    /**
     * @param clerk account of who accepts at the window, or on behalf of the body
     */
    CaseCourse(WorkingCalendar calendar, Stories stories, Chance chance, Telling telling, ImplementedItem item,
            String caseNo, List<Official> approvers, String clerk, boolean online) {
        this.calendar = calendar;
        this.stories = stories;
        this.chance = chance;
        this.telling = telling;
        this.offices = new OfficeHours(calendar, chance);
        this.item = item;
        this.caseNo = caseNo;
        this.approvers = approvers;
        this.approval = Sources.approvalOf(item.division());
        this.clerk = clerk;
        this.online = online;
    }

    /**
     * How a case ended.
     *
     * @param closedAt  null when it was never closed
     * @param delivered whether somebody could evaluate it: it was decided
     */
    record End(@Nullable LocalDateTime closedAt, boolean delivered) {}

    /** An online application. */
    End online(LocalDateTime at, NamedPerson applicant) {
        Channel channel = chance.happens(Parameter.BY_PHONE) ? Channel.MOBILE : Channel.PC;
        submit(at, Sources.PORTAL, By.citizen(channel), applicant);
        LocalDateTime received = offices.sameOrNext(at.plusMinutes((long) chance.skewed(25, 180)));
        return received(at, received, (long) chance.skewed(12, 90));
    }

    /** An application at a window, within a visit. */
    End atWindow(LocalDateTime called, LocalDateTime served, NamedPerson applicant) {
        long seconds = Duration.between(called, served).toSeconds();
        LocalDateTime submitted = called.plusSeconds(seconds / 5);
        submit(submitted, approval, By.clerk(Channel.WINDOW, clerk), applicant);
        return received(submitted, called.plusSeconds(seconds / 2), Math.max(1, seconds / 180));
    }

    /** An application that is accepted in the middle of the night (story 6). */
    End acceptedByNight(LocalDateTime at, LocalDateTime accepted, NamedPerson applicant) {
        submit(at, Sources.PORTAL, By.citizen(Channel.MOBILE), applicant);
        telling.tell(accepted.minusMinutes(1), approval, worker(),
                new MaterialsReceived(caseNo, item.organ(), null, null));
        return accept(at, accepted);
    }

    private void submit(LocalDateTime at, String source, By by, NamedPerson applicant) {
        LocalDate due = dueDay(calendar.sameOrNext(at.toLocalDate()));
        String code = "%06d".formatted(chance.between(0, 1_000_000));
        telling.submitted(at, source, by,
                new ApplicationSubmitted(caseNo, item.code(), null, item.item().applicant(),
                        due.atTime(LAST_SECOND).atOffset(SHANGHAI), code),
                applicant);
    }

    private By worker() {
        return By.clerk(online ? Channel.PC : Channel.WINDOW, clerk);
    }

    private End received(LocalDateTime submitted, LocalDateTime received, long minutes) {
        telling.tell(received, approval, worker(),
                new MaterialsReceived(caseNo, item.organ(), "接" + tail(), null));
        if (chance.happens(Parameter.MATERIALS_WAIVED)) {
            telling.tell(received.plusSeconds(20), approval, By.system(),
                    new MaterialsWaived(caseNo, List.of("居民身份证复印件"), WaiverKind.LICENCE_CALLED, "call-" + tail()));
        }
        if (online && stories.missesNotice(item, submitted.toLocalDate())) {
            // Nobody says anything for five working days; then the work goes on as if nothing had been missed.
            return review(submitted, offices.daysAfter(received.toLocalDate(), 8, received));
        }
        LocalDateTime looked = offices.sameOrNext(received.plusMinutes(minutes));
        if (chance.happens(Parameter.NOT_ACCEPTED)) {
            telling.tell(looked, approval, worker(), new ApplicationNotAccepted(caseNo, item.organ(), "不受" + tail(),
                    "申请事项依法不属于本机关职权范围", NonAcceptanceKind.NOT_COMPETENT, null));
            LocalDateTime closed = looked.plusMinutes(5);
            telling.tell(closed, approval, worker(),
                    new CaseClosed(caseNo, "不予受理", CaseResult.NOT_ACCEPTED, null, null));
            return new End(closed, false);
        }
        LocalDateTime complete = chance.happens(Parameter.CORRECTION) ? corrected(looked, 1) : looked;
        return accept(submitted, complete);
    }

    private LocalDateTime corrected(LocalDateTime at, int time) {
        telling.tell(at, approval, worker(), String.valueOf(time),
                new CorrectionRequired(caseNo, item.organ(), "补" + tail() + "-" + time, "材料不齐全",
                        List.of("申请表缺签字"), CaseStage.BEFORE_ACCEPTANCE, calendar.plus(at.toLocalDate(), 10), true));
        LocalDateTime handedIn = at.plusMinutes((long) chance.skewed(30 * 60, 5 * 24 * 60));
        telling.tell(handedIn, online ? Sources.PORTAL : approval,
                By.citizen(online ? Channel.MOBILE : Channel.WINDOW), String.valueOf(time),
                new CorrectionSubmitted(caseNo, item.organ(), null, null));
        LocalDateTime looked = offices.sameOrNext(handedIn.plusMinutes((long) chance.skewed(30, 240)));
        return time == 1 && chance.happens(Parameter.SECOND_NOTICE) ? corrected(looked, 2) : looked;
    }

    private End accept(LocalDateTime submitted, LocalDateTime accepted) {
        ItemVersion version = item.on(accepted.toLocalDate());
        LocalDate due = dueDay(accepted.toLocalDate());
        telling.tell(accepted, approval, worker(),
                new ApplicationAccepted(caseNo, item.organ(), "受" + tail(), null, item.code(), version.number(),
                        version.legalLimit(), version.promisedLimit(), due.atTime(LAST_SECOND).atOffset(SHANGHAI),
                        item.division().code()));
        if (!item.item().instant() && chance.happens(Parameter.WITHDRAWN)) {
            LocalDateTime withdrawn = offices.sameOrNext(accepted.plusMinutes((long) chance.skewed(200, 2000)));
            telling.tell(withdrawn, approval, worker(),
                    new ApplicationWithdrawn(caseNo, item.organ(), null, "申请人自愿撤回"));
            LocalDateTime closed = withdrawn.plusMinutes(5);
            telling.tell(closed, approval, worker(), new CaseClosed(caseNo, "撤回", CaseResult.WITHDRAWN, null, null));
            return new End(closed, false);
        }
        return review(submitted, accepted);
    }

    private End review(LocalDateTime submitted, LocalDateTime accepted) {
        if (item.item().instant()) {
            LocalDateTime decided = offices.sameOrNext(accepted.plusMinutes((long) chance.skewed(8, 40)));
            return decide(beforeClosing(accepted, decided), 1, false);
        }
        LocalDateTime from = specialProcedure(accepted);
        LocalDateTime decided = decisionTime(accepted, from);
        steps(from, decided);
        return decide(decided, 1, chance.happens(Parameter.REFUSED));
    }

    /** What is handled at once is done before offices close, if there is still time when it is accepted. */
    private LocalDateTime beforeClosing(LocalDateTime accepted, LocalDateTime decided) {
        LocalDateTime closing = accepted.toLocalDate().atTime(LAST_CALL);
        return accepted.isBefore(closing) && decided.isAfter(closing)
                ? accepted.plus(Duration.between(accepted, closing).dividedBy(2))
                : decided;
    }

    /** The moment from which the review goes on. */
    private LocalDateTime specialProcedure(LocalDateTime accepted) {
        boolean licence = item.item().itemType() == ItemType.ADMINISTRATIVE_LICENSE;
        boolean asked = licence && chance.happens(Parameter.SPECIAL_PROCEDURE);
        boolean stopped = !asked && stories.stopsTheClock(item);
        if (licence && chance.happens(Parameter.EXTENDED)) {
            telling.tell(accepted.plusHours(2), approval, By.approver(approver(2)), new DecisionPeriodExtended(caseNo,
                    "延长审批", "延" + tail(), EXTENSION_DAYS, "案情复杂", approver(2), false));
        }
        if (!asked && !stopped) {
            return accepted;
        }
        SpecialProcedureKind kind = item.item().procedures().isEmpty()
                ? SpecialProcedureKind.EXPERT_REVIEW
                : item.item().procedures().getFirst();
        int days = Math.max(1, (int) Math.min(60, chance.skewed(PROCEDURE_MEDIAN_DAYS, PROCEDURE_NINETIETH_DAYS)));
        LocalDateTime begin = offices.daysAfter(accepted.toLocalDate(), 1, accepted.plusMinutes(30));
        LocalDateTime end = offices.daysAfter(begin.toLocalDate(), days, begin.plusHours(1));
        String notice = asked ? "特" + tail() : null;
        telling.tell(begin, approval, By.approver(approver(0)),
                new SpecialProcedureStarted(caseNo, kind, notice, days, "需组织专家评审或现场核查"));
        telling.tell(end, approval, By.approver(approver(0)),
                new SpecialProcedureEnded(caseNo, kind, notice, days, null));
        excludedDays = calendar.between(begin.toLocalDate(), end.toLocalDate());
        return end;
    }

    private LocalDateTime decisionTime(LocalDateTime accepted, LocalDateTime from) {
        LocalDate due = calendar.plus(dueDay(accepted.toLocalDate()), excludedDays);
        int days = Math.max(0, calendar.between(from.toLocalDate().plusDays(1), due));
        boolean late = !stories.closesAndReopens(item) && chance.happens(Parameter.CLOSED_LATE);
        int used = late ? days + (int) chance.between(1, 4) : (int) (days * chance.share());
        return offices.daysAfter(from.toLocalDate(), used, from.plusMinutes(40));
    }

    private void steps(LocalDateTime from, LocalDateTime decided) {
        List<String> names = new ArrayList<>(List.of("承办", "审核"));
        String site = item.item().siteStep();
        if (site != null) {
            names.add(1, site);
        }
        names.add("审批");
        long seconds = Duration.between(from, decided).toSeconds() / (names.size() + 1);
        for (int i = 0; i < names.size(); i++) {
            LocalDateTime at = from.plusSeconds(seconds * (i + 1));
            telling.tell(at, approval, By.approver(approver(i)), names.get(i), new ReviewStepCompleted(caseNo,
                    names.get(i), "通过", takenUp(names.get(i), at, seconds), null, null));
        }
    }

    /** When a step was taken up: most of the time a case lies on a desk, and is worked on for an hour or so. */
    private OffsetDateTime takenUp(String step, LocalDateTime done, long sinceLast) {
        long minutes = 15 + Math.floorMod((caseNo + step).hashCode(), 90);
        return done.minusSeconds(Math.min(minutes * 60, sinceLast / 2)).atOffset(SHANGHAI);
    }

    private End decide(LocalDateTime decided, int time, boolean refused) {
        String part = time == 1 ? "" : String.valueOf(time);
        telling.tell(decided, approval, By.approver(approver(2)), part, new DecisionMade(caseNo,
                refused ? DecisionOutcome.REFUSED : DecisionOutcome.GRANTED, "决" + tail() + part));
        LocalDateTime closed = decided.plusMinutes(chance.between(2, 20));
        telling.tell(closed, approval, By.approver(approver(2)), part, new CaseClosed(caseNo,
                refused ? "不予批准" : "准予", refused ? CaseResult.REFUSED : CaseResult.GRANTED, item.item().fee(), null));
        if (time == 1 && !item.item().instant() && stories.closesAndReopens(item)) {
            LocalDateTime again = offices.daysAfter(closed.toLocalDate(), (int) chance.between(3, 9),
                    closed.plusHours(2));
            telling.tell(again, approval, By.approver(approver(0)), "再次",
                    new ReviewStepCompleted(caseNo, "重新审核", "通过"));
            decide(again.plusHours(1), 2, false);
            return new End(closed, true);
        }
        if (!refused) {
            result(closed);
        }
        return new End(closed, true);
    }

    private void result(LocalDateTime closed) {
        LocalDateTime issued = closed.plusMinutes(chance.between(3, 40));
        if (item.item().itemType() == ItemType.ADMINISTRATIVE_LICENSE) {
            telling.tell(issued, Sources.CERTIFICATES, By.system(),
                    new CertificateIssued(caseNo, item.certificateNo(caseNo), item.item().name(), issued.toLocalDate(),
                            issued.toLocalDate().plusYears(VALID_YEARS), item.bodyName(), null, null));
        }
        DeliveryMethod method = online
                ? chance.happens(.7) ? DeliveryMethod.ELECTRONIC : DeliveryMethod.COURIER
                : DeliveryMethod.WINDOW;
        LocalDateTime delivered = method == DeliveryMethod.COURIER
                ? issued.plusHours(chance.between(20, 90))
                : issued.plusMinutes(chance.between(2, 30));
        Channel channel = switch (method) {
            case WINDOW -> Channel.WINDOW;
            case COURIER -> Channel.COURIER;
            default -> Channel.PC;
        };
        telling.tell(delivered, approval, By.clerk(channel, clerk),
                new ResultDelivered(caseNo, method, null, null, "送" + tail()));
    }

    /** Promised limits run in working days but for those of some laws, which run in calendar days. */
    private LocalDate dueDay(LocalDate accepted) {
        TimeLimit limit = item.on(accepted).promisedLimit();
        return limit.unit() == LimitUnit.CALENDAR_DAY
                ? calendar.sameOrNext(accepted.plusDays(limit.value()))
                : calendar.plus(accepted, item.item().instant() ? 1 : limit.value());
    }

    private String approver(int index) {
        return approvers.get(index % approvers.size()).account();
    }

    private String tail() {
        return caseNo.substring(Math.max(0, caseNo.length() - 11));
    }
}
