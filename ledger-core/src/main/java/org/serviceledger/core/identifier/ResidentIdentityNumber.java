package org.serviceledger.core.identifier;

import java.time.DateTimeException;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Resident identity number (公民身份号码, GB 11643-1999): region 6, birth date 8, sequence 3 (odd for men), check character
 * 1 (mod 11-2). Residents of Hong Kong, Macao and Taiwan have numbers of the same form that begin with 81, 82 and 83
 * (港澳台居民居住证). Its text form shows nothing of it.
 *
 * @param value 17 digits, and a digit or X
 */
public record ResidentIdentityNumber(String value) {

    private static final String KIND = "a resident identity number (GB 11643)";
    private static final int DIGITS = 17;
    private static final int BIRTH = 6;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int EARLIEST_BIRTH = 1850;
    private static final int LATEST_BIRTH = 2100;

    /** @throws IdentifierException when it is not well formed */
    public ResidentIdentityNumber {
        String reason = whyNot(value);
        if (reason != null) {
            throw new IdentifierException(KIND, reason);
        }
        value = plain(value);
    }

    /**
     * Reads a number; full width digits and a small x are the same as their usual form.
     *
     * @throws IdentifierException when it is not well formed
     */
    public static ResidentIdentityNumber of(String text) {
        return new ResidentIdentityNumber(text);
    }

    /** Whether the text is such a number with a possible birth date and the right check character. */
    public static boolean isWellFormed(String text) {
        return text.length() == DIGITS + 1 && isIn(text);
    }

    /** Why the text is no such number, or null when it is one. */
    public static @Nullable String whyNot(String text) {
        if (text.length() != DIGITS + 1) {
            return "has 18 characters";
        }
        for (int i = 0; i < DIGITS; i++) {
            if (digit(text.charAt(i)) < 0) {
                return "begins with 17 digits";
            }
        }
        if (digit(text.charAt(0)) == 0) {
            return "begins with a division";
        }
        if (!birthDate(number(text, 6, 4), number(text, 10, 2), number(text, 12, 2))) {
            return "names the day of birth from the seventh digit on";
        }
        return isWellFormed(text) ? null : "has another check character";
    }

    /** The 6 digits of the division that it was first issued in. */
    public String division() {
        return value.substring(0, BIRTH);
    }

    /** Day of birth. */
    public LocalDate birthDate() {
        return LocalDate.of(number(value, BIRTH, 4), number(value, BIRTH + 4, 2), number(value, BIRTH + 6, 2));
    }

    /** Whether it is a man's: the sequence number is odd. */
    public boolean isMale() {
        return digit(value.charAt(DIGITS - 1)) % 2 == 1;
    }

    /** Whether it is that of a residence permit for residents of Hong Kong, Macao or Taiwan. */
    public boolean isResidencePermit() {
        return value.startsWith("81") || value.startsWith("82") || value.startsWith("83");
    }

    /** Shows nothing of the number. */
    @Override
    public String toString() {
        return "ResidentIdentityNumber";
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(DIGITS + 1);
        for (int i = 0; i <= DIGITS; i++) {
            plain.append(isX(text.charAt(i)) ? 'X' : (char) ('0' + digit(text.charAt(i))));
        }
        return plain.toString();
    }

    /**
     * Whether the text holds such a number. Digits may be full width, as they are when typed in a Chinese input
     * method. A number may stand next to letters, but not inside a longer run of digits: case and item codes are such
     * runs, and one in some hundreds of them would hold a valid number by chance. Numbers written in groups with
     * spaces or hyphens, and the old ones of 15 digits, which have no check, are not found.
     */
    public static boolean isIn(String text) {
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && digit(text.charAt(i)) >= 0) {
                run++;
            } else {
                boolean found = run == DIGITS + 1 && valid(text, i - run)
                        || run == DIGITS && i < text.length() && isX(text.charAt(i)) && valid(text, i - run);
                if (found) {
                    return true;
                }
                run = 0;
            }
        }
        return false;
    }

    private static boolean valid(String text, int start) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += digit(text.charAt(start + i)) * WEIGHTS[i];
        }
        char last = text.charAt(start + DIGITS);
        char check = isX(last) ? 'X' : (char) ('0' + digit(last));
        return digit(text.charAt(start)) > 0 && CHECKS.charAt(sum % CHECKS.length()) == check
                && birthDate(number(text, start + 6, 4), number(text, start + 10, 2), number(text, start + 12, 2));
    }

    private static boolean birthDate(int year, int month, int day) {
        try {
            LocalDate.of(year, month, day);
            return year >= EARLIEST_BIRTH && year <= LATEST_BIRTH;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int number(String text, int start, int length) {
        int number = 0;
        for (int i = start; i < start + length; i++) {
            number = 10 * number + digit(text.charAt(i));
        }
        return number;
    }

    private static boolean isX(char c) {
        return c == 'X' || c == 'x' || c == 'Ｘ' || c == 'ｘ';
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= '０' && c <= '９' ? c - '０' : -1;
    }
}
