package org.serviceledger.core.identifier;

import org.jspecify.annotations.Nullable;

/**
 * Code of an organisation (组织机构代码, GB 11714-1997): 8 digits or capital letters and a check character, mod 11.
 * Since 2015 it is given as part of the {@link UnifiedSocialCreditCode}.
 *
 * @param value the 9 characters without the hyphen that is printed before the last
 */
public record OrganisationCode(String value) {

    /** Characters of the code. */
    public static final int LENGTH = 9;

    private static final String KIND = "an organisation code (GB 11714)";
    private static final int BODY = 8;
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int MODULUS = 11;

    /** @throws IdentifierException when it is not well formed */
    public OrganisationCode {
        String reason = whyNot(value);
        if (reason != null) {
            throw new IdentifierException(KIND, reason);
        }
    }

    /**
     * Reads a code as it is printed, with or without the hyphen before the check character.
     *
     * @throws IdentifierException when it is not well formed
     */
    public static OrganisationCode of(String text) {
        boolean hyphen = text.length() == LENGTH + 1 && text.charAt(BODY) == '-';
        return new OrganisationCode(hyphen ? text.substring(0, BODY) + text.charAt(LENGTH) : text);
    }

    /** Whether the text is such a code with the right check character. */
    public static boolean isWellFormed(String text) {
        return whyNot(text) == null;
    }

    /** Why the text is no such code, or null when it is one. */
    public static @Nullable String whyNot(String text) {
        if (text.length() != LENGTH) {
            return "has " + LENGTH + " characters";
        }
        for (int i = 0; i < BODY; i++) {
            if (!Characters.isDigit(text.charAt(i)) && !Characters.isCapital(text.charAt(i))) {
                return "consists of digits and capital letters";
            }
        }
        return text.charAt(BODY) == checkOf(text) ? null : "has another check character";
    }

    /** The check character that belongs to the first 8 characters of a text. */
    public static char checkOf(String text) {
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            char c = text.charAt(i);
            sum += (Characters.isDigit(c) ? c - '0' : c - 'A' + 10) * WEIGHTS[i];
        }
        int check = MODULUS - sum % MODULUS;
        return check == MODULUS ? '0' : check == MODULUS - 1 ? 'X' : (char) ('0' + check);
    }

    /** The 8 characters that the check character is made of (本体代码). */
    public String body() {
        return value.substring(0, BODY);
    }

    /** The check character (校验码). */
    public char check() {
        return value.charAt(BODY);
    }

    @Override
    public String toString() {
        return value;
    }
}
