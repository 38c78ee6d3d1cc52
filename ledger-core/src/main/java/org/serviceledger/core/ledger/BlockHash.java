package org.serviceledger.core.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a block's hash covers, format version 1. All integers are big-endian, their width in bytes
 * stands in brackets; strings are UTF-8. Every string and byte array inside the index part is
 * preceded by its length[4], so that no two different events share one encoding.
 *
 * <pre>
 * leaf  = SHA-256( salt[32] ‖ recordedAt ms[8] ‖ payload )
 * index = SHA-256( type ‖ contentType ‖ number of tags[4] ‖ tags sorted ‖ identity flag[1] ‖ source ‖ id ‖ digest )
 * block = SHA-256( version[4] ‖ number[8] ‖ batchId[16] ‖ firstPosition[8] ‖ count[4] ‖ recordedAt ms[8]
 *                  ‖ previousHash[32] ‖ leaf₀[32] ‖ index₀[32] ‖ leaf₁ ‖ index₁ ‖ … )
 * </pre>
 *
 * <p>Times are milliseconds since 1970-01-01T00:00Z, and an event's is its block's. A tag is
 * {@code key=value}; tags are sorted as Java sorts strings, by UTF-16 code units. The identity flag is
 * 1, followed by source, id and digest, or 0, followed by nothing. The first block's number and first
 * position are 0 and its {@code previousHash} is 32 zero bytes. A position is not hashed by itself: it
 * follows from the block's first one and the order of the events.
 */
public final class BlockHash {

    /** The block format that this code writes. */
    public static final int FORMAT_VERSION = 1;

    private BlockHash() {}

    /** The commitment to one event: salted, so that it reveals nothing about what it commits to. */
    public static byte[] leaf(StoredEvent event) {
        MessageDigest sha = sha256();
        sha.update(event.salt());
        sha.update(longBytes(event.recordedAt().toEpochMilli()));
        return sha.digest(event.payload());
    }

    /** The hash of a block with these fields. */
    public static byte[] of(long number, UUID batchId, long firstPosition, Instant recordedAt, byte[] previousHash,
            List<StoredEvent> events) {
        ByteBuffer header = ByteBuffer.allocate(4 + 8 + 16 + 8 + 4 + 8);
        header.putInt(FORMAT_VERSION).putLong(number).putLong(batchId.getMostSignificantBits())
                .putLong(batchId.getLeastSignificantBits()).putLong(firstPosition).putInt(events.size())
                .putLong(recordedAt.toEpochMilli());
        MessageDigest sha = sha256();
        sha.update(header.array());
        sha.update(previousHash);
        for (StoredEvent event : events) {
            sha.update(leaf(event));
            sha.update(index(event));
        }
        return sha.digest();
    }

    private static byte[] index(StoredEvent event) {
        MessageDigest sha = sha256();
        update(sha, event.type());
        update(sha, event.contentType());
        List<String> tags = sorted(event.tags());
        sha.update(intBytes(tags.size()));
        for (String tag : tags) {
            update(sha, tag);
        }
        update(sha, event.identity());
        return sha.digest();
    }

    private static void update(MessageDigest sha, @Nullable RecordIdentity identity) {
        if (identity == null) {
            sha.update((byte) 0);
            return;
        }
        sha.update((byte) 1);
        update(sha, identity.source());
        update(sha, identity.id());
        sha.update(intBytes(identity.digest().length));
        sha.update(identity.digest());
    }

    private static void update(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(intBytes(bytes.length));
        sha.update(bytes);
    }

    private static List<String> sorted(Set<Tag> tags) {
        return tags.stream().map(Tag::encoded).sorted().toList();
    }

    private static byte[] intBytes(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
