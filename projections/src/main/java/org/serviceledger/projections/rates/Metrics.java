package org.serviceledger.projections.rates;

import java.util.List;

/**
 * The metrics of the field, and which definition of each is the default one. The numbers themselves
 * come from what the views contribute.
 */
public final class Metrics {

    /** 网上可办率: items that can be handled online, of all items in force that are not exempt. */
    public static final String ONLINE_AVAILABILITY = "online-availability";
    /** 网办发生率: cases submitted by computer or mobile device, of all submitted. */
    public static final String ONLINE_TAKE_UP = "online-take-up";
    /** 按时办结率: cases closed by the promised day, of those closed or open past their day. */
    public static final String ON_TIME_CLOSING = "on-time-closing";
    /** 好评率: evaluations of the upper three levels, of all that were submitted. */
    public static final String POSITIVE_REVIEW = "positive-review";

    /** 实时汇入率: facts recorded within five minutes of happening, of all but historical imports; by day of recording. */
    public static final String REAL_TIME_INFLOW = "real-time-inflow";

    /** A helping count: cases that are open (denominator), by the day they are due. */
    public static final String OPEN_BY_DUE_DAY = "open-by-due-day";
    /** A helping count: cases closed late, by the day they were due (denominator) and were closed (numerator). */
    public static final String CLOSED_LATE = "closed-late";

    private static final List<Metric> ALL = List.of(new Metric(ONLINE_AVAILABILITY, "C", true),
            new Metric(ONLINE_TAKE_UP, "submitted", false), new Metric(ON_TIME_CLOSING, "promise", false),
            new Metric(POSITIVE_REVIEW, "submitted", false),
            new Metric(REAL_TIME_INFLOW, "five-minutes", false));

    private Metrics() {}

    /**
     * A metric.
     *
     * @param id         stable name
     * @param definition name of the default definition
     * @param stock      whether it is a state (items in force) and not what happened in a period
     */
    public record Metric(String id, String definition, boolean stock) {}

    /** All metrics, in the order in which they are shown. */
    public static List<Metric> all() {
        return ALL;
    }
}
