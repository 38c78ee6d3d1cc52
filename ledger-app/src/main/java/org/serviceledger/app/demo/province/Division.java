package org.serviceledger.app.demo.province;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;

/**
 * A division of the province (行政区划): itself, a city, a county or a town.
 *
 * @param code        twelve digits (GB/T 2260 and GB/T 10114); they begin with 99, which is unassigned
 * @param parent      code of the division it belongs to; null for the province
 * @param name        in Chinese
 * @param englishName in English
 * @param strength    how well its offices do, from 0 to 1
 * @param outlook     whether it does better or worse as years go by
 */
public record Division(String code, AdministrativeLevel level, @Nullable String parent, String name,
        String englishName, double strength, Outlook outlook) {

    private static final int REGION_DIGITS = 6;

    /** The first six digits of the code, which identity numbers and organisation codes begin with. */
    public String region() {
        return code.substring(0, REGION_DIGITS);
    }

    /** Whether it lies in another division, or is it. */
    public boolean liesIn(Division other) {
        return code.startsWith(switch (other.level()) {
            case PROVINCE -> other.code().substring(0, 2);
            case CITY -> other.code().substring(0, 4);
            case COUNTY -> other.code().substring(0, REGION_DIGITS);
            default -> other.code();
        });
    }
}
