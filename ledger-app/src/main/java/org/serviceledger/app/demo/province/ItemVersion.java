package org.serviceledger.app.demo.province;

import java.time.LocalDate;

import org.serviceledger.core.event.TimeLimit;

/**
 * What a body says of an item from a day on.
 *
 * @param number     1 for the publication, then counting
 * @param validFrom  first day in force
 * @param online     whether it can be handled online
 * @param visits     promised visits to an office
 * @param inHall     whether it is handled in the comprehensive hall
 * @param reason     why the version before it was replaced; empty for the first
 */
public record ItemVersion(int number, LocalDate validFrom, boolean online, int onlineDepth, int visits,
        boolean inHall, TimeLimit legalLimit, TimeLimit promisedLimit, String reason) {

    /** Whether it says the same, from whatever day. */
    boolean saysTheSameAs(ItemVersion other) {
        return online == other.online && onlineDepth == other.onlineDepth && visits == other.visits
                && inHall == other.inHall && legalLimit.equals(other.legalLimit)
                && promisedLimit.equals(other.promisedLimit);
    }
}
