package org.serviceledger.core.clock.statutory;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.HandlingType;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

/**
 * What an item's version that is in force for a case says of its times. An acceptance that carries
 * limits itself takes precedence.
 *
 * @param licence       whether it is an administrative licence (行政许可)
 * @param promisedLimit the promise (承诺办结时限)
 * @param legalLimit    the legal limit (法定办结时限)
 */
public record ItemTerms(boolean licence, @Nullable TimeLimit promisedLimit, @Nullable TimeLimit legalLimit) {

    /** Of an item that is not known. */
    public static final ItemTerms UNKNOWN = new ItemTerms(false, null, null);

    private static final TimeLimit AT_ONCE = new TimeLimit(0, LimitUnit.IMMEDIATE);

    /** The terms of an item; one that is handled on the spot (即办件) and promises nothing else promises that. */
    public static ItemTerms of(@Nullable ItemType type, @Nullable HandlingType handling,
            @Nullable TimeLimit promisedLimit, @Nullable TimeLimit legalLimit) {
        TimeLimit promise = promisedLimit == null && handling == HandlingType.INSTANT ? AT_ONCE : promisedLimit;
        return new ItemTerms(type == ItemType.ADMINISTRATIVE_LICENSE, promise, legalLimit);
    }

    /** The terms of an item as published. */
    public static ItemTerms of(ServiceItemPublished item) {
        return of(item.itemType(), item.handlingType(), item.promisedLimit(), item.legalLimit());
    }

    /** The terms of an item as amended. */
    public static ItemTerms of(ServiceItemAmended item) {
        return of(item.itemType(), item.handlingType(), item.promisedLimit(), item.legalLimit());
    }
}
