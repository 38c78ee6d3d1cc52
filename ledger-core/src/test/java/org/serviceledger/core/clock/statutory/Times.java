package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.SpecialProcedureKind;
import org.serviceledger.core.event.TimeLimit;

/** Short ways to write times of Asia/Shanghai and facts in tests. */
final class Times {

    static final StatutoryClock CLOCK = new StatutoryClock(RealCalendars.all(), ClockPolicy.DEFAULT);

    private Times() {}

    /** A time like {@code 2026-03-02T10:00}, or ten o'clock of a day like {@code 2026-03-02}. */
    static Instant at(String time) {
        LocalDateTime local = time.contains("T") ? LocalDateTime.parse(time) : LocalDate.parse(time).atTime(10, 0);
        return local.atZone(ShanghaiTime.ZONE).toInstant();
    }

    static TimeLimit workingDays(int days) {
        return limit(days, LimitUnit.WORKING_DAY);
    }

    static TimeLimit limit(int value, LimitUnit unit) {
        return new TimeLimit(value, unit);
    }

    /** An expert review with a written notice. */
    static Exclusion review(String from, @Nullable String to) {
        return new Exclusion(at(from), to == null ? null : at(to), SpecialProcedureKind.EXPERT_REVIEW, "特告〔2026〕1号");
    }

    /** Accepted on 2 March 2026, a Monday, with a promise of ten working days and a legal limit of twenty. */
    static ClockFactsBuilder accepted() {
        return ClockFacts.builder().receivedAt(at("2026-03-02T09:00")).acceptedAt(at("2026-03-02"))
                .promisedLimit(workingDays(10)).legalLimit(workingDays(20));
    }

    static ClockReading read(ClockFactsBuilder facts, String now) {
        return CLOCK.read(facts.build(), at(now));
    }
}
