package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.CatalogueItem;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.demo.simulator.Arrivals.Arrival;
import org.serviceledger.app.demo.simulator.HallQueues.Visit;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.Satisfaction;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.TimeLimit;

/** The course of one case from its submission to its evaluation. */
final class CaseStory {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final double LATE = .006;
    private static final double REFUSED = .011;
    private static final double EVALUATED_IN_HALL = .45;
    private static final double EVALUATED_ONLINE = .18;

    private final WorkingCalendar calendar;
    private final Chance chance;
    private final CatalogueItem item;
    private final boolean online;
    private final String caseNo;
    private final String itemCode;
    private final String organ;
    private final List<Happening> happenings = new ArrayList<>();
    private final String clerk;

    private CaseStory(Province province, WorkingCalendar calendar, Chance chance, Arrival arrival, String caseNo) {
        this.calendar = calendar;
        this.chance = chance;
        this.item = arrival.item();
        this.online = arrival.online();
        this.caseNo = caseNo;
        this.itemCode = province.codeOf(item);
        this.organ = province.organOf(item);
        this.clerk = item.department() + "-%02d".formatted(chance.between(1, 7));
    }

    /**
     * Tells a case.
     *
     * @param visit      to a window, for a case that is begun in the hall
     * @param subjectRef pseudonym of the applicant
     */
    static List<Happening> tell(Province province, WorkingCalendar calendar, Chance chance, Arrival arrival,
            @Nullable Visit visit, String caseNo, String subjectRef) {
        CaseStory story = new CaseStory(province, calendar, chance, arrival, caseNo);
        if (visit == null) {
            story.beginOnline(arrival.at(), subjectRef);
        } else {
            story.beginInHall(visit, subjectRef);
        }
        return story.happenings;
    }

    private void beginOnline(LocalDateTime at, String subjectRef) {
        Channel channel = chance.happens(.68) ? Channel.MOBILE : Channel.PC;
        submit(at, channel, Happening.PORTAL, subjectRef);
        LocalDateTime received = officeTime(at.plusMinutes((long) chance.skewed(25, 180)));
        add(received, new MaterialsReceived(caseNo, organ, null, null), Channel.PC);
        LocalDateTime accepted = officeTime(received.plusMinutes((long) chance.skewed(12, 90)));
        add(accepted, new ApplicationAccepted(caseNo, organ, number("受"), null), Channel.PC);
        handle(at, accepted);
    }

    private void beginInHall(Visit visit, String subjectRef) {
        long seconds = java.time.Duration.between(visit.called(), visit.served()).toSeconds();
        LocalDateTime submitted = visit.called().plusSeconds(seconds / 5);
        submit(submitted, Channel.WINDOW, Happening.HALL, subjectRef);
        add(visit.called().plusSeconds(seconds / 2), new MaterialsReceived(caseNo, organ, null, null), Channel.WINDOW);
        LocalDateTime accepted = visit.called().plusSeconds(seconds * 4 / 5);
        add(accepted, new ApplicationAccepted(caseNo, organ, number("受"), null), Channel.WINDOW);
        handle(submitted, accepted);
    }

    private void submit(LocalDateTime at, Channel channel, String source, String subjectRef) {
        LocalDateTime due = dueDay(at.toLocalDate()).atTime(LAST_SECOND);
        happenings
                .add(new Happening(at.atOffset(SHANGHAI), source, channel, source.equals(Happening.HALL) ? clerk : null,
                        source.equals(Happening.HALL) ? "CLERK" : "CITIZEN",
                        new ApplicationSubmitted(caseNo, itemCode, subjectRef, item.applicant(), due.atOffset(SHANGHAI),
                                null)));
    }

    /** Promised limits run in working days but for those of some laws, which run in calendar days. */
    private LocalDate dueDay(LocalDate submitted) {
        LocalDate begins = calendar.sameOrNext(submitted);
        TimeLimit limit = item.promisedLimit();
        return limit.unit() == LimitUnit.CALENDAR_DAY
                ? begins.plusDays(limit.value())
                : calendar.plus(begins, item.instant() ? 1 : limit.value());
    }

