package org.serviceledger.core.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Finds resident identity numbers (公民身份号码, GB 11643-1999) in text: region 6, birth date 8,
 * sequence 3, check character 1 (mod 11-2).
 *
 * <p>Digits may be full width, as they are when typed in a Chinese input method. A number may stand
 * next to letters, but not inside a longer run of digits: case and item codes are such runs, and one
 * in some hundreds of them would hold a valid number by chance. Numbers written in groups with
 * spaces or hyphens, and the old ones of 15 digits, which have no check, are not found.
 */
final class IdentityNumber {

    private static final int DIGITS = 17;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int EARLIEST_BIRTH = 1850;
    private static final int LATEST_BIRTH = 2100;

    private IdentityNumber() {}

    /** Whether the text is one and nothing else. */
    static boolean is(String text) {
        return text.length() == DIGITS + 1 && isIn(text);
    }

    /** Whether the text holds one. */
    static boolean isIn(String text) {
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
