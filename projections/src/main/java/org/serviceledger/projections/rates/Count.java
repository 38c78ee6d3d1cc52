package org.serviceledger.projections.rates;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.LimitUnit;

/**
 * What the views count. Each count is kept in buckets of two numbers, so each has two names by which the
 * definitions of metrics add it up: all of it, and the part of it that is remarkable.
 */
public enum Count {

    /** Items in force; those that are online. */
    ITEMS(Timing.STATE, "items", "items-online"),
    /** Items in force that are exempt from being online (不适宜网办); those of them that are online all the same. */
    ITEMS_EXEMPT(Timing.STATE, "exempt-items", "exempt-items-online"),
    /** Items in force of online depth Ⅲ or Ⅳ; of Ⅳ. */
    ITEMS_DEEP(Timing.STATE, "items-depth-3", "items-depth-4"),
    /** Items in force that are wholly online (depth Ⅳ, no visit); those of them that are exempt. */
    ITEMS_WHOLE(Timing.STATE, "items-wholly-online", "exempt-items-wholly-online"),
    /** Items in force in a comprehensive hall; those of them that are exempt from that. */
    ITEMS_IN_HALL(Timing.STATE, "items-in-hall", "hall-exempt-items-in-hall"),
    /** Items in force in a branch or professional hall only (分厅); those of them that are exempt. */
    ITEMS_IN_BRANCH(Timing.STATE, "items-in-branch", "hall-exempt-items-in-branch"),
    /** Items in force that are exempt from being in a hall; items in force that are handled at once (即办件). */
    ITEMS_HALL_EXEMPT(Timing.STATE, "hall-exempt-items", "items-instant"),
    /** Items in force that promise one visit at most; none. */
    ITEMS_VISITS(Timing.STATE, "items-one-visit", "items-no-visit"),
    /** Working days of legal limits, and of promises, of items that have both. */
    LIMITS_WORKING(Timing.STATE, "legal-working-days", "promised-working-days"),
    /** Likewise in calendar days. */
    LIMITS_CALENDAR(Timing.STATE, "legal-calendar-days", "promised-calendar-days"),
    /** Likewise in months. */
    LIMITS_MONTHS(Timing.STATE, "legal-months", "promised-months"),
    /** Likewise in years. */
    LIMITS_YEARS(Timing.STATE, "legal-years", "promised-years"),

    /** Cases submitted, by day of submission; those online. */
    SUBMITTED(Timing.EVENT, "cases-submitted", "cases-submitted-online"),
    /** Materials that cases need, by day of submission; those that need not be handed in. */
    MATERIALS(Timing.EVENT, "materials-required", "materials-waived"),
    /** Cases told before acceptance what is missing, by day of the first notice; those told once. */
    NOTICED(Timing.EVENT, "cases-noticed", "cases-noticed-once"),
    /** Receipts whose five days are settled, by the day of that; those answered in time. */
    NOTICE_DUE(Timing.SETTLED, "notices-settled", "notices-in-time"),
    /** Cases closed, by day of closing; those submitted online. */
    CLOSED(Timing.EVENT, "cases-closed", "cases-closed-online"),
    /** Cases closed for which somebody came once at most; never. */
    CLOSED_VISITS(Timing.EVENT, "closed-one-visit", "closed-no-visit"),
    /** Days on which somebody came for a case that is closed; cases closed that were online from end to end. */
    VISITS(Timing.EVENT, "visits", "closed-wholly-online"),
    /** Cases closed that the applicant evaluated; of items that are handled at once. */
    CLOSED_EVALUATED(Timing.EVENT, "closed-evaluated", "closed-instant"),
    /** Cases closed with a promise; within it. */
    PROMISE(Timing.EVENT, "closed-with-promise", "closed-within-promise"),
    /** Cases closed with a legal limit; within it. */
    LEGAL(Timing.EVENT, "closed-with-legal-limit", "closed-within-legal-limit"),
    /** Open cases, by the last day of the promise. */
    OPEN_PROMISE(Timing.OPEN, "open-past-promise", ""),
    /** Cases that were over late: by the last day of the promise, and by the day they were. */
    OVER_PROMISE(Timing.OVER, "", ""),
    /** Open cases, by the last day of the legal limit. */
    OPEN_LEGAL(Timing.OPEN, "open-past-legal-limit", ""),
    /** Cases that were over late: by the last day of the legal limit, and by the day they were. */
    OVER_LEGAL(Timing.OVER, "", ""),
    /** Cases closed that were accepted, or counted as that; working days that they used. */
    CLOSED_USED(Timing.EVENT, "closed-accepted", "used-working-days"),
    /** Working days of the legal limits of cases closed; working days that those used. */
    USED_WORKING(Timing.EVENT, "closed-legal-working-days", "closed-used-of-working-days"),
    /** Likewise of limits in calendar days. */
    USED_CALENDAR(Timing.EVENT, "closed-legal-calendar-days", "closed-used-of-calendar-days"),
    /** Likewise of limits in months. */
    USED_MONTHS(Timing.EVENT, "closed-legal-months", "closed-used-of-months"),
    /** Likewise of limits in years. */
    USED_YEARS(Timing.EVENT, "closed-legal-years", "closed-used-of-years"),
    /** Cases accepted and closed whose promise is in calendar days, months or years; calendar days that they used. */
    CLOSED_CALENDAR(Timing.EVENT, "closed-promised-calendar", "used-calendar-days"),
    /** Likewise whose promise is in hours; hours of office time that they used. */
    CLOSED_HOURS(Timing.EVENT, "closed-promised-hours", "used-hours"),
    /** Cases submitted online that were accepted, by day of acceptance. */
    ACCEPTED_ONLINE(Timing.EVENT, "accepted-online", ""),
    /** Cases closed that were recorded as they went, by the day on which their trace is settled; complete ones. */
    TRACED(Timing.SETTLED, "closed-recorded-live", "closed-traced-live"),
    /** Cases closed that were imported; those whose trace is complete. */
    TRACED_IMPORTED(Timing.EVENT, "closed-imported", "closed-traced-imported"),
    /** Grants whose ten days for delivery are settled, by the day of that; those delivered in time. */
    DELIVERY_DUE(Timing.SETTLED, "deliveries-settled", "deliveries-in-time"),
    /** Applicants' own evaluations; good ones. */
    REVIEWS(Timing.EVENT, "reviews", "reviews-positive"),
    /** Evaluations by default (默认评价) of cases without one of the applicant's own; good ones. */
    REVIEWS_DEFAULT(Timing.EVENT, "default-reviews", "default-reviews-positive"),
    /** Bad reviews whose time for rectification is settled, by the day of that; those put right in time. */
    RECTIFIED(Timing.SETTLED, "negatives-settled", "negatives-rectified-in-time"),
    /** Bad reviews whose time for a call-back is settled, by the day of that; those called back in time. */
    CONTACTED(Timing.SETTLED, "call-backs-settled", "call-backs-in-time"),

