package org.serviceledger.core.identifier;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Unified social credit code of an organisation (统一社会信用代码, GB 32100-2015): registering authority 1, kind of
 * organisation 1, division 6, organisation code 9, check character 1 (mod 31). The letters I, O, S, V and Z are not
 * used. Its own check character decides whether it is well formed; that of the organisation code within is looked
 * at by {@link #organisation()} only, since the standard leaves it to the issuer.
 *
 * @param value the 18 characters
 */
public record UnifiedSocialCreditCode(String value) {

    /** Characters of the code. */
    public static final int LENGTH = 18;

    private static final String KIND = "a unified social credit code (GB 32100)";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int BODY = 17;
    private static final int DIVISION = 2;
    private static final int ORGANISATION = 8;
    private static final byte[] VALUES = values();

    /** @throws IdentifierException when it is not well formed */
    public UnifiedSocialCreditCode {
        String reason = whyNot(value);
        if (reason != null) {
            throw new IdentifierException(KIND, reason);
        }
    }

    /**
     * Reads a code.
     *
     * @throws IdentifierException when it is not well formed
     */
    public static UnifiedSocialCreditCode of(String text) {
        return new UnifiedSocialCreditCode(text);
    }

    /** The code of an organisation that is registered in a division (6 digits) by an authority and as a kind. */
    public static UnifiedSocialCreditCode of(char authority, char kind, String division, OrganisationCode code) {
        String body = String.valueOf(authority) + kind + division + code.value();
        if (body.length() != BODY || !hasShape(body + '0')) {
            throw new IdentifierException(KIND, "is not made of such parts");
        }
        return new UnifiedSocialCreditCode(body + checkOf(body));
    }

    /** Whether the text is such a code with the right check character. */
    public static boolean isWellFormed(String text) {
        return text.length() == LENGTH && hasShape(text) && hasRightCheck(text);
    }

    /** Why the text is no such code, or null when it is one. */
    public static @Nullable String whyNot(String text) {
        if (text.length() != LENGTH) {
            return "has " + LENGTH + " characters";
        }
        for (int i = 0; i < LENGTH; i++) {
            if (valueOf(text.charAt(i)) < 0) {
                return "consists of digits and capital letters other than I, O, S, V and Z";
            }
        }
        if (!Characters.areDigits(text, DIVISION, ORGANISATION)) {
            return "names a division by 6 digits from the third character on";
        }
        return hasRightCheck(text) ? null : "has another check character";
    }

    /** Whether the first 18 characters of a text could be a code, but for the check character. */
    static boolean hasShape(String text) {
        if (text.length() < LENGTH || !Characters.areDigits(text, DIVISION, ORGANISATION)) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (valueOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the 18th character is the check of those before it; all of them must be of the alphabet. */
    static boolean hasRightCheck(String text) {
        return text.charAt(BODY) == checkOf(text);
    }

    /** The check character that belongs to the first 17 characters of a text. */
    public static char checkOf(String text) {
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            sum += valueOf(text.charAt(i)) * WEIGHTS[i];
        }
        int modulus = ALPHABET.length();
        return ALPHABET.charAt((modulus - sum % modulus) % modulus);
    }

    private static int valueOf(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte['Z' + 1];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }

    /** Who registered it (登记管理部门), for example 1 for 机构编制 and 9 for 工商. */
    public char authority() {
        return value.charAt(0);
    }

    /** What kind of organisation it is (机构类别), as its authority numbers them. */
    public char kind() {
        return value.charAt(1);
    }

    /** The 6 digits of the division that it was registered in (登记管理机关行政区划). */
    public String division() {
        return value.substring(DIVISION, ORGANISATION);
    }

    /** The organisation's own code (主体标识码); empty when its check character is another one. */
    public Optional<OrganisationCode> organisation() {
        String code = value.substring(ORGANISATION, BODY);
        return OrganisationCode.isWellFormed(code) ? Optional.of(new OrganisationCode(code)) : Optional.empty();
    }

    /** Whether it is a government organ's (机关, 11). */
    public boolean isOrgan() {
        return value.startsWith("11");
    }

    @Override
    public String toString() {
        return value;
    }
}
