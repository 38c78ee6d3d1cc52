package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.identifier.OrganisationCode;
import org.serviceledger.core.identifier.UnifiedSocialCreditCode;

/** Composes the codes of the province's bodies, people and items, with their check characters. */
final class Codes {

    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String RESIDENT_CHECKS = "10X98765432";

    private Codes() {}

    /**
     * A unified social credit code (统一社会信用代码, GB 32100-2015).
     *
     * @param first17 all but the check character
     */
    static String creditCode(String first17) {
        return first17 + UnifiedSocialCreditCode.checkOf(first17);
    }

    /**
     * An organisation code (组织机构代码, GB 11714-1997) without hyphen.
     *
     * @param first8 digits and capital letters
     */
    static String organisation(String first8) {
        return first8 + OrganisationCode.checkOf(first8);
    }

    /**
     * A resident identity number (公民身份号码, GB 11643-1999).
     *
     * @param region   6 digits
     * @param sequence 0 to 999, odd for men
     */
    static String resident(String region, LocalDate birth, int sequence) {
        String first17 = region + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
        int sum = 0;
        for (int i = 0; i < RESIDENT_WEIGHTS.length; i++) {
            sum += Character.digit(first17.charAt(i), 10) * RESIDENT_WEIGHTS[i];
        }
        return first17 + RESIDENT_CHECKS.charAt(sum % RESIDENT_CHECKS.length());
    }

    /**
     * A basic code (基本编码): the province, the kind, and the numbers of the item and of its part.
     *
     * @param number of the item in the catalogue
     */
    static String basic(ItemType type, int number) {
        return "99" + type.code() + "%05d".formatted(number) + "000";
    }

    /** An implementation code (实施编码): the body's code, the level, and the basic code. */
    static String item(String organ, AdministrativeLevel level, ItemType type, int number) {
        return organ + level.code() + basic(type, number);
    }
}
