package org.serviceledger.core.ledger.mongodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;

/** An event inside a block's document, without the time, which belongs to the block. */
@SuppressWarnings("ArrayRecordComponent")
record EventBson(long position, String type, String contentType, Set<Tag> tags, @Nullable RecordIdentity identity,
        byte[] salt, byte[] payload) {

    private static final byte[] NONE = {};

    StoredEvent recordedAt(Instant time) {
        return new StoredEvent(position, time, type, contentType, payload, tags, identity, salt);
    }

    static void write(BsonWriter writer, StoredEvent event) {
        writer.writeStartDocument();
        writer.writeInt64("position", event.position());
        writer.writeString("type", event.type());
        writer.writeString("contentType", event.contentType());
        writer.writeStartArray("tags");
        event.tags().stream().map(Tag::encoded).sorted().forEach(writer::writeString);
        writer.writeEndArray();
        RecordIdentity identity = event.identity();
        if (identity != null) {
            writer.writeStartDocument("identity");
            writer.writeString("source", identity.source());
            writer.writeString("id", identity.id());
            writer.writeBinaryData("digest", new BsonBinary(identity.digest()));
            writer.writeEndDocument();
        }
        writer.writeBinaryData("salt", new BsonBinary(event.salt()));
        writer.writeBinaryData("payload", new BsonBinary(event.payload()));
        writer.writeEndDocument();
    }

    static List<EventBson> readAll(BsonReader reader) {
        List<EventBson> events = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            events.add(read(reader));
        }
        reader.readEndArray();
        return events;
    }

    private static EventBson read(BsonReader reader) {
        long position = -1;
        String type = "";
        String contentType = "";
        Set<Tag> tags = Set.of();
        RecordIdentity identity = null;
        byte[] salt = NONE;
        byte[] payload = NONE;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "position" -> position = reader.readInt64();
                case "type" -> type = reader.readString();
                case "contentType" -> contentType = reader.readString();
                case "tags" -> tags = readTags(reader);
                case "identity" -> identity = readIdentity(reader);
                case "salt" -> salt = reader.readBinaryData().getData();
                case "payload" -> payload = reader.readBinaryData().getData();
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new EventBson(position, type, contentType, tags, identity, salt, payload);
    }

    private static Set<Tag> readTags(BsonReader reader) {
        Set<Tag> tags = new HashSet<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            tags.add(Tag.decode(reader.readString()));
        }
        reader.readEndArray();
        return Set.copyOf(tags);
    }

    private static RecordIdentity readIdentity(BsonReader reader) {
        String source = "";
        String id = "";
        byte[] digest = NONE;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "source" -> source = reader.readString();
                case "id" -> id = reader.readString();
                case "digest" -> digest = reader.readBinaryData().getData();
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new RecordIdentity(source, id, digest);
    }
}
