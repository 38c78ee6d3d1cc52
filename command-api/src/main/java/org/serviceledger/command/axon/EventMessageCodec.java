package org.serviceledger.command.axon;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.clock.statutory.ShanghaiTime;
import org.serviceledger.core.event.CanonicalJson;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;

/**
 * Events as Axon knows them, and as the ledger keeps them. An event of the vocabulary is stored as
 * the same CloudEvent that a source system would have sent, so facts and events of commands are read
 * alike; any other payload is kept as it is, in {@code data_base64}.
 */
public final class EventMessageCodec {

    /** Source of the events of commands. */
    public static final String SOURCE = OwnSources.COMMANDS;
    /** Key of the tag under which the events of one command are found. */
    public static final String COMMAND_TAG = "command";

    private static final String METADATA = "axonmetadata";
    private static final String VERSION = "axonversion";
    private static final String EVENT_VERSION = "1";

    private final CloudEventCodec codec;
    private final JsonMapper mapper = JsonMapper.shared();

    public EventMessageCodec(CloudEventCodec codec) {
        this.codec = codec;
    }

    /**
     * @param index of the event within its append; with the command's key it is the event's identity
     */
    NewEvent encode(TaggedEventMessage<?> tagged, int index) {
        EventMessage message = tagged.event();
        Map<String, String> metadata = message.metadata();
        Set<Tag> tags = new LinkedHashSet<>();
        tagged.tags().forEach(tag -> tags.add(Tag.of(tag.key(), tag.value())));
        String commandKey = metadata.get(CommandMetadata.COMMAND_KEY);
        RecordIdentity identity = null;
        if (commandKey != null) {
            tags.add(Tag.of(COMMAND_TAG, commandKey));
            byte[] digest = HexFormat.of().parseHex(metadata.getOrDefault(CommandMetadata.COMMAND_DIGEST, ""));
            identity = new RecordIdentity(SOURCE, commandKey + "/" + index, digest);
        }
        byte[] payload = message.payload() instanceof ServiceEvent event
                ? encodeFact(message, event)
                : encodeOther(message);
        return new NewEvent(message.type().qualifiedName().fullName(), CloudEventCodec.CONTENT_TYPE, payload, tags,
                identity);
    }

    private byte[] encodeFact(EventMessage message, ServiceEvent event) {
        Map<String, String> metadata = message.metadata();
        String channel = metadata.get(CommandMetadata.CHANNEL);
        return codec.encode(new EventEnvelope(message.identifier(),
                metadata.getOrDefault(CommandMetadata.SOURCE, SOURCE), EventVocabulary.nameOf(event),
                event.subject(), ShanghaiTime.shown(message.timestamp()),
                channel == null ? null : Channel.valueOf(channel), metadata.get(CommandMetadata.ACTOR),
                metadata.get(CommandMetadata.ACTOR_ROLE), null, false, event));
    }

    private byte[] encodeOther(EventMessage message) {
        ObjectNode record = mapper.createObjectNode();
        record.put("specversion", "1.0").put("id", message.identifier()).put("source", SOURCE)
                .put("type", message.type().qualifiedName().fullName()).put(VERSION, message.type().version())
                .put("time", message.timestamp().toString())
                .put("data_base64", Base64.getEncoder().encodeToString(bytes(message.payload())));
        record.put(METADATA, mapper.writeValueAsString(message.metadata()));
        return CanonicalJson.encode(record);
    }

    private byte[] bytes(@Nullable Object payload) {
        return switch (payload) {
            case null -> new byte[0];
            case byte[] raw -> raw;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> mapper.writeValueAsBytes(payload);
        };
    }

    /** The event, whether it came from a command or from a source system. */
    EventMessage decode(StoredEvent stored) {
        if (EventVocabulary.recordOf(stored.type()) != null) {
            EventEnvelope envelope = codec.decodeStored(stored.payload());
            return new GenericEventMessage(envelope.id(), EventTypes.typeOf(envelope.data()), envelope.data(),
                    metadataOf(envelope), envelope.time().toInstant());
        }
        JsonNode record = mapper.readTree(stored.payload());
        Map<String, String> metadata = new HashMap<>();
        mapper.readTree(record.path(METADATA).asString("{}")).properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asString()));
        return new GenericEventMessage(record.path("id").asString(),
                new MessageType(stored.type(), record.path(VERSION).asString(EVENT_VERSION)),
                Base64.getDecoder().decode(record.path("data_base64").asString()), metadata,
                Instant.parse(record.path("time").asString()));
    }

    private static Map<String, String> metadataOf(EventEnvelope envelope) {
        Map<String, String> metadata = new HashMap<>();
        put(metadata, CommandMetadata.SOURCE, envelope.source().equals(SOURCE) ? null : envelope.source());
        put(metadata, CommandMetadata.ACTOR, envelope.actor());
        put(metadata, CommandMetadata.ACTOR_ROLE, envelope.actorRole());
        Channel channel = envelope.channel();
        put(metadata, CommandMetadata.CHANNEL, channel == null ? null : channel.name());
        put(metadata, CommandMetadata.HISTORICAL, envelope.historical() ? "true" : null);
        return metadata;
    }

    private static void put(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
