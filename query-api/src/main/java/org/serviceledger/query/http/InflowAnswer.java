package org.serviceledger.query.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.Days;
import org.serviceledger.projections.source.Flow;
import org.serviceledger.projections.source.Gap;
import org.serviceledger.projections.source.InflowCategory;
import org.serviceledger.projections.source.Rhythm;
import org.serviceledger.projections.source.SequenceLog;
import org.serviceledger.projections.source.SourceFile;

/**
 * What comes in.
 *
 * @param items      each source
 * @param categories each of the plan's seven categories over these sources, in the plan's order
 * @param nextCursor always null: the list is whole
 * @param position   up to which the numbers are right
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record InflowAnswer(List<Source> items, List<Category> categories, @Nullable String nextCursor, long position,
        OffsetDateTime asOf) {

    private static final int PERCENT = 95;

    /**
     * A source.
     *
     * @param count               facts, old ones from a bulk import included
     * @param lastOccurredAt      latest time at which one of them happened
     * @param lastRecordedAt      when the last one came in
     * @param lastEventAgeSeconds time since the last one came in
     * @param latencyP95Seconds   within which 95 of 100 came in, to 5 %; null when only old records came
     * @param late                those recorded more than five minutes after they happened
     * @param gaps                numbers missing in the source's sequence, at most a thousand gaps for each of its runs
     * @param missing             how many are missing in all
     * @param resets              how often the source has set its counter back
     * @param usualPauseSeconds   the pause that 99 of 100 do not exceed, of office time; null while too few are known
     * @param silentAfterSeconds  the pause, of office time, after which the source is called silent
     * @param silences            the last pauses that were too long for it, the latest last
     * @param silent              whether nothing came for longer than that; a source of old records only never is
     */
    public record Source(String source, long count, @Nullable OffsetDateTime lastOccurredAt,
            @Nullable OffsetDateTime lastRecordedAt, @Nullable Long lastEventAgeSeconds,
            @Nullable Double latencyP95Seconds, long late, List<Gap> gaps, long missing, long resets,
            @Nullable Long usualPauseSeconds, long silentAfterSeconds, List<Silence> silences, boolean silent,
            List<Category> categories) {}

    /**
     * A pause that was too long for its source when it came to an end.
     *
     * @param seconds of office time
     * @param records that came within a minute after it
     */
    public record Silence(OffsetDateTime from, OffsetDateTime to, long seconds, long records) {

        static Silence of(Rhythm.Silence silence) {
            return new Silence(Days.shown(silence.from()), Days.shown(silence.to()), silence.seconds(),
                    silence.records());
        }
    }

    /** One of the seven categories; the numbers mean what they mean for a source. */
    public record Category(String category, String zh, String en, long count, @Nullable Long lastEventAgeSeconds,
            @Nullable Double latencyP95Seconds, long late) {}

    /**
     * @param worked tells the days on which offices are open
     */
    static InflowAnswer of(List<SourceFile> files, long position, Instant now, Predicate<LocalDate> worked) {
        List<Category> sums = new ArrayList<>();
        for (InflowCategory category : InflowCategory.values()) {
            Flow sum = files.stream().map(file -> file.flow(category)).reduce(Flow.NONE, Flow::plus);
            sums.add(category(category, sum, now));
        }
        return new InflowAnswer(files.stream().map(file -> source(file, now, worked)).toList(), sums, null, position,
                Days.shown(now));
    }

    private static Source source(SourceFile file, Instant now, Predicate<LocalDate> worked) {
        Flow total = file.total();
        SequenceLog sequence = file.sequence();
        Long age = age(total, now);
        Instant last = total.lastRecordedAt();
        boolean silent = last != null && total.latency().total() > 0 && file.rhythm().isSilent(last, now, worked);
        Duration usual = file.rhythm().usual();
        return new Source(file.source(), total.count(), shown(total.lastOccurredAt()), shown(total.lastRecordedAt()),
                age, latency(total), total.late(), sequence.gaps(), sequence.missing(), sequence.resets(),
                usual == null ? null : usual.toSeconds(), file.rhythm().silentAfter().toSeconds(),
                file.rhythm().silences().stream().map(Silence::of).toList(), silent,
                Arrays.stream(InflowCategory.values()).map(category -> category(category, file.flow(category), now))
                        .toList());
    }

    private static Category category(InflowCategory category, Flow flow, Instant now) {
        return new Category(category.code(), category.zh(), category.en(), flow.count(), age(flow, now),
                latency(flow), flow.late());
    }

    private static @Nullable Long age(Flow flow, Instant now) {
        Instant last = flow.lastRecordedAt();
        return last == null ? null : Math.max(0, Duration.between(last, now).toSeconds());
    }

    private static @Nullable Double latency(Flow flow) {
        Duration share = flow.latency().share(PERCENT);
        return share == null ? null : share.toMillis() / 1000.0;
    }

    private static @Nullable OffsetDateTime shown(@Nullable Instant instant) {
        return instant == null ? null : Days.shown(instant);
    }
}
