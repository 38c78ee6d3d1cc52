package org.serviceledger.core.ledger.rocksdb;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;

/**
 * An event as the value of one key. Lengths are four bytes, big-endian; the payload is the rest.
 *
 * <pre>
 * salt[32] recordedAt ms[8] type contentType numberOfTags[4] tags… identity[0|1] (source id digest) payload
 * </pre>
 */
final class EventBytes {

    private static final int SALT_BYTES = 32;

    private EventBytes() {}

    static byte[] encode(StoredEvent event) {
        byte[] type = utf8(event.type());
        byte[] contentType = utf8(event.contentType());
        byte[][] tags = event.tags().stream().map(Tag::encoded).sorted().map(EventBytes::utf8).toArray(byte[][]::new);
        RecordIdentity identity = event.identity();
        byte[] source = identity == null ? new byte[0] : utf8(identity.source());
        byte[] id = identity == null ? new byte[0] : utf8(identity.id());
        byte[] digest = identity == null ? new byte[0] : identity.digest();
        int size = SALT_BYTES + 8 + 4 + type.length + 4 + contentType.length + 4 + 1 + event.payload().length;
        for (byte[] tag : tags) {
            size += 4 + tag.length;
        }
        size += identity == null ? 0 : 12 + source.length + id.length + digest.length;
        ByteBuffer out = ByteBuffer.allocate(size);
        out.put(event.salt()).putLong(event.recordedAt().toEpochMilli());
        put(out, type);
        put(out, contentType);
        out.putInt(tags.length);
        for (byte[] tag : tags) {
            put(out, tag);
        }
        out.put((byte) (identity == null ? 0 : 1));
        if (identity != null) {
            put(out, source);
            put(out, id);
            put(out, digest);
        }
        return out.put(event.payload()).array();
    }

    /**
     * @throws LedgerException.Corrupt when these are not the bytes of an event
     */
    static StoredEvent decode(long position, byte[] value) {
        try {
            return decodeWhole(position, value);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new LedgerException.Corrupt("event " + position + " cannot be read: " + e.getMessage(), position);
        }
    }

    private static StoredEvent decodeWhole(long position, byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        byte[] salt = new byte[SALT_BYTES];
        in.get(salt);
        Instant recordedAt = Instant.ofEpochMilli(in.getLong());
        String type = text(in);
        String contentType = text(in);
        Tag[] tags = new Tag[length(in)];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = Tag.decode(text(in));
        }
        byte flag = in.get();
        if (flag != 0 && flag != 1) {
            throw new IllegalArgumentException("an identity flag of " + flag);
        }
        RecordIdentity identity = flag == 0 ? null : identity(in);
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        return new StoredEvent(position, recordedAt, type, contentType, payload, Set.of(tags), identity, salt);
    }

    private static @Nullable RecordIdentity identity(ByteBuffer in) {
        return new RecordIdentity(text(in), text(in), bytes(in));
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        out.putInt(bytes.length).put(bytes);
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[length(in)];
        in.get(bytes);
        return bytes;
    }

    /** A length or number that is more than what is left would only reserve memory. */
    private static int length(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a length of " + length + " with " + in.remaining() + " bytes left");
        }
        return length;
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
