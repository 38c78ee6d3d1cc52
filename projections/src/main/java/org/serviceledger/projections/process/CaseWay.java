package org.serviceledger.projections.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseTrail;

/** The way of a case through its steps (办件流程), in the order in which they happened. */
final class CaseWay {

    static final String SUBMITTED = "申请";
    static final String RECEIVED = "收件";
    static final String CORRECTION_REQUIRED = "补正告知";
    static final String CORRECTION_SUBMITTED = "补正提交";
    static final String ACCEPTED = "受理";
    static final String PROCEDURE_STARTED = "特别程序启动";
    static final String PROCEDURE_ENDED = "特别程序结束";
    static final String DECIDED = "决定";
    static final String CLOSED = "办结";
    static final String DELIVERED = "送达";
    private static final String UNNAMED = "未命名环节";

    private CaseWay() {}

    /**
     * A step.
     *
     * @param rank    order of steps at the same instant
     * @param working from when it was taken up until it was completed; null when nobody says so
     */
    record Visit(String step, Instant at, int rank, @Nullable Duration working) {}

    static List<Visit> of(CaseFile file) {
        List<Visit> visits = new ArrayList<>();
        CaseTimes times = file.times();
        add(visits, SUBMITTED, file.submission() == null ? null : file.submission().at(), 0);
        add(visits, RECEIVED, file.received() == null ? null : file.received().at(), 1);
        times.notices().forEach(notice -> add(visits, CORRECTION_REQUIRED, notice.at(), 2));
        times.corrected().forEach(at -> add(visits, CORRECTION_SUBMITTED, at, 3));
        add(visits, ACCEPTED, file.accepted() == null ? null : file.accepted().at(), 4);
        times.begun().forEach(begun -> add(visits, PROCEDURE_STARTED, begun.at(), 5));
        times.finished().forEach(finished -> add(visits, PROCEDURE_ENDED, finished.at(), 6));
        for (CaseTrail.Taken step : file.trail().steps()) {
            Instant begun = step.startedAt();
            visits.add(new Visit(Objects.requireNonNullElse(step.name(), UNNAMED), step.at(), 7,
                    begun == null || begun.isAfter(step.at()) ? null : Duration.between(begun, step.at())));
        }
        add(visits, DECIDED, file.decision() == null ? null : file.decision().at(), 8);
        CaseFile.Ending ending = file.ending();
        add(visits, ending == null ? "" : name(ending), ending == null ? null : ending.at(), 9);
        add(visits, CLOSED, file.closing() == null ? null : file.closing().at(), 10);
        add(visits, DELIVERED, times.deliveredAt(), 11);
        visits.sort(Comparator.comparing(Visit::at).thenComparing(Visit::rank).thenComparing(Visit::step));
        return visits;
    }

    private static String name(CaseFile.Ending ending) {
        return switch (ending.kind()) {
            case NOT_ACCEPTED -> "不予受理";
            case RETURNED -> "退件";
            case WITHDRAWN -> "撤回";
            case TERMINATED -> "终止";
            case GRANTED, REFUSED -> DECIDED;
        };
    }

    private static void add(List<Visit> visits, String step, @Nullable Instant at, int rank) {
        if (at != null) {
            visits.add(new Visit(step, at, rank, null));
        }
    }
}
