package org.serviceledger.core.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about which days are worked (节假日安排) and how the clock counts them. */
public sealed interface CalendarEvent extends ServiceEvent {

    /** Value of the {@link Tags#POLICY} tag of every policy of the clock. */
    String OF_CLOCK = "clock";

    /**
     * The State Council's office published the days off of a year, and the weekend days that are worked for them (调休).
     *
     * @param offDays days of the year on which nobody works although they are no weekend, or are in a holiday
     * @param workDays weekend days that are worked
     * @param document number of the notice
     */
    record CalendarPublished(int year, @Nullable List<LocalDate> offDays, @Nullable List<LocalDate> workDays,
            @Nullable String document) implements CalendarEvent {
        @Override
        public String subject() {
            return String.valueOf(year);
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CALENDAR, String.valueOf(year));
        }
    }

    /**
     * A year's calendar was replaced after it had been published. Both lists are those of the whole year; one
     * that is absent leaves what was said before. A year that was not published is published by both lists only.
     */
    record CalendarAmended(int year, @Nullable List<LocalDate> offDays, @Nullable List<LocalDate> workDays,
            @Nullable String document, @Nullable String reason) implements CalendarEvent {
        @Override
        public String subject() {
            return String.valueOf(year);
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CALENDAR, String.valueOf(year));
        }
    }

    /**
     * How the statutory clock counts where the law leaves a choice.
     *
     * @param region where it holds, or null for everywhere
     * @param dayEnd when a day ends
     * @param noticeDays working days for the completeness notice
     * @param yellowPercent share of the promise used at which a case turns yellow
     * @param bluePercent likewise for the first notice
     * @param correctionPausesPromise whether a correction notice during the review pauses the promise
     */
    record ClockPolicyPublished(String policyId, @Nullable String region, @Nullable LocalDate validFrom,
            @Nullable DayEnd dayEnd, @Nullable Integer noticeDays, @Nullable Integer yellowPercent,
            @Nullable Integer bluePercent, @Nullable Boolean correctionPausesPromise,
            @Nullable String document) implements CalendarEvent {
        @Override
        public String subject() {
            return policyId;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CALENDAR, policyId, Tags.POLICY, OF_CLOCK);
        }
    }
}
