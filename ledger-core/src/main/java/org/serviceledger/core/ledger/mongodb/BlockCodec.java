package org.serviceledger.core.ledger.mongodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.UuidRepresentation;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;

/**
 * A block as one document:
 *
 * <pre>
 * { _id: number, format, batch, first, last, recordedAt, previous, hash,
 *   identityKeys: [ … ],                      absent when no event has an identity
 *   events: [ { position, type, contentType, tags: [ "key=value", … ],
 *               identity: { source, id, digest }, salt, payload } ] }
 * </pre>
 *
 * <p>The batch id is a field beside the hash that covers it, so that a block can be hashed again. Two
 * blocks are the same if and only if their hashes are, since the hash covers the batch id too.
 */
final class BlockCodec implements Codec<StoredBlock> {

    @Override
    public Class<StoredBlock> getEncoderClass() {
        return StoredBlock.class;
    }

    @Override
    public void encode(BsonWriter writer, StoredBlock block, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeInt64("_id", block.number());
        writer.writeInt32("format", block.formatVersion());
        writer.writeBinaryData("batch", new BsonBinary(block.batchId(), UuidRepresentation.STANDARD));
        writer.writeInt64("first", block.firstPosition());
        writer.writeInt64("last", block.nextPosition() - 1);
        writer.writeDateTime("recordedAt", block.recordedAt().toEpochMilli());
        writer.writeBinaryData("previous", new BsonBinary(block.previousHash()));
        writer.writeBinaryData("hash", new BsonBinary(block.hash()));
        writeIdentityKeys(writer, block.events());
        writer.writeStartArray("events");
        for (StoredEvent event : block.events()) {
            EventBson.write(writer, event);
        }
        writer.writeEndArray();
        writer.writeEndDocument();
    }

    private static void writeIdentityKeys(BsonWriter writer, List<StoredEvent> events) {
        List<String> keys = events.stream().map(StoredEvent::identity).filter(RecordIdentity.class::isInstance)
                .map(RecordIdentity::key).toList();
        if (!keys.isEmpty()) {
            writer.writeStartArray("identityKeys");
            keys.forEach(writer::writeString);
            writer.writeEndArray();
        }
    }

    @Override
    public StoredBlock decode(BsonReader reader, DecoderContext context) {
        int format = 0;
        long number = -1;
        UUID batch = new UUID(0, 0);
        long first = -1;
        long last = -2;
        Instant recordedAt = Instant.EPOCH;
        byte[] previous = new byte[0];
        byte[] hash = new byte[0];
        List<EventBson> events = new ArrayList<>();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "_id" -> number = reader.readInt64();
                case "format" -> format = reader.readInt32();
                case "batch" -> batch = reader.readBinaryData().asUuid(UuidRepresentation.STANDARD);
                case "first" -> first = reader.readInt64();
                case "last" -> last = reader.readInt64();
                case "recordedAt" -> recordedAt = Instant.ofEpochMilli(reader.readDateTime());
                case "previous" -> previous = reader.readBinaryData().getData();
                case "hash" -> hash = reader.readBinaryData().getData();
                case "events" -> events = EventBson.readAll(reader);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        Instant time = recordedAt;
        return new StoredBlock(format, number, batch, first, last + 1, recordedAt, previous, hash,
                events.stream().map(event -> event.recordedAt(time)).toList());
    }
}
