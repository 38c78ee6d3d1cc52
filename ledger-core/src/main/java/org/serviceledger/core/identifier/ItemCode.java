package org.serviceledger.core.identifier;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Code of a service item (事项编码, ZWFW C0109.1-2018, GB/T 39554.1-2020). The basic code has 12 digits: province 2
 * (00 for the nation), kind 2, item 5, sub-item 3. The implementation code has 31: the implementing body's
 * {@link UnifiedSocialCreditCode}, the level (GB/T 39046-2020 A.2) and the basic code. That of a handling item has
 * two more digits. GB/T 39046-2020 prints lengths of 10 and 24; such codes are taken as they are and have no parts.
 *
 * @param value the code
 */
public record ItemCode(String value) {

    private static final String KIND = "an item code";
    private static final int BASIC = 12;
    private static final int IMPLEMENTATION = 31;
    private static final int HANDLING = 33;
    private static final int BASIC_AS_PRINTED = 10;
    private static final int IMPLEMENTATION_AS_PRINTED = 24;
    private static final int LEVEL = UnifiedSocialCreditCode.LENGTH;
    private static final int BASIC_FROM = LEVEL + 1;

    /** Which of the codes of an item it is. */
    public enum Form {

        /** 基本编码. */
        BASIC,
        /** 实施编码. */
        IMPLEMENTATION,
        /** 业务办理项编码. */
        HANDLING_ITEM,
        /** 基本编码 of the length that GB/T 39046-2020 prints. */
        BASIC_AS_PRINTED,
        /** 实施编码 of the length that GB/T 39046-2020 prints. */
        IMPLEMENTATION_AS_PRINTED
    }

    /** @throws IdentifierException when it is not well formed */
    public ItemCode {
        String reason = whyNot(value);
        if (reason != null) {
            throw new IdentifierException(KIND, reason);
        }
    }

    /**
     * Reads a code of any of the forms.
     *
     * @throws IdentifierException when it is not well formed
     */
    public static ItemCode of(String text) {
        return new ItemCode(text);
    }

    /**
     * The implementation code of an item.
     *
     * @param level 1 to 7 (行使层级, GB/T 39046-2020 A.2)
     * @param basic 12 digits
     */
    public static ItemCode implementation(UnifiedSocialCreditCode body, int level, String basic) {
        return new ItemCode(body.value() + level + basic);
    }

    /** Whether the text is a code of one of the forms, with the right check character where it has one. */
    public static boolean isWellFormed(String text) {
        return whyNot(text) == null;
    }

    /** Why the text is no such code, or null when it is one. */
    public static @Nullable String whyNot(String text) {
        return switch (text.length()) {
            case BASIC -> Characters.areDigits(text, 0, BASIC) ? null : "of 12 characters consists of digits";
            case BASIC_AS_PRINTED, IMPLEMENTATION_AS_PRINTED -> Characters.areDigitsAndCapitals(text)
                    ? null
                    : "consists of digits and capital letters";
            case IMPLEMENTATION, HANDLING -> whyNotImplementation(text, text.length());
            default -> "has 12, 31 or 33 characters, or 10 or 24 as GB/T 39046 prints it";
        };
    }

    /** Why a text does not begin with an implementation code that is followed by digits. */
    static @Nullable String whyNotImplementation(String text, int length) {
        String body = UnifiedSocialCreditCode.whyNot(text.substring(0, LEVEL));
        if (body != null) {
            return "begins with a unified social credit code, which " + body;
        }
        if (text.charAt(LEVEL) < '1' || text.charAt(LEVEL) > '7') {
            return "has a level from 1 to 7 after the implementing body";
        }
        return Characters.areDigits(text, BASIC_FROM, length) ? null : "ends with digits";
    }

    /** Which form it has. */
    public Form form() {
        return switch (value.length()) {
            case BASIC -> Form.BASIC;
            case IMPLEMENTATION -> Form.IMPLEMENTATION;
            case HANDLING -> Form.HANDLING_ITEM;
            case BASIC_AS_PRINTED -> Form.BASIC_AS_PRINTED;
            default -> Form.IMPLEMENTATION_AS_PRINTED;
        };
    }

    /** The implementing body (实施主体); empty when the code names none. */
    public Optional<UnifiedSocialCreditCode> body() {
        return value.length() < IMPLEMENTATION
                ? Optional.empty()
                : Optional.of(new UnifiedSocialCreditCode(value.substring(0, LEVEL)));
    }

    /** The digit of the level (行使层级, GB/T 39046-2020 A.2); 0 when the code names none. */
    public int level() {
        return value.length() < IMPLEMENTATION ? 0 : value.charAt(LEVEL) - '0';
    }

    /** The basic code, which is the same wherever the item is handled; empty for a code as printed. */
    public Optional<String> basic() {
        return switch (form()) {
            case BASIC -> Optional.of(value);
            case IMPLEMENTATION, HANDLING_ITEM -> Optional.of(value.substring(BASIC_FROM, IMPLEMENTATION));
            default -> Optional.empty();
        };
    }

    /** The two digits of the kind of item (事项类型) within the basic code; empty for a code as printed. */
    public Optional<String> kind() {
        return basic().map(basic -> basic.substring(2, 4));
    }

    @Override
    public String toString() {
        return value;
    }
}
