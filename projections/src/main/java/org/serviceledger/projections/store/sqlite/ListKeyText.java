package org.serviceledger.projections.store.sqlite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.serviceledger.projections.store.ListKey;

/**
 * The groups of a document as they stand in one column: each the length of its name, the name, and the
 * time if it is not always, as {@code 3:all;12:light=YELLOW@1767225600000,1767312000000;}.
 */
final class ListKeyText {

    private ListKeyText() {}

    static String write(List<ListKey> keys) {
        StringBuilder text = new StringBuilder();
        for (ListKey key : keys) {
            text.append(key.name().length()).append(':').append(key.name());
            if (!key.isAlways()) {
                text.append('@').append(key.from().toEpochMilli()).append(',').append(key.until().toEpochMilli());
            }
            text.append(';');
        }
        return text.toString();
    }

    static List<ListKey> read(String text) {
        List<ListKey> keys = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            int colon = text.indexOf(':', at);
            int nameEnd = colon + 1 + Integer.parseInt(text, at, colon, 10);
            String name = text.substring(colon + 1, nameEnd);
            int end = text.indexOf(';', nameEnd);
            keys.add(end == nameEnd ? ListKey.always(name) : timed(name, text, nameEnd + 1, end));
            at = end + 1;
        }
        return keys;
    }

    private static ListKey timed(String name, String text, int start, int end) {
        int comma = text.indexOf(',', start);
        return new ListKey(name, Instant.ofEpochMilli(Long.parseLong(text, start, comma, 10)),
                Instant.ofEpochMilli(Long.parseLong(text, comma + 1, end, 10)));
    }
}
