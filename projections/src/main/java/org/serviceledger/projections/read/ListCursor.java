package org.serviceledger.projections.read;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where the reader of a list has stopped, and in which generation of the views, since each has an order
 * of its own.
 *
 * @param sort {@code listSort} of the last document seen
 * @param id   its id
 */
public record ListCursor(int generation, String sort, String id) {

    private static final String SEPARATOR = "\n";

    /** As it is handed out. */
    public String text() {
        String plain = generation + SEPARATOR + sort + SEPARATOR + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what was handed out.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static ListCursor parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new ListCursor(Integer.parseInt(parts[0]), parts[1], parts[2]);
    }
}
