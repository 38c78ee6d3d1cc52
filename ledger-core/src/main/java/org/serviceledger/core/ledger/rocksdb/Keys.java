package org.serviceledger.core.ledger.rocksdb;

import java.nio.ByteBuffer;

import org.serviceledger.core.ledger.Tag;

/** Keys whose byte order is the order of what they stand for. */
final class Keys {

    private Keys() {}

    /** A block number or position: eight bytes, big-endian. */
    static byte[] number(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    static long number(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    /** All entries of a tag begin with this; a tag holds no NUL, so no tag's prefix begins another's. */
    static byte[] tagPrefix(Tag tag) {
        byte[] text = EventBytes.utf8(tag.encoded());
        return ByteBuffer.allocate(text.length + 1).put(text).put((byte) 0).array();
    }

    static byte[] tagEntry(byte[] prefix, long position) {
        return ByteBuffer.allocate(prefix.length + 8).put(prefix).putLong(position).array();
    }

    /** Position in a tag entry, or -1 when the key is not an entry of the prefix's tag. */
    static long positionOf(byte[] prefix, byte[] key) {
        if (key.length != prefix.length + 8) {
            return -1;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (key[i] != prefix[i]) {
                return -1;
            }
        }
        return ByteBuffer.wrap(key, prefix.length, 8).getLong();
    }
}