    /** Tickets called, by day of the call; seconds from taking them to the call. */
    CALLED(Timing.EVENT, "tickets-called", "waiting-seconds"),
    /** Tickets called that were missed; that had waited more than half an hour. */
    CALLED_LATE(Timing.EVENT, "tickets-missed", "tickets-waiting-over-30-minutes"),
    /** Tickets taken, by the day of that; those given up. */
    TAKEN(Timing.EVENT, "tickets-taken", "tickets-abandoned"),
    /** Tickets called, by how long they waited. */
    WAITS(Timing.EVENT, "waits", ""),
    /** Appointments that were kept or missed, by day of the slot; those kept. */
    APPOINTMENTS(Timing.EVENT, "appointments-due", "appointments-kept"),

    /** Facts that came in, by day of recording; within five minutes. */
    FACTS(Timing.EVENT, "facts", "facts-within-5-minutes"),
    /** Facts that came in within an hour; within a day. */
    FACTS_LATE(Timing.EVENT, "facts-within-1-hour", "facts-within-1-day");

    private static final Map<String, Measure> MEASURES = Arrays.stream(values())
            .flatMap(count -> Stream.of(new Measure(count.all, count, false), new Measure(count.part, count, true)))
            .filter(measure -> !measure.name().isEmpty())
            .collect(Collectors.toUnmodifiableMap(Measure::name, measure -> measure));

    private final Timing timing;
    private final String all;
    private final String part;

    Count(Timing timing, String all, String part) {
        this.timing = timing;
        this.all = all;
        this.part = part;
    }

    /** Which days of a count belong to a period. */
    enum Timing {
        /** A state: its changes by day, so that their sum up to a day is the state at its end. */
        STATE,
        /** What happened on a day. */
        EVENT,
        /** What was settled on a day; a day to come is that on which a deadline will have been missed. */
        SETTLED,
        /** Open cases by the last day of a limit, of which those past it belong to the end of a period. */
        OPEN,
        /** Takes part in {@link #OPEN}. */
        OVER
    }

    /** What stands behind a number. */
    public enum Evidence {
        ITEM, CASE, TICKET, APPOINTMENT, SOURCE_DAY
    }

    /**
     * A number that a count keeps.
     *
     * @param part whether it is the remarkable part and not all
     */
    public record Measure(String name, Count count, boolean part) {}

    /** The number of a name; null when nothing is counted under it. */
    static @Nullable Measure measure(String name) {
        return MEASURES.get(name);
    }

    /** Name under which its buckets are kept. */
    public String bucket() {
        return name();
    }

    /** From what it is counted. */
    public Evidence evidence() {
        if (compareTo(SUBMITTED) < 0) {
            return Evidence.ITEM;
        } else if (compareTo(CALLED) < 0) {
            return Evidence.CASE;
        } else if (compareTo(APPOINTMENTS) < 0) {
            return Evidence.TICKET;
        }
        return this == APPOINTMENTS ? Evidence.APPOINTMENT : Evidence.SOURCE_DAY;
    }

    Timing timing() {
        return timing;
    }

    /** For {@link Timing#OPEN}: the count of the cases that were over late. */
    Count over() {
        return this == OPEN_PROMISE ? OVER_PROMISE : OVER_LEGAL;
    }

    /** What a limit in a unit is counted under, of items; null for units without a length. */
    public static @Nullable Count limits(LimitUnit unit) {
        return switch (unit) {
            case WORKING_DAY, HOUR, IMMEDIATE -> LIMITS_WORKING;
            case CALENDAR_DAY -> LIMITS_CALENDAR;
            case MONTH -> LIMITS_MONTHS;
            case YEAR -> LIMITS_YEARS;
            case NONE -> null;
        };
    }

    /** What a legal limit in a unit is counted under, of cases; null for units without a length. */
    public static @Nullable Count used(LimitUnit unit) {
        return switch (unit) {
            case WORKING_DAY, HOUR, IMMEDIATE -> USED_WORKING;
            case CALENDAR_DAY -> USED_CALENDAR;
            case MONTH -> USED_MONTHS;
            case YEAR -> USED_YEARS;
            case NONE -> null;
        };
    }
}
