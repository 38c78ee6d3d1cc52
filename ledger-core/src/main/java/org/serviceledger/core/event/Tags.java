package org.serviceledger.core.event;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** The tag keys of the vocabulary. */
public final class Tags {

    /** Case number (办件编号). */
    public static final String CASE = "case";
    /** Queue ticket. */
    public static final String TICKET = "ticket";
    /** Service item (事项). */
    public static final String ITEM = "item";
    /** Service hall (政务大厅). */
    public static final String HALL = "hall";
    /** Pseudonym of the data subject. */
    public static final String SUBJECT = "subject";
    /** Target. */
    public static final String TARGET = "target";
    /** List of items, named by its level. */
    public static final String LIST = "list";
    /** Metric (指标). */
    public static final String METRIC = "metric";
    /** Sealed report (统计封存). */
    public static final String SNAPSHOT = "snapshot";
    /** Published figure. */
    public static final String FIGURE = "figure";
    /** Year of a calendar, or a policy of the clock. */
    public static final String CALENDAR = "calendar";
    /** What all policies of the clock have in common, so that a decision can rest on all of them. */
    public static final String POLICY = "policy";
    /** Appointment (预约). */
    public static final String APPOINTMENT = "appointment";
    /** Certificate (证照). */
    public static final String CERTIFICATE = "certificate";
    /** Question or complaint. */
    public static final String INTERACTION = "interaction";
    /** Checkpoint of the log. */
    public static final String CHECKPOINT = "checkpoint";
    /** Window of a hall on a day. */
    public static final String WINDOW = "window";
    /** Hall and begin of a slot for appointments. */
    public static final String SLOT = "slot";
    /** Series that numbers count in: an item's cases of a day, a queue's tickets of a day. */
    public static final String SERIES = "series";
    /** Record that was not understood. */
    public static final String QUARANTINE = "quarantine";

    private Tags() {}

    /** Tags from pairs of key and value; pairs without a value are left out. */
    static Set<Tag> of(@Nullable String... keysAndValues) {
        Set<Tag> tags = new LinkedHashSet<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = keysAndValues[i];
            String value = keysAndValues[i + 1];
            if (key != null && value != null && !value.isEmpty()) {
                tags.add(Tag.of(key, value));
            }
        }
        return tags;
    }
}
