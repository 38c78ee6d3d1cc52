package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.CaseTimes.Acceptance;
import org.serviceledger.core.clock.statutory.CaseTimes.CorrectionNotice;
import org.serviceledger.core.clock.statutory.CaseTimes.Decision;
import org.serviceledger.core.clock.statutory.CaseTimes.Deeming;
import org.serviceledger.core.clock.statutory.CaseTimes.ProcedureBegun;
import org.serviceledger.core.clock.statutory.CaseTimes.ProcedureFinished;
import org.serviceledger.core.event.TimeLimit;

/** Puts the times of a case together: beginnings with their ends, notices with their answers. */
final class FactsOfTimes {

    private final CaseTimes times;
    private final ItemTerms item;
    private final ClockFactsBuilder facts = ClockFacts.builder();

    FactsOfTimes(CaseTimes times, ItemTerms item) {
        this.times = times;
        this.item = item;
    }

    ClockFacts facts() {
        Acceptance accepted = times.accepted();
        Deeming deemed = times.deemed();
        Decision decided = times.decided();
        facts.receivedAt(times.receivedAt()).acceptedAt(acceptedAt()).deemedOn(deemed == null ? null : deemed.on())
                .historical(times.historical()).licence(item.licence()).joint(times.joint())
                .statedDueDay(statedDue(accepted)).closedAt(times.closedAt()).endedAt(endedAt())
                .deliveredAt(times.deliveredAt());
        facts.promisedLimit(limit(accepted == null ? null : accepted.promisedLimit(),
                deemed == null ? null : deemed.promisedLimit(), item.promisedLimit()));
        facts.legalLimit(limit(accepted == null ? null : accepted.legalLimit(),
                deemed == null ? null : deemed.legalLimit(), item.legalLimit()));
        if (decided != null) {
            facts.decided(decided.at(), decided.outcome());
        }
        times.extensions().forEach(facts::extension);
        procedures();
        corrections();
        return facts.build();
    }

    private @Nullable Instant acceptedAt() {
        Acceptance accepted = times.accepted();
        return accepted == null ? null : accepted.at();
    }

    private @Nullable LocalDate statedDue(@Nullable Acceptance accepted) {
        return accepted != null && accepted.statedDue() != null ? accepted.statedDue() : times.statedDue();
    }

    private static @Nullable TimeLimit limit(@Nullable TimeLimit... inOrder) {
        return Stream.of(inOrder).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** An application that was returned or lapsed and accepted after all has not ended by that. */
    private @Nullable Instant endedAt() {
        Instant accepted = acceptedAt();
        Instant ended = times.ended().stream().filter(at -> accepted == null || !at.isBefore(accepted))
                .min(Instant::compareTo).orElse(null);
        Instant lapsed = accepted != null
                ? null
                : times.lapsed().stream()
                        .filter(at -> times.corrected().stream().noneMatch(submitted -> !submitted.isBefore(at)))
                        .min(Instant::compareTo).orElse(null);
        return ClockFacts.earliest(ended, lapsed);
    }

    /**
     * An end belongs to the procedure that it names, or else to the earliest one of its kind that is open; if it names
     * one, to none that bears another name.
     */
    private void procedures() {
        List<ProcedureBegun> open = new ArrayList<>(sorted(times.begun(), ProcedureBegun::at));
        for (ProcedureFinished end : sorted(times.finished(), ProcedureFinished::at)) {
            ProcedureBegun start = match(open, end);
            if (start != null) {
                open.remove(start);
                facts.exclusion(exclusion(start, end.at()));
            }
        }
        open.forEach(start -> facts.exclusion(exclusion(start, null)));
    }

    private static @Nullable ProcedureBegun match(List<ProcedureBegun> open, ProcedureFinished end) {
        String id = end.procedureId();
        ProcedureBegun named = id == null ? null : find(open, start -> id.equals(start.procedureId()));
        if (named != null) {
            return named;
        }
        Predicate<ProcedureBegun> kind = start -> (end.kind() == null || end.kind() == start.kind())
                && (id == null || start.procedureId() == null);
        ProcedureBegun before = find(open, kind.and(start -> !start.at().isAfter(end.at())));
        return before != null ? before : find(open, kind);
    }

    private static @Nullable ProcedureBegun find(List<ProcedureBegun> open, Predicate<ProcedureBegun> which) {
        return open.stream().filter(which).findFirst().orElse(null);
    }

    private static Exclusion exclusion(ProcedureBegun start, @Nullable Instant end) {
        return new Exclusion(start.at(), end, start.kind(), start.noticeNo(), start.counts());
    }

    /** A submission, or the finding that there was none, answers every notice before it. */
    private void corrections() {
        for (CorrectionNotice notice : sorted(times.notices(), CorrectionNotice::at)) {
            Instant submitted = firstAfter(times.corrected(), notice.at());
            Instant lapsed = firstAfter(times.lapsed(), notice.at());
            facts.correction(new Correction(notice.at(), notice.stage(), submitted, lapsed));
        }
        Instant first = times.corrected().stream().min(Instant::compareTo).orElse(null);
        if (first != null && times.notices().stream().allMatch(notice -> notice.at().isAfter(first))) {
            // There must have been a notice that has not arrived; the department is not held to be late for that.
            Instant received = times.receivedAt();
            Instant told = received == null || received.isAfter(first) ? first : received;
            facts.correction(new Correction(told, null, first, null));
        }
    }

    private static @Nullable Instant firstAfter(List<Instant> instants, Instant from) {
        return instants.stream().filter(at -> !at.isBefore(from)).min(Instant::compareTo).orElse(null);
    }

    private static <T> List<T> sorted(List<T> all, java.util.function.Function<T, Instant> by) {
        return all.stream().sorted(Comparator.comparing(by)).toList();
    }
}
