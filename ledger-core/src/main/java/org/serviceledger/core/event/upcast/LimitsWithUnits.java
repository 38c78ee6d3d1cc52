package org.serviceledger.core.event.upcast;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ApplicationAccepted} 1 → 2: the limits that are in force for a case got a unit.
 *
 * <p>The first version had {@code legalDays} and {@code promisedDays}, both in working days (行政许可法 82), with 0 for a
 * case that is handled on the spot (即办件). Laws other than the licensing law count calendar days, months or hours, so
 * the second has {@code legalLimit} and {@code promisedLimit}, each with a value and a unit.
 *
 * <p>Facts that have the second form and do not say so are read as what they are.
 */
final class LimitsWithUnits implements Upcaster {

    private static final String LEGAL_DAYS = "legalDays";
    private static final String PROMISED_DAYS = "promisedDays";

    @Override
    public String type() {
        return "ApplicationAccepted";
    }

    @Override
    public int from() {
        return 1;
    }

    @Override
    public ObjectNode upcast(ObjectNode data) {
        if (!data.has(LEGAL_DAYS) && !data.has(PROMISED_DAYS)) {
            return data;
        }
        ObjectNode next = data.deepCopy();
        withUnit(next, LEGAL_DAYS, "legalLimit");
        withUnit(next, PROMISED_DAYS, "promisedLimit");
        return next;
    }

    private static void withUnit(ObjectNode data, String days, String limit) {
        JsonNode value = data.remove(days);
        if (value == null || value.isNull() || data.hasNonNull(limit)) {
            return;
        }
        boolean onTheSpot = value.isIntegralNumber() && value.canConvertToInt() && value.intValue() == 0;
        data.putObject(limit).put("unit", onTheSpot ? "IMMEDIATE" : "WORKING_DAY").set("value", value);
    }
}
