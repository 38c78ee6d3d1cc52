package org.serviceledger.projections.source;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.OfficeHours;

/**
 * How long a source usually says nothing while offices are open. What it sends within a minute counts as said at
 * once, so that a file of a thousand records is one arrival. The past is measured by the days of the week: a few
 * holidays hardly move what is usual.
 *
 * @param sampledAt of the arrival that the next pause is measured from; null before the first one
 * @param pauses    how many pauses were how long
 * @param silences  the last pauses that were too long for this source, of which it was known by then what is usual;
 *                  the latest last
 */
public record Rhythm(@Nullable Instant sampledAt, LatencyHistogram pauses, List<Silence> silences) {

    /** Of a source that has sent nothing. */
    public static final Rhythm NONE = new Rhythm(null, LatencyHistogram.EMPTY, List.of());

    /** That many silences are remembered. */
    public static final int MOST_SILENCES = 5;

    /**
     * A pause that was too long.
     *
     * @param seconds of office time
     * @param records that came within a minute after it
     */
    public record Silence(Instant from, Instant to, long seconds, long records) {}

    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    /** With fewer pauses nothing is usual yet, and with fewer still not even the longest one says anything. */
    private static final int FEWEST = 50;
    private static final int SOME = 5;
    /** Of office time, some two days. */
    private static final Duration UNTIL_KNOWN = Duration.ofHours(13);
    private static final Duration SHORTEST_UNTIL_KNOWN = Duration.ofHours(2);
    private static final int PERCENT = 99;
    private static final int ALL = 100;
    private static final int MARGIN = 2;
    private static final Duration SHORTEST = Duration.ofMinutes(15);

    /** A source that comes back after so long begins anew, so that no time is spent on counting the days. */
    private static final Duration FORGOTTEN = Duration.ofDays(400);

    Rhythm with(Instant recordedAt) {
        Instant before = sampledAt;
        if (before == null || Duration.between(before, recordedAt).compareTo(FORGOTTEN) > 0) {
            return new Rhythm(recordedAt, pauses, silences);
        }
        if (Duration.between(before, recordedAt).compareTo(AT_ONCE) < 0) {
            return cameAtOnce(before);
        }
        Duration pause = OfficeHours.USUAL.between(before, recordedAt, Rhythm::isWeekday);
        List<Silence> known = usual() != null && pause.compareTo(silentAfter()) > 0
                ? lastOf(new Silence(before, recordedAt, pause.toSeconds(), 1))
                : silences;
        return new Rhythm(recordedAt, pause.isZero() ? pauses : pauses.plus(pause), known);
    }

    private Rhythm cameAtOnce(Instant before) {
        Silence last = silences.isEmpty() ? null : silences.getLast();
        if (last == null || !last.to().equals(before)) {
            return this;
        }
        List<Silence> counted = new ArrayList<>(silences);
        counted.set(counted.size() - 1,
                new Silence(last.from(), last.to(), last.seconds(), last.records() + 1));
        return new Rhythm(sampledAt, pauses, List.copyOf(counted));
    }

    private List<Silence> lastOf(Silence silence) {
        return Stream.concat(silences.stream(), Stream.of(silence))
                .skip(Math.max(0, silences.size() + 1 - MOST_SILENCES)).toList();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The pause that 99 of 100 do not exceed, of office time; null as long as too few are known. */
    @JsonIgnore
    public @Nullable Duration usual() {
        return pauses.total() < FEWEST ? null : pauses.share(PERCENT);
    }

    /**
     * The pause, of office time, after which the source is called silent: twice the usual one, a quarter of an hour at
     * least; as long as nothing is usual twice the longest one, two hours at least; two days in the beginning.
     */
    @JsonIgnore
    public Duration silentAfter() {
        Duration usual = usual();
        if (usual != null) {
            return atLeast(SHORTEST, usual.multipliedBy(MARGIN));
        }
        Duration longest = pauses.total() < SOME ? null : pauses.share(ALL);
        return longest == null ? UNTIL_KNOWN : atLeast(SHORTEST_UNTIL_KNOWN, longest.multipliedBy(MARGIN));
    }

    private static Duration atLeast(Duration least, Duration pause) {
        return pause.compareTo(least) < 0 ? least : pause;
    }

    /**
     * Whether a source has been silent for longer than it usually is.
     *
     * @param last   when the last fact came in
     * @param worked tells the days on which offices are open
     */
    public boolean isSilent(Instant last, Instant now, Predicate<LocalDate> worked) {
        return Duration.between(last, now).compareTo(FORGOTTEN) > 0
                || OfficeHours.USUAL.between(last, now, worked).compareTo(silentAfter()) > 0;
    }
}
