package org.serviceledger.projections.casefile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.event.AssessmentEvent.MetricDefinitionPublished;
import org.serviceledger.core.event.HandlingType;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.References;
import org.serviceledger.projections.casefile.CaseFile.Evaluation;
import org.serviceledger.projections.rates.Definition;
import org.serviceledger.projections.rates.Definitions;

/**
 * What reference data say of a case for the rates. Ends are exclusive: the first instant that is too late.
 *
 * @param handling      how its item is handled; null when that is not known
 * @param publicService whether its item is a public service (公共服务), which needs no decision
 * @param materials     how many materials its item asks for; null when that is not known
 * @param noticeEnd     until when the first receipt was to be answered (5日告知)
 * @param contactEnd    until when the applicant of a bad review must be called back
 * @param rectifyEnd    until when what it complains of must be put right
 */
public record MeasureTerms(@Nullable HandlingType handling, boolean publicService, @Nullable Integer materials,
        @Nullable Instant noticeEnd, @Nullable Instant contactEnd, @Nullable Instant rectifyEnd) {

    private static final String REVIEWS = "negative-review-rectified";
    private static final BigDecimal CONTACT_DAYS = BigDecimal.ONE;
    private static final BigDecimal RECTIFICATION_DAYS = BigDecimal.valueOf(15);
    private static final int MOST_DAYS = 1000;

    static MeasureTerms of(CaseFile file, @Nullable ServiceItemPublished item, StatutoryClock clock,
            References references) {
        Instant received = file.times().receivedAt();
        Evaluation evaluation = file.evaluation();
        Instant contact = null;
        Instant rectify = null;
        if (evaluation != null && file.badReview()) {
            LocalDate day = Days.of(evaluation.at());
            Definition definition = definition(references.definitions(), day);
            contact = end(clock, day, days(definition, Definition.CONTACT_DAYS, CONTACT_DAYS));
            rectify = end(clock, day, days(definition, Definition.RECTIFICATION_DAYS, RECTIFICATION_DAYS)
                    + file.measures().review().extendedDays());
        }
        return new MeasureTerms(handling(item), item != null && item.itemType() == ItemType.PUBLIC_SERVICE,
                item == null ? null : item.materials(),
                received == null ? null : end(clock, Days.of(received), clock.policy().noticeDays()), contact, rectify);
    }

    /** Whether a definition lays down what is settled here. */
    static boolean concerns(MetricDefinitionPublished definition) {
        return REVIEWS.equals(definition.metric());
    }

    /** What was laid down for the day of the review, or what holds without. */
    private static @Nullable Definition definition(Definitions definitions, LocalDate day) {
        return definitions.find(REVIEWS, null, day);
    }

    private static int days(@Nullable Definition definition, String name, BigDecimal otherwise) {
        BigDecimal days = definition == null ? otherwise : definition.threshold(name, otherwise);
        return Math.clamp(days.longValue(), 0, MOST_DAYS);
    }

    private static Instant end(StatutoryClock clock, LocalDate day, int workingDays) {
        return clock.policy().endOf(clock.calendar().addWorkingDays(day, workingDays).date());
    }

    private static @Nullable HandlingType handling(@Nullable ServiceItemPublished item) {
        if (item == null || item.handlingType() != null || item.promisedLimit() == null) {
            return item == null ? null : item.handlingType();
        }
        return item.promisedLimit().unit() == LimitUnit.IMMEDIATE ? HandlingType.INSTANT : HandlingType.PROMISED;
    }
}
