package org.serviceledger.app.demo.province;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ApplicantKind;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

/**
 * A service item as the catalogue describes it, before it is published at a level.
 *
 * @param number        in the catalogue
 * @param department    key of the department
 * @param applicant     who usually applies
 * @param legalLimit    set by law
 * @param promisedLimit promised by the department
 * @param onlineDepth   1–4 (网办深度 Ⅰ–Ⅳ); from 3 on the item can be handled online
 * @param visits        promised visits to an office
 * @param weight        percent of all cases
 * @param provincial    whether the province handles it too
 * @param siteStep      name of the step on the spot, if there is one
 */
public record CatalogueItem(int number, String name, ItemType itemType, String department, ApplicantKind applicant,
        TimeLimit legalLimit, TimeLimit promisedLimit, int onlineDepth, int visits, double weight, boolean provincial,
        @Nullable String siteStep) {

    private static final int ONLINE_FROM_DEPTH = 3;

    /** Whether it can be handled online (是否网办). */
    public boolean online() {
        return onlineDepth >= ONLINE_FROM_DEPTH;
    }

    /** Whether it is done at once (即办件). */
    public boolean instant() {
        return promisedLimit.unit() == LimitUnit.IMMEDIATE;
    }
}
