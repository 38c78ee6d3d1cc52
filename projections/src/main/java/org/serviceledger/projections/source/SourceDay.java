package org.serviceledger.projections.source;

import java.time.LocalDate;

/**
 * How much of what a source sent on a day came in in real time.
 *
 * @param source   the sender
 * @param day      on which the facts were recorded, in Asia/Shanghai
 * @param inTime   those recorded within five minutes
 * @param all      all but old ones from a bulk import
 * @param position of the last event applied
 */
public record SourceDay(String source, LocalDate day, long inTime, long all, long position) {

    private static final int DAY_LENGTH = 10;

    static String key(String source, LocalDate day) {
        return day + "/" + source;
    }

    static SourceDay empty(String key) {
        return new SourceDay(key.substring(DAY_LENGTH + 1), LocalDate.parse(key.substring(0, DAY_LENGTH)), 0, 0, -1);
    }
}
