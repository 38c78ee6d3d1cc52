package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What happened in a case, by day. */
final class DayMarks {

    private final Map<LocalDate, List<DayMark>> marks = new HashMap<>();

    private DayMarks() {}

    static DayMarks of(CaseRun run) {
        DayMarks marks = new DayMarks();
        ClockFacts facts = run.facts();
        marks.at(facts.receivedAt(), DayMark.RECEIVED);
        facts.corrections().forEach(correction -> {
            marks.at(correction.requiredAt(), DayMark.CORRECTION_REQUIRED);
            marks.at(correction.submittedAt(), DayMark.CORRECTION_SUBMITTED);
        });
        marks.on(noticeDue(run.notice()), DayMark.NOTICE_DUE);
        marks.at(facts.acceptedAt(), DayMark.ACCEPTED);
        DeemedAcceptance deemed = run.deemed();
        marks.on(deemed == null ? null : deemed.day(), DayMark.DEEMED_ACCEPTED);
        facts.exclusions().forEach(exclusion -> {
            marks.at(exclusion.from(), DayMark.PROCEDURE_STARTED);
            marks.at(exclusion.to(), DayMark.PROCEDURE_ENDED);
        });
        facts.extensions().forEach(extension -> marks.at(extension.at(), DayMark.EXTENDED));
        marks.on(DayByDay.lastDay(run.promised().end()), DayMark.PROMISED_DUE);
        marks.on(DayByDay.lastDay(run.legal().end()), DayMark.LEGAL_DUE);
        marks.at(facts.decidedAt(), DayMark.DECIDED);
        marks.at(facts.endedAt(), DayMark.ENDED);
        marks.at(facts.closedAt(), DayMark.CLOSED);
        return marks;
    }

    /** Once the notice was given in time, until when it had to be given tells nobody anything. */
    private static @Nullable LocalDate noticeDue(@Nullable NoticeReading notice) {
        return notice == null || notice.state() == NoticeState.ANSWERED
                || notice.state() == NoticeState.WAITING_FOR_APPLICANT ? null : notice.due().day();
    }

    List<DayMark> on(LocalDate day) {
        return marks.getOrDefault(day, List.of());
    }

    private void at(@Nullable Instant at, DayMark mark) {
        on(at == null ? null : ShanghaiTime.dayOf(at), mark);
    }

    private void on(@Nullable LocalDate day, DayMark mark) {
        if (day != null) {
            List<DayMark> known = marks.computeIfAbsent(day, any -> new ArrayList<>());
            if (!known.contains(mark)) {
                known.add(mark);
            }
        }
    }
}
