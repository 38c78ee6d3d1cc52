package org.serviceledger.core.ledger;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes blocks: gives every event its position, its time and 32 random bytes of salt. Used by one thread only. */
final class BlockBuilder {

    private static final int SALT_BYTES = 32;
    private final SecureRandom random = new SecureRandom();

    Block build(Head head, Instant recordedAt, List<NewEvent> newEvents) {
        byte[] salts = new byte[SALT_BYTES * newEvents.size() + 16];
        random.nextBytes(salts);
        List<StoredEvent> events = new ArrayList<>(newEvents.size());
        for (int i = 0; i < newEvents.size(); i++) {
            NewEvent event = newEvents.get(i);
            byte[] salt = new byte[SALT_BYTES];
            System.arraycopy(salts, i * SALT_BYTES, salt, 0, SALT_BYTES);
            events.add(new StoredEvent(head.nextPosition() + i, recordedAt, event.type(), event.contentType(),
                    event.payload(), event.tags(), event.identity(), salt));
        }
        ByteBuffer last = ByteBuffer.wrap(salts, salts.length - 16, 16);
        UUID batchId = new UUID(last.getLong(), last.getLong());
        byte[] hash = BlockHash.of(head.nextBlock(), batchId, head.nextPosition(), recordedAt, head.hash(), events);
        return new Block(BlockHash.FORMAT_VERSION, head.nextBlock(), batchId, head.nextPosition(), recordedAt,
                head.hash(), hash, events);
    }

    byte[] hashOf(Block block) {
        return BlockHash.of(block.number(), block.batchId(), block.firstPosition(), block.recordedAt(),
                block.previousHash(), block.events());
    }
}