    private void handle(LocalDateTime submitted, LocalDateTime accepted) {
        boolean refused = !item.instant() && chance.happens(REFUSED);
        LocalDateTime decided = item.instant()
                ? officeTime(accepted.plusMinutes((long) chance.skewed(8, 40)))
                : decisionTime(submitted, accepted);
        if (!item.instant()) {
            steps(accepted, decided);
        }
        add(decided, new DecisionMade(caseNo, refused ? DecisionOutcome.REFUSED : DecisionOutcome.GRANTED, number("决")),
                Channel.PC);
        LocalDateTime closed = decided.plusMinutes(chance.between(2, 20));
        add(closed, new CaseClosed(caseNo, refused ? "不予批准" : "准予"), Channel.PC);
        evaluate(closed);
    }

    private LocalDateTime decisionTime(LocalDateTime submitted, LocalDateTime accepted) {
        LocalDate due = dueDay(submitted.toLocalDate());
        int days = 0;
        for (LocalDate day = accepted.toLocalDate(); day.isBefore(due); day = day.plusDays(1)) {
            days += calendar.works(day.plusDays(1)) ? 1 : 0;
        }
        int used = chance.happens(LATE) ? days + (int) chance.between(1, 4) : (int) (days * chance.share());
        LocalDate day = calendar.plus(accepted.toLocalDate(), used);
        LocalDateTime working = day.atTime(9, 20).plusSeconds(chance.between(0, 7 * 3600));
        return officeTime(working.isBefore(accepted.plusMinutes(30)) ? accepted.plusMinutes(30) : working);
    }

    private void steps(LocalDateTime accepted, LocalDateTime decided) {
        List<String> names = new ArrayList<>(List.of("承办", "审核"));
        String site = item.siteStep();
        if (site != null) {
            names.add(1, site);
        }
        names.add("审批");
        long seconds = java.time.Duration.between(accepted, decided).toSeconds();
        LocalDateTime last = accepted;
        for (int i = 0; i < names.size(); i++) {
            LocalDateTime planned = officeTime(accepted.plusSeconds(seconds * (i + 1) / (names.size() + 1)));
            LocalDateTime latest = decided.minusMinutes(names.size() - i);
            LocalDateTime at = planned.isBefore(latest) ? planned : latest;
            last = at.isAfter(last) ? at : last.plusSeconds(30);
            add(last, new ReviewStepCompleted(caseNo, names.get(i), "通过"), Channel.PC);
        }
    }

    private void evaluate(LocalDateTime closed) {
        if (!chance.happens(online ? EVALUATED_ONLINE : EVALUATED_IN_HALL)) {
            return;
        }
        Satisfaction satisfaction = Satisfaction.values()[chance.index(.934, .053, .009, .0025, .0015)];
        LocalDateTime at = closed.plusMinutes((long) chance.skewed(online ? 90 : 6, online ? 1500 : 30));
        happenings.add(new Happening(at.atOffset(SHANGHAI), Happening.REVIEWS, online ? Channel.MOBILE : Channel.KIOSK,
                null,
                "CITIZEN", new EvaluationSubmitted(caseNo, satisfaction, null, online ? null : "pad-" + clerk)));
    }

    private void add(LocalDateTime at, ServiceEvent fact, Channel channel) {
        happenings.add(new Happening(at.atOffset(SHANGHAI), Happening.APPROVAL, channel, clerk, "CLERK", fact));
    }

    private String number(String kind) {
        return "云政" + kind + "〔2026〕" + caseNo.substring(caseNo.length() - 9) + "号";
    }

    /** The same moment when offices work then, else the next at which they do. */
    private LocalDateTime officeTime(LocalDateTime time) {
        if (time.toLocalTime().isAfter(LocalTime.of(17, 30))) {
            return opening(time.toLocalDate().plusDays(1));
        }
        if (!calendar.works(time.toLocalDate()) || time.toLocalTime().isBefore(LocalTime.of(9, 0))) {
            return opening(time.toLocalDate());
        }
        return time;
    }

    private LocalDateTime opening(LocalDate day) {
        return calendar.sameOrNext(day).atTime(9, 0).plusSeconds(chance.between(0, 1800));
    }
}
