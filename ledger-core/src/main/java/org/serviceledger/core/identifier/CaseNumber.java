package org.serviceledger.core.identifier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Number of a case (办件编号, GB/T 39046-2020: an..50). The ledger makes it of the item's implementation code (31), the
 * day (8) and a number of the day (5); local systems have four digits for the last. Numbers of any other form are
 * taken as they are: they name a case and say nothing more.
 *
 * @param value the number
 */
public record CaseNumber(String value) {

    private static final String KIND = "a case number";
    private static final int LONGEST = 256;
    private static final int ITEM = 31;
    private static final int DAY_END = 39;
    private static final int LOCAL = 43;
    private static final int OWN = 44;
    private static final int EARLIEST_YEAR = 1949;

    /** Who makes numbers like it. */
    public enum Form {

        /** 31 + 8 + 5, as the ledger makes them. */
        OWN,
        /** 31 + 8 + 4, as local systems do. */
        LOCAL,
        /** Anything else. */
        FOREIGN
    }

    /** @throws IdentifierException when it is not well formed */
    public CaseNumber {
        String reason = whyNot(value);
        if (reason != null) {
            throw new IdentifierException(KIND, reason);
        }
    }

    /**
     * Reads a number of any form.
     *
     * @throws IdentifierException when it is empty, too long, holds control characters, or looks like one of ours
     *         and has a wrong check character
     */
    public static CaseNumber of(String text) {
        return new CaseNumber(text);
    }

    /**
     * The number that the ledger gives.
     *
     * @param number from 1 to 99999
     */
    public static CaseNumber of(ItemCode item, LocalDate day, int number) {
        return new CaseNumber(item.value() + "%04d%02d%02d".formatted(day.getYear(), day.getMonthValue(),
                day.getDayOfMonth()) + "%05d".formatted(number));
    }

    /** Whether the text can name a case. */
    public static boolean isWellFormed(String text) {
        return whyNot(text) == null;
    }

    /** Why the text cannot name a case, or null when it can. */
    public static @Nullable String whyNot(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return "has 1 to " + LONGEST + " characters";
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
                return "holds no control characters";
            }
        }
        return CheckedCode.isWrong(text)
                ? "begins with a unified social credit code, which has another check character"
                : null;
    }

    /** Which form it has. */
    public Form form() {
        boolean ours = (value.length() == LOCAL || value.length() == OWN)
                && ItemCode.whyNotImplementation(value, value.length()) == null && dayIn(value) != null;
        return !ours ? Form.FOREIGN : value.length() == OWN ? Form.OWN : Form.LOCAL;
    }

    private static @Nullable LocalDate dayIn(String text) {
        int year = Characters.number(text, ITEM, ITEM + 4);
        try {
            return year < EARLIEST_YEAR
                    ? null
                    : LocalDate.of(year, Characters.number(text, ITEM + 4, ITEM + 6),
                            Characters.number(text, ITEM + 6, DAY_END));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The item; empty for a foreign number. */
    public Optional<ItemCode> item() {
        return form() == Form.FOREIGN ? Optional.empty() : Optional.of(new ItemCode(value.substring(0, ITEM)));
    }

    /** The day; empty for a foreign number. */
    public Optional<LocalDate> day() {
        return form() == Form.FOREIGN ? Optional.empty() : Optional.ofNullable(dayIn(value));
    }

    /** The number of the day; 0 for a foreign number. */
    public int number() {
        return form() == Form.FOREIGN ? 0 : Characters.number(value, DAY_END, value.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
