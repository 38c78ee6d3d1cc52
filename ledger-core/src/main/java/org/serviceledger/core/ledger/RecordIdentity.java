package org.serviceledger.core.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * What makes a record the same record however often it is sent: who sent it, the sender's own id,
 * and a keyed digest of its content, by which a second sending is told from another record that
 * wrongly carries the same id.
 *
 * @param source the sender, as in the CloudEvent
 * @param id     the sender's own id, unique within the source
 * @param digest keyed digest of the canonical content; never changed after construction
 */
public record RecordIdentity(String source, String id, byte[] digest) {

    /** One string for (source, id); no two pairs share one, because the source's length leads. */
    public String key() {
        return source.length() + ":" + source + id;
    }

    public boolean sameContent(byte[] otherDigest) {
        return Arrays.equals(digest, otherDigest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordIdentity that && source.equals(that.source) && id.equals(that.id)
                && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + id.hashCode();
    }

    @Override
    public String toString() {
        return source + "#" + id + "@" + HexFormat.of().formatHex(digest, 0, Math.min(4, digest.length));
    }
}
