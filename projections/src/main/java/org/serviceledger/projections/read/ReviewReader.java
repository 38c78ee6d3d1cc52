package org.serviceledger.projections.read;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.ReviewFinding;
import org.serviceledger.core.event.Satisfaction;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFile.Evaluation;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.casefile.CaseGroups;
import org.serviceledger.projections.casefile.MeasureTerms;
import org.serviceledger.projections.casefile.ReviewLoop;
import org.serviceledger.projections.read.RateQuery.Scope;

/** Lists the bad reviews and what has become of each (差评闭环). */
public final class ReviewReader {

    private static final CaseFileView CASES = new CaseFileView();

    private final ViewReader views;
    private final RateReferenceReader references;
    private final LedgerClock clock;

    public ReviewReader(ViewReader views, LedgerClock clock) {
        this.views = views;
        this.references = new RateReferenceReader(views);
        this.clock = clock;
    }

    /** Where a bad review stands. */
    public enum State {
        /** The applicant must be called back (待回访). */
        TO_CONTACT,
        /** What it complains of must be put right (待整改). */
        TO_RECTIFY,
        /** It was put right (已整改). */
        RECTIFIED,
        /** It was found mistaken or malicious, or an appeal was right (不予采纳). */
        DISMISSED;

        /** Whether somebody must act. */
        public boolean open() {
            return this == TO_CONTACT || this == TO_RECTIFY;
        }
    }

    /** Which reviews are asked for. */
    public enum Filter {
        OPEN, OVERDUE, APPEALED, TO_CONTACT, TO_RECTIFY, RECTIFIED, DISMISSED, ALL
    }

    /**
     * A bad review.
     *
     * @param comment        what the applicant wrote
     * @param contactDueAt   last second in which to call back in time
     * @param rectifyDueAt   last second in which to put it right in time
     * @param contactOverdue whether the call-back is, or was, late
     * @param rectifyOverdue whether the rectification is, or was, late
     * @param upheld         whether the appeal was right; null while it is not decided
     */
    public record Review(String caseNo, State state, @Nullable String item, @Nullable String itemName,
            @Nullable String region, @Nullable String department, @Nullable String departmentName,
            @Nullable Satisfaction satisfaction, @Nullable String comment, OffsetDateTime evaluatedAt,
            @Nullable OffsetDateTime contactDueAt, @Nullable OffsetDateTime contactedAt, boolean contactOverdue,
            @Nullable ReviewFinding finding, @Nullable OffsetDateTime rectifyDueAt,
            @Nullable OffsetDateTime rectifiedAt, boolean rectifyOverdue, int extendedDays,
            @Nullable OffsetDateTime appealedAt, @Nullable Boolean upheld, @Nullable OffsetDateTime supplementedAt,
            @Nullable Satisfaction supplement) {

        /** Without what the applicant wrote, which may tell who it is. */
        public Review masked() {
            return new Review(caseNo, state, item, itemName, region, department, departmentName, satisfaction, null,
                    evaluatedAt, contactDueAt, contactedAt, contactOverdue, finding, rectifyDueAt, rectifiedAt,
                    rectifyOverdue, extendedDays, appealedAt, upheld, supplementedAt, supplement);
        }

        boolean passes(Filter filter) {
            return switch (filter) {
                case ALL -> true;
                case OPEN -> state.open();
                case OVERDUE -> state.open() && (contactOverdue && contactedAt == null || rectifyOverdue);
                case APPEALED -> appealedAt != null;
                case TO_CONTACT, TO_RECTIFY, RECTIFIED, DISMISSED -> state.name().equals(filter.name());
            };
        }
    }

    /** A page, the latest application first. */
    public Mono<ListPage<Review>> page(Scope scope, Filter filter, int limit, @Nullable ListCursor after) {
        return references.now().flatMap(known -> {
            Instant now = clock.now();
            var counts = known.counts(scope, Set.of(), Days.of(now));
            return new FilteredList<CaseFile, Review>(views, CASES, file -> {
                Review review = counts.test(file.itemCode()) ? review(file, known, now) : null;
                return review == null || !review.passes(filter) ? null : review;
            }).page(CaseGroups.BAD_REVIEW, limit, after);
        });
    }

    private static @Nullable Review review(CaseFile file, RateReferences known, Instant now) {
        Evaluation evaluation = file.evaluation();
        if (evaluation == null) {
            return null;
        }
        ReviewLoop loop = file.measures().review();
        MeasureTerms terms = file.measures().terms();
        Instant contactEnd = terms == null ? null : terms.contactEnd();
        Instant rectifyEnd = terms == null ? null : terms.rectifyEnd();
        ItemNames item = ItemNames.of(known, file.itemCode(), Days.of(now));
        State state = state(loop);
        return new Review(file.caseNo(), state, item.code(), item.name(), item.region(), item.department(),
                item.departmentName(), evaluation.satisfaction(), evaluation.comment(), Days.shown(evaluation.at()),
                due(contactEnd), shown(loop.contactedAt()), late(contactEnd, loop.contactedAt(), now), loop.finding(),
                due(rectifyEnd), shown(loop.rectifiedAt()),
                state != State.DISMISSED && late(rectifyEnd, loop.rectifiedAt(), now), loop.extendedDays(),
                shown(loop.appealedAt()), loop.upheld(), shown(loop.supplementedAt()), loop.supplement());
    }

    private static State state(ReviewLoop loop) {
        if (loop.dismissed()) {
            return State.DISMISSED;
        } else if (loop.rectifiedAt() != null) {
            return State.RECTIFIED;
        }
        return loop.contactedAt() == null ? State.TO_CONTACT : State.TO_RECTIFY;
    }

    private static boolean late(@Nullable Instant end, @Nullable Instant doneAt, Instant now) {
        return end != null && !(doneAt == null ? now : doneAt).isBefore(end);
    }

    private static @Nullable OffsetDateTime due(@Nullable Instant end) {
        return end == null ? null : Days.shown(end.minusSeconds(1));
    }

    private static @Nullable OffsetDateTime shown(@Nullable Instant instant) {
        return instant == null ? null : Days.shown(instant);
    }
}
