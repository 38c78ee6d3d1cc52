package org.serviceledger.core.identifier;

/**
 * Finds wrong check characters in codes that may also be of any other form. An item's code or a case's number
 * claims to have a check character only when it has one of the lengths of such codes and begins with everything that
 * an implementation code consists of: a {@link UnifiedSocialCreditCode} of a kind that exists, a level, and a basic
 * code of digits. Whatever else is sent says nothing that could be wrong.
 */
public final class CheckedCode {

    private static final int ITEM = 31;
    private static final int HANDLING_ITEM = 33;
    private static final int LOCAL_CASE = 43;
    private static final int OWN_CASE = 44;
    private static final int LEVEL = UnifiedSocialCreditCode.LENGTH;

    /** By registering authority, the kinds of organisation that it registers (GB 32100-2015, table 1). */
    private static final String[] KINDS = kinds("11239", "219", "3123459", "419", "51239", "6129", "7129", "819",
            "9123", "A19", "N1239", "Y1");

    private CheckedCode() {}

    /** Whether the text claims to have a check character and has a wrong one. Makes no objects. */
    public static boolean isWrong(String text) {
        int length = text.length();
        return (length == ITEM || length == HANDLING_ITEM || length == LOCAL_CASE || length == OWN_CASE)
                && isOfExistingKind(text) && text.charAt(LEVEL) >= '1' && text.charAt(LEVEL) <= '7'
                && Characters.areDigits(text, LEVEL + 1, length) && UnifiedSocialCreditCode.hasShape(text)
                && !UnifiedSocialCreditCode.hasRightCheck(text);
    }

    /** Likewise of the code of an organisation alone, where other systems may have codes of their own. */
    public static boolean isWrongOrganisation(String text) {
        return text.length() == UnifiedSocialCreditCode.LENGTH && isOfExistingKind(text)
                && UnifiedSocialCreditCode.hasShape(text) && !UnifiedSocialCreditCode.hasRightCheck(text);
    }

    private static boolean isOfExistingKind(String text) {
        char authority = text.charAt(0);
        return authority < KINDS.length && KINDS[authority].indexOf(text.charAt(1)) >= 0;
    }

    private static String[] kinds(String... authorities) {
        String[] kinds = new String['Z' + 1];
        java.util.Arrays.fill(kinds, "");
        for (String authority : authorities) {
            kinds[authority.charAt(0)] = authority.substring(1);
        }
        return kinds;
    }
}
