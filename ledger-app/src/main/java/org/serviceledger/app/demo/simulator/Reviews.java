package org.serviceledger.app.demo.simulator;

import java.time.LocalDateTime;
import java.util.List;

import org.serviceledger.app.demo.simulator.Telling.By;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSupplemented;
import org.serviceledger.core.event.EvaluationEvent.NegativeReviewContacted;
import org.serviceledger.core.event.EvaluationEvent.RectificationCompleted;
import org.serviceledger.core.event.ReviewFinding;
import org.serviceledger.core.event.Satisfaction;

/** What applicants say of the service, and what follows from it (好差评). */
final class Reviews {

    /** Of the good ones, and of the bad ones. */
    private static final double[] GOOD = {.934 / .996, .053 / .996, .009 / .996};
    private static final double[] BAD = {.625, .375};
    private static final double[] NOT_VALID = {.28 / .38, .06 / .38, .04 / .38};
    private static final List<ReviewFinding> FINDINGS = List.of(ReviewFinding.MISTAKEN, ReviewFinding.MALICIOUS,
            ReviewFinding.UNREACHABLE);
    private static final int DAYS_TO_RECTIFY = 15;

    private final Chance chance;
    private final Telling telling;
    private final OfficeHours offices;

    Reviews(WorkingCalendar calendar, Chance chance, Telling telling) {
        this.chance = chance;
        this.telling = telling;
        this.offices = new OfficeHours(calendar, chance);
    }

    /**
     * Whether the applicant evaluates; if so, it is told.
     *
     * @param device of the window, for a case of a hall
     */
    boolean evaluate(String caseNo, LocalDateTime closed, boolean online, String device) {
        if (!chance.happens(online ? Parameter.EVALUATED_ONLINE : Parameter.EVALUATED_IN_HALL)) {
            return false;
        }
        boolean positive = chance.happens(Parameter.POSITIVE);
        Satisfaction satisfaction = Satisfaction.values()[positive ? chance.index(GOOD) : 3 + chance.index(BAD)];
        LocalDateTime at = closed.plusMinutes((long) chance.skewed(online ? 90 : 6, online ? 1500 : 30));
        telling.tell(at, Sources.REVIEWS, By.citizen(online ? Channel.MOBILE : Channel.KIOSK), new EvaluationSubmitted(
                caseNo, satisfaction, positive ? null : "办理时间长，来回跑。", online ? null : device));
        if (!positive) {
            followUp(caseNo, at);
        }
        return true;
    }

    private void followUp(String caseNo, LocalDateTime at) {
        int days = chance.happens(Parameter.CONTACTED_IN_TIME) ? 1 : 3;
        LocalDateTime called = offices.daysAfter(at.toLocalDate(), days, at.plusHours(1));
        boolean valid = chance.happens(Parameter.FOUND_VALID);
        telling.tell(called, Sources.REVIEWS, By.clerk(Channel.HOTLINE, "callback-12345"),
                new NegativeReviewContacted(caseNo,
                        valid ? ReviewFinding.VALID : FINDINGS.get(chance.index(NOT_VALID)), null));
        if (!valid) {
            return;
        }
        boolean inTime = chance.happens(Parameter.RECTIFIED_IN_TIME);
        int used = inTime ? (int) chance.between(2, DAYS_TO_RECTIFY - 2) : DAYS_TO_RECTIFY + 4;
        LocalDateTime done = offices.daysAfter(called.toLocalDate(), used, called.plusHours(4));
        telling.tell(done, Sources.REVIEWS, By.clerk(Channel.OTHER, "callback-12345"),
                new RectificationCompleted(caseNo, ReviewFinding.VALID, "优化流程，专人跟进", "callback-12345"));
        if (chance.happens(Parameter.SUPPLEMENTED)) {
            telling.tell(done.plusHours(chance.between(3, 60)), Sources.REVIEWS, By.citizen(Channel.MOBILE),
                    new EvaluationSupplemented(caseNo, Satisfaction.SATISFIED, "已解决", null));
        }
    }

    /** A best rating from the tablet of the third story. */
    void fromTablet(String caseNo, LocalDateTime at) {
        telling.tell(at, Sources.REVIEWS, By.citizen(Channel.KIOSK),
                new EvaluationSubmitted(caseNo, Satisfaction.VERY_SATISFIED, null, Stories.TABLET));
    }
}
