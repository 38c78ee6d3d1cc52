package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.TimeLimit;

/** Finds what supervision should know of a case's times. */
final class Remarks {

    private static final int MOST_EXTENSION = 10;
    private static final int MOST_JOINT_EXTENSION = 15;

    private final Set<ClockRemark> found = EnumSet.noneOf(ClockRemark.class);

    Set<ClockRemark> found() {
        return found;
    }

    void add(ClockRemark remark, boolean applies) {
        if (applies) {
            found.add(remark);
        }
    }

    void exclusions(ClockFacts facts, LimitRun leading) {
        List<Exclusion> pausing = facts.exclusions().stream().filter(each -> !each.counts()).toList();
        add(ClockRemark.UNNOTICED_EXCLUSION, pausing.stream().anyMatch(Exclusion::unnoticed));
        add(ClockRemark.EXCLUSION_WITHOUT_END, pausing.stream().anyMatch(each -> each.to() == null));
        add(ClockRemark.EXCLUSION_ENDS_BEFORE_START, pausing.stream().anyMatch(Exclusion::endsBeforeItBegins));
        add(ClockRemark.EXCLUSION_NOT_NAMED_BY_LAW,
                facts.licence() && pausing.stream().anyMatch(each -> !each.namedByLaw()));
        add(ClockRemark.EXCLUSION_AFTER_EXPIRY, leading.tooLate().stream().anyMatch(Interruption::pause));
    }

    void extensions(ClockFacts facts, LimitRun legal) {
        add(ClockRemark.EXTENSION_AFTER_EXPIRY, legal.tooLate().stream().anyMatch(each -> !each.pause()));
        int days = facts.extensions().stream().mapToInt(Extension::usableDays).sum();
        add(ClockRemark.EXTENSION_TOO_LONG,
                facts.licence() && days > (facts.joint() ? MOST_JOINT_EXTENSION : MOST_EXTENSION));
    }

    void corrections(ClockFacts facts) {
        add(ClockRemark.SECOND_CORRECTION_NOTICE, facts.corrections().stream()
                .filter(each -> !each.duringReview(facts.acceptedAt())).count() > 1);
    }

    void limits(ClockFacts facts, LimitReading promised, LimitReading legal) {
        add(ClockRemark.LIMIT_NOT_USABLE, unusable(facts.promisedLimit()) || unusable(facts.legalLimit()));
        Due promise = promised.due();
        Due law = legal.due();
        add(ClockRemark.PROMISE_AFTER_LEGAL, promise != null && law != null && promise.end().isAfter(law.end()));
        add(ClockRemark.CALENDAR_MISSING,
                Stream.of(promised, legal).anyMatch(each -> each.due() != null && each.due().provisional()));
    }

    /** Only a due day without any pause can be compared, since the source stated it before. */
    void statedDue(@Nullable LocalDate stated, LimitRun promised) {
        Instant end = promised.measure().end(Breaks.NONE);
        add(ClockRemark.STATED_DUE_DIFFERS,
                stated != null && end != null && !stated.equals(DayByDay.lastDay(end)));
    }

    private static boolean unusable(@Nullable TimeLimit limit) {
        return limit != null && !Measure.usable(limit);
    }
}
