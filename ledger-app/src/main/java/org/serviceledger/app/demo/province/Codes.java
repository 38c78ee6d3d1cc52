package org.serviceledger.app.demo.province;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.ItemType;

/** Composes the codes of the province's bodies and items, with their check characters. */
final class Codes {

    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] USCC_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private Codes() {}

    /**
     * The unified social credit code (统一社会信用代码, GB 32100-2015) of a government organ.
     *
     * @param region 6 digits
     * @param serial the organ's own 8 digits
     */
    static String organ(String region, String serial) {
        String first17 = "11" + region + serial + organisationCheck(serial);
        int sum = 0;
        for (int i = 0; i < USCC_WEIGHTS.length; i++) {
            sum += USCC_ALPHABET.indexOf(first17.charAt(i)) * USCC_WEIGHTS[i];
        }
        return first17 + USCC_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The check character of an organisation code (GB 11714-1997). */
    private static char organisationCheck(String serial) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(serial.charAt(i), 10) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 11 ? '0' : check == 10 ? 'X' : (char) ('0' + check);
    }

    /**
     * An implementation code (实施编码): the body's code, the level, and the basic code of twelve digits.
     *
     * @param number of the item in the catalogue
     */
    static String item(String organ, AdministrativeLevel level, ItemType type, int number) {
        return organ + (level.ordinal() + 1) + "99" + typeDigits(type) + "%05d".formatted(number) + "000";
    }

    private static String typeDigits(ItemType type) {
        return type == ItemType.PUBLIC_SERVICE ? "20" : "%02d".formatted(type.ordinal() + 1);
    }
}
