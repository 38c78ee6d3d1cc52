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
     * What a metric counts was laid down (口径). A later publication of the same definition with a version that is not
     * lower replaces it.
     *
     * @param definition names the definition among those of the metric, for example C
     * @param version of the definition, 1 when it is not given
     * @param name of the definition
     * @param counts what counts, in words
     * @param unit of its value
     * @param levels to which it is confined; null for all
     * @param choice which of the known readings, for example A, B or C
     * @param standard whether it is shown when no definition is asked for
     * @param numerator what is added up above the line
     * @param denominator likewise below it
     * @param thresholds by name, for example the days within which a bad review must be put right
     */
    record MetricDefinitionPublished(String metric, @Nullable String definition, @Nullable Integer version,
            @Nullable String name, @Nullable String nameEn, @Nullable String counts, @Nullable String countsEn,
            @Nullable MetricUnit unit, @Nullable List<AdministrativeLevel> levels, @Nullable String choice,
            @Nullable Boolean standard, @Nullable List<MetricTerm> numerator, @Nullable List<MetricTerm> denominator,
            @Nullable List<MetricThreshold> thresholds, @Nullable LocalDate validFrom,
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
     * @param region code of the division that it is about; null for everything
     * @param position last position that was counted
     * @param sealedOn day of the business on which it was made
     * @param contentHash SHA-256 of the sealed report, hexadecimal
     * @param content the report itself, canonical JSON
     */
    record MetricSnapshotSealed(String snapshotId, @Nullable String period, @Nullable String region,
            @Nullable Long position, @Nullable LocalDate sealedOn, @Nullable String contentHash,
            @Nullable String content) implements AssessmentEvent {
        @Override
        public String subject() {
            return snapshotId;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.SNAPSHOT, snapshotId);
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
