package org.serviceledger.command.decision;

import org.jspecify.annotations.Nullable;

/** Tells text that says something from text that does not. */
public final class Blank {

    private Blank() {}

    /** Whether there is nothing in a text that can be seen: white space and invisible format characters only. */
    public static boolean is(@Nullable String text) {
        return text == null || text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)
                || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }
}
