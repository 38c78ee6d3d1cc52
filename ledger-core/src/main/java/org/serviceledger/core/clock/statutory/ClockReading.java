package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What the clocks of a case show. Everything but what is said to be "as of now" holds until a further
 * fact of the case, a calendar or a policy is recorded, and may be stored.
 *
 * @param now         as of when they were read
 * @param startedAt   from when the time for the decision runs; null if the case is not accepted
 * @param notice      the completeness notice; null if no receipt of materials is known
 * @param deemed      the deemed acceptance, if there is one as of now
 * @param promised    the promise
 * @param legal       the legal limit
 * @param delivery    until when a grant must be delivered (R5); null if nothing was granted
 * @param lights      when the light turns
 * @param pauses      when the leading limit stood still
 * @param remarks     what supervision should know, as of now
 * @param explanation day by day
 */
public record ClockReading(Instant now, @Nullable Instant startedAt, @Nullable NoticeReading notice,
        @Nullable DeemedAcceptance deemed, LimitReading promised, LimitReading legal, @Nullable Due delivery,
        LightSchedule lights, List<Pause> pauses, Set<ClockRemark> remarks, Explanation explanation) {

    /** Most days that are explained, nearly three years. */
    public static final int MOST_DAYS = 1_000;

    public ClockReading {
        pauses = List.copyOf(pauses);
        remarks = Collections.unmodifiableSortedSet(new TreeSet<>(remarks));
    }

    /**
     * A time during which the clock stood still.
     *
     * @param to the first instant after it; null while it goes on
     */
    public record Pause(Instant from, @Nullable Instant to) {}

    /** Explains a reading. */
    @FunctionalInterface
    public interface Explanation {

        /** The first days of the case, not more than a number of them. */
        List<ClockDay> days(int most);
    }

    /** The promise, or the legal limit where nothing is promised. */
    public LimitReading leading() {
        return promised.due() == null && legal.due() != null ? legal : promised;
    }

    /** Working days used, as of now. */
    public int usedWorkingDays() {
        return leading().usedWorkingDays();
    }

    /** Working days left out, as of now. */
    public int excludedWorkingDays() {
        return leading().excludedWorkingDays();
    }

    /** Working days remaining of the leading limit, as of now; below zero when it is late. */
    public @Nullable Integer remainingWorkingDays() {
        return leading().remainingWorkingDays();
    }

    /** When the promise ends. */
    public Optional<Due> promisedDue() {
        return Optional.ofNullable(promised.due());
    }

    /** When the legal limit ends. */
    public Optional<Due> legalDue() {
        return Optional.ofNullable(legal.due());
    }

    /** Until when the completeness notice had to be given. */
    public Optional<Due> noticeDue() {
        return Optional.ofNullable(notice).map(NoticeReading::due);
    }

    /** The day from which the case counts as accepted without a notice, as of now. */
    public Optional<LocalDate> deemedAcceptance() {
        return Optional.ofNullable(deemed).map(DeemedAcceptance::day);
    }

    /** Until when a grant must be delivered. */
    public Optional<Due> deliveryDue() {
        return Optional.ofNullable(delivery);
    }

    /** Whether any of the days may move because a calendar is missing. */
    public boolean provisional() {
        return remarks.contains(ClockRemark.CALENDAR_MISSING);
    }

    /** Whether time was left out without a written notice. */
    public boolean unnoticed() {
        return remarks.contains(ClockRemark.UNNOTICED_EXCLUSION);
    }

    /** The light, as of now. */
    public Light light() {
        return lights.lightAt(now);
    }

    /** The light at an instant, if nothing more is recorded by then. */
    public Light lightAt(Instant at) {
        return lights.lightAt(at);
    }

    /** What each day counted as and why, at most {@link #MOST_DAYS} from the first. */
    public List<ClockDay> days() {
        return explanation.days(MOST_DAYS);
    }

    /** Two readings are the same if they show the same; the explanation follows from the same facts. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClockReading that && now.equals(that.now)
                && Objects.equals(startedAt, that.startedAt) && Objects.equals(notice, that.notice)
                && Objects.equals(deemed, that.deemed) && promised.equals(that.promised)
                && legal.equals(that.legal) && Objects.equals(delivery, that.delivery) && lights.equals(that.lights)
                && pauses.equals(that.pauses) && remarks.equals(that.remarks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(now, startedAt, notice, deemed, promised, legal, delivery, lights, pauses, remarks);
    }
}
