package org.serviceledger.core.ledger;

/**
 * A name and value under which an event can be found, for example {@code case=…} or {@code ticket=…}.
 * Tags never hold personal data: people appear as {@code subject}, a keyed pseudonym.
 *
 * @param key   what is selected by, without {@code '='}
 * @param value which one
 */
public record Tag(String key, String value) implements Comparable<Tag> {

    public Tag {
        if (key.isEmpty() || key.indexOf('=') >= 0 || key.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a tag key is neither empty nor does it hold '=' or NUL: " + key);
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a tag value holds no NUL");
        }
    }

    public static Tag of(String key, String value) {
        return new Tag(key, value);
    }

    /** The stored form, {@code key=value}. */
    public String encoded() {
        return key + '=' + value;
    }

    /** The tag whose {@link #encoded()} form this is. */
    public static Tag decode(String encoded) {
        int split = encoded.indexOf('=');
        if (split < 1) {
            throw new IllegalArgumentException("not an encoded tag: " + encoded);
        }
        return new Tag(encoded.substring(0, split), encoded.substring(split + 1));
    }

    @Override
    public int compareTo(Tag other) {
        return encoded().compareTo(other.encoded());
    }

    @Override
    public String toString() {
        return encoded();
    }
}
