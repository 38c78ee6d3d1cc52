package org.serviceledger.core.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about what metrics are, what they are held against, and what they were (评价考核). */
public sealed interface AssessmentEvent extends ServiceEvent {

    /**
     * A target was set (目标).
     *
     * @param metric metric id, for example {@code online-availability}
     * @param level level whose items it is about, or null for all
     * @param dueOn last day by which it is to be reached
     * @param value a ratio from 0 to 1 for rates, a count for counts
     * @param sourceDocument where it is set
     * @param definition version of the metric's definition, or null for the default
     * @param qualifier the wording where there is no number, for example 初见成效
     */
    record TargetSet(String targetId, @Nullable String metric, @Nullable AdministrativeLevel level,
            @Nullable String region, @Nullable String department, @Nullable LocalDate dueOn,
            @Nullable Comparator comparator, @Nullable BigDecimal value, @Nullable String sourceDocument,
            @Nullable String definition, @Nullable LocalDate validFrom,
            @Nullable String qualifier) implements AssessmentEvent {
        /** With the core fields only. */
        public TargetSet(String targetId, @Nullable String metric, @Nullable AdministrativeLevel level,
                @Nullable String region, @Nullable String department, @Nullable LocalDate dueOn,
                @Nullable Comparator comparator, @Nullable BigDecimal value, @Nullable String sourceDocument) {
            this(targetId, metric, level, region, department, dueOn, comparator, value, sourceDocument, null, null,
                    null);
        }

        @Override
        public String subject() {
            return targetId;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.TARGET, targetId);
        }
    }

    /**
     * A target's value or day was changed; what is null stays as it was.
     */
    record TargetRevised(String targetId, @Nullable LocalDate dueOn, @Nullable Comparator comparator,
            @Nullable BigDecimal value, @Nullable String sourceDocument,
            @Nullable String reason) implements AssessmentEvent {
        @Override
        public String subject() {
            return targetId;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.TARGET, targetId);
        }
    }

    /**
     * A list of high-frequency items was published for a level (高频事项清单公布).
     *
     * @param items item codes
     * @param batch name of the batch, for example 2018
     */
    record HighFrequencyListPublished(AdministrativeLevel level, @Nullable List<String> items, @Nullable String batch,
            @Nullable String document) implements AssessmentEvent {
        /** With the core fields only. */
        public HighFrequencyListPublished(AdministrativeLevel level, @Nullable List<String> items) {
            this(level, items, null, null);
        }

        @Override
        public String subject() {
            return level.name();
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.LIST, level.name());
        }
    }

    /**
     * What a metric counts was laid down (口径).
     *
     * @param definition version of the definition
     * @param counts what counts, in words
     * @param level level it is confined to
     * @param choice which of the known readings, for example A, B or C
     */
    record MetricDefinitionPublished(String metric, @Nullable String definition, @Nullable String name,
            @Nullable String counts, @Nullable String unit, @Nullable AdministrativeLevel level,
            @Nullable String choice, @Nullable LocalDate validFrom,
            @Nullable String document) implements AssessmentEvent {
        @Override
        public String subject() {
            return metric;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.METRIC, metric);
        }
    }

    /**
     * The values of a period were sealed (统计封存).
     *
     * @param period for example 2026-Q1
     * @param position last position that was counted
     * @param contentHash SHA-256 of the sealed report, hexadecimal
     */
    record MetricSnapshotSealed(String snapshotId, @Nullable String period, @Nullable String metric,
            @Nullable String scope, @Nullable Long numerator, @Nullable Long denominator, @Nullable Long position,
            @Nullable String contentHash) implements AssessmentEvent {
        @Override
        public String subject() {
            return snapshotId;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.METRIC, metric);
        }
    }

    /**
     * A figure about the whole country at a day in the past, as published; no measurement of this ledger.
     *
     * @param figureId names the figure
     * @param asOf day for which the figure holds
     * @param coverage share covered, from 0 to 1, where it was given
     * @param parts what it is made of
     */
    record NationalBaselineRecorded(String figureId, @Nullable String name, @Nullable BigDecimal value,
            @Nullable String unit, @Nullable LocalDate asOf, @Nullable BigDecimal coverage,
            @Nullable List<FigurePart> parts, @Nullable String note,
            @Nullable String sourceDocument) implements AssessmentEvent {
        @Override
        public String subject() {
            return figureId;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.FIGURE, figureId);
        }
    }
}
