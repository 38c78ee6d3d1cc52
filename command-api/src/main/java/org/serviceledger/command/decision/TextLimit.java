package org.serviceledger.command.decision;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** No text within a command is longer than 2,000 characters, whichever member it is. */
final class TextLimit {

    static final int LONGEST = 2000;

    private TextLimit() {}

    /** What is wrong, with its place; null when every text is short enough. */
    static @Nullable String brokenIn(JsonNode node) {
        return brokenIn("", node);
    }

    private static @Nullable String brokenIn(String place, JsonNode node) {
        if (node.isString()) {
            return node.stringValue().length() > LONGEST
                    ? place + " has more than " + LONGEST + " characters"
                    : null;
        }
        for (var member : node.properties()) {
            String broken = brokenIn(place + "/" + member.getKey(), member.getValue());
            if (broken != null) {
                return broken;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            String broken = brokenIn(place + "/" + i, node.get(i));
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }
}
