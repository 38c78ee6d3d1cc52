package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The five working days for the completeness notice, and what follows when they pass (行政许可法 32). */
final class NoticeClock {

    private final ClockFacts facts;
    private final WorkingCalendar calendar;
    private final ClockPolicy policy;
    private final List<Window> windows = new ArrayList<>();
    private boolean applicantsMove;

    /** Time from a receipt of materials to the answer. */
    private record Window(Instant start, Due due, @Nullable Instant answeredAt) {

        boolean missedBy(Instant now) {
            return due.isOver(answeredAt == null ? now : answeredAt);
        }
    }

    NoticeClock(ClockFacts facts, WorkingCalendar calendar, ClockPolicy policy) {
        this.facts = facts;
        this.calendar = calendar;
        this.policy = policy;
        findWindows();
    }

    private void findWindows() {
        Instant start = facts.receivedAt();
        for (Correction notice : facts.corrections().stream()
                .filter(each -> !each.duringReview(facts.acceptedAt()))
                .sorted(Comparator.comparing(Correction::requiredAt)).toList()) {
            // A further notice while the applicant has the move answers nothing.
            if (start != null && !notice.requiredAt().isBefore(start)) {
                windows.add(window(start, notice.requiredAt()));
            }
            start = notice.submittedAt();
        }
        if (start != null) {
            windows.add(window(start, answer()));
        }
        applicantsMove = start == null && !windows.isEmpty() && answer() == null;
    }

    /** Acceptance, or whatever else shows that the department has dealt with the application. */
    private @Nullable Instant answer() {
        return ClockFacts.earliest(facts.acceptedAt(), facts.stoppedAt());
    }

    private Window window(Instant start, @Nullable Instant answeredAt) {
        CountedDate last = calendar.addWorkingDays(ShanghaiTime.dayOf(start), policy.noticeDays());
        return new Window(start, new Due(policy.endOf(last.date()), last.provisional(), false), answeredAt);
    }

    /** The latest window; null if no receipt of materials is known. */
    @Nullable
    NoticeReading reading(Instant now) {
        if (windows.isEmpty()) {
            return null;
        }
        Window last = windows.getLast();
        return new NoticeReading(last.start(), last.due(), last.answeredAt(), state(last, now));
    }

    private NoticeState state(Window last, Instant now) {
        boolean missed = last.missedBy(now);
        if (last.answeredAt() == null) {
            return missed ? NoticeState.MISSED : NoticeState.RUNNING;
        } else if (missed) {
            return NoticeState.ANSWERED_LATE;
        }
        return applicantsMove ? NoticeState.WAITING_FOR_APPLICANT : NoticeState.ANSWERED;
    }

    /** Whether the time for a notice passed without one, be it the last or an earlier one. */
    boolean missedOnce(Instant now) {
        return windows.stream().anyMatch(window -> window.missedBy(now));
    }

    /**
     * The deemed acceptance of a licence, once {@link DeemedAcceptance#since} has passed if it lies
     * ahead. Null for what a source accepted itself, for old records, and for what is already decided
     * or over, unless it is recorded.
     */
    @Nullable
    DeemedAcceptance deemed() {
        LocalDate recorded = facts.deemedOn();
        if (facts.acceptedAt() != null) {
            return null;
        }
        if (recorded != null) {
            Instant since = windows.stream().filter(window -> ShanghaiTime.dayOf(window.start()).equals(recorded))
                    .map(window -> window.due().end()).findFirst().orElse(ShanghaiTime.startOf(recorded));
            return new DeemedAcceptance(recorded, since, false, true);
        }
        if (!facts.licence() || facts.historical() || facts.stoppedAt() != null) {
            return null;
        }
        NoticeLapse lapse = lapse();
        return lapse == null ? null : new DeemedAcceptance(lapse.day(), lapse.since(), lapse.provisional(), false);
    }

    /** The first time for a notice that passed, or will pass if nothing more is recorded, without one. */
    @Nullable
    NoticeLapse lapse() {
        return windows.stream().filter(window -> window.missedBy(Instant.MAX)).findFirst()
                .map(window -> new NoticeLapse(window.start(), window.due().end(), window.due().provisional()))
                .orElse(null);
    }
}
