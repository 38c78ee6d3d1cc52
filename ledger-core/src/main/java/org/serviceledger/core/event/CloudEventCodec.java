package org.serviceledger.core.event;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.privacy.PersonFieldGuard;

/**
 * Facts as CloudEvents 1.0 in JSON: reads what source systems send, writes what the ledger stores,
 * and reads it back. The stored form is the canonical one ({@link CanonicalJson}) of what was sent.
 */
public final class CloudEventCodec {

    /** Media type of the stored payload. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    private static final int MAX_NAME = 512;
    private static final int MAX_KEY = 256;
    private static final int MAX_DEPTH = 40;

    private final JsonMapper mapper = JsonMapper
            .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build()).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(i -> i
                    .withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    /** What became of reading a record. */
    public sealed interface Decoded {

        /**
         * The record is a fact of the vocabulary.
         *
         * @param canonical     the bytes to store
         * @param digestContent the bytes by which a second sending is recognised: without {@code traceparent}
         */
        @SuppressWarnings("ArrayRecordComponent")
        record Understood(EventEnvelope envelope, byte[] canonical, byte[] digestContent) implements Decoded {}

        /**
         * The record cannot be understood.
         *
         * @param code       stable name of the reason
         * @param detail     the reason in words
         * @param cloudEvent whether it is a CloudEvent at all
         * @param source     the record's source, if it could be read; likewise id and type
         */
        record NotUnderstood(String code, String detail, boolean cloudEvent, @Nullable String source,
                @Nullable String id, @Nullable String type) implements Decoded {}
    }

    /** Reads one record as sent; bad input gives {@link Decoded.NotUnderstood}, never an exception. */
    public Decoded decode(byte[] json) {
        JsonNode tree;
        try {
            tree = mapper.readTree(json);
        } catch (JacksonException e) {
            return new Decoded.NotUnderstood("malformed-json", shortMessage(e), false, null, null, null);
        }
        return decode(tree);
    }

    private Decoded decode(JsonNode tree) {
        String source = textOrNull(tree, "source");
        String id = textOrNull(tree, "id");
        String type = textOrNull(tree, "type");
        try {
            ObjectNode record = requireCloudEvent(tree);
            if (!EventVocabulary.factTypes().contains(String.valueOf(type))) {
                throw new Unreadable("unknown-type", "the vocabulary has no event type " + type);
            }
            String personal = PersonFieldGuard.findIn(record);
            if (personal != null) {
                throw new Unreadable("person-data", personal
                        + " holds personal data, which is not taken in as long as it cannot be stored encrypted");
            }
            byte[] canonical = CanonicalJson.encode(record);
            EventEnvelope envelope = envelope(record);
            return new Decoded.Understood(envelope, canonical, withoutTrace(record, canonical));
        } catch (Unreadable e) {
            return new Decoded.NotUnderstood(e.code, e.detail, e.cloudEvent, source, id, type);
        } catch (CanonicalJson.NotRepresentable e) {
            return new Decoded.NotUnderstood("not-representable", "cannot be kept exactly: " + e.getMessage(), true,
                    source, id, type);
        }
    }

    /**
     * Reads stored bytes.
     *
     * @throws IllegalStateException when they are not what this codec stores
     */
    public EventEnvelope decodeStored(byte[] payload) {
        try {
            return envelope(requireCloudEvent(mapper.readTree(payload)));
        } catch (JacksonException | Unreadable e) {
            throw new IllegalStateException("a stored event cannot be read: " + e.getMessage(), e);
        }
    }

    /** A stored event, decoded. */
    public RecordedEvent recorded(StoredEvent event) {
        return new RecordedEvent(event.position(), event.recordedAt(), decodeStored(event.payload()));
    }

    /** The canonical bytes of a fact that is made here. */
    public byte[] encode(EventEnvelope envelope) {
        ObjectNode record = mapper.createObjectNode();
        record.put("specversion", "1.0").put("id", envelope.id()).put("source", envelope.source())
                .put("type", envelope.type()).put("subject", envelope.subject())
                .put("time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(envelope.time()));
        Channel channel = envelope.channel();
        if (channel != null) {
            record.put("channel", channel.name());
        }
        if (envelope.actor() != null) {
            record.put("actor", envelope.actor());
        }
        if (envelope.actorRole() != null) {
            record.put("actorrole", envelope.actorRole());
        }
        if (envelope.sourceSequence() != null) {
            record.put("sourceseq", envelope.sourceSequence());
        }
        if (envelope.historical()) {
            record.put("origin", "HISTORICAL");
        }
        record.set("data", mapper.valueToTree(envelope.data()));
        return CanonicalJson.encode(record);
    }

    private static byte[] withoutTrace(ObjectNode record, byte[] canonical) {
        if (!record.has("traceparent")) {
            return canonical;
        }
        ObjectNode rest = record.deepCopy();
        rest.remove("traceparent");
        return CanonicalJson.encode(rest);
    }

    private static ObjectNode requireCloudEvent(JsonNode tree) {
        if (!(tree instanceof ObjectNode record)) {
            throw new Unreadable("not-a-cloudevent", "a record is a JSON object", false);
        }
        if (!"1.0".equals(textOrNull(record, "specversion"))) {
            throw new Unreadable("not-a-cloudevent", "specversion must be \"1.0\"", false);
        }
        for (String attribute : List.of("id", "source", "type")) {
            String value = textOrNull(record, attribute);
            if (value == null || value.isEmpty()) {
                throw new Unreadable("not-a-cloudevent", attribute + " must be a text that is not empty", false);
            }
            checkText(attribute, value, MAX_NAME);
        }
        return record;
    }

    private EventEnvelope envelope(ObjectNode record) {
        String type = record.get("type").stringValue();
        Class<? extends ServiceEvent> recordType = EventVocabulary.recordOf(type);
        if (recordType == null) {
            throw new Unreadable("unknown-type", "the vocabulary has no event type " + type);
        }
        String contentType = optionalText(record, "datacontenttype");
        if (contentType != null && !contentType.matches("(?i)application/([a-z0-9.+-]+\\+)?json(;.*)?")) {
            throw new Unreadable("bad-value", "datacontenttype must be JSON");
        }
        ServiceEvent data = data(record, recordType);
        for (Tag tag : data.tags()) {
            checkText(tag.key(), tag.value(), MAX_KEY);
        }
        return new EventEnvelope(record.get("id").stringValue(), record.get("source").stringValue(), type,
                data.subject(), time(record), channel(record), optionalText(record, "actor"),
                optionalText(record, "actorrole"), sequence(record),
                "HISTORICAL".equals(optionalText(record, "origin")), data);
    }

    private ServiceEvent data(ObjectNode record, Class<? extends ServiceEvent> recordType) {
        if (!(record.get("data") instanceof ObjectNode data)) {
            throw new Unreadable("no-data", "data must be a JSON object");
        }
        String key = recordType.getRecordComponents()[0].getName();
        String subject = optionalText(record, "subject");
        String own = data.get(key) == null || data.get(key).isNull() ? null : textOrNull(data, key);
        if (own == null && data.hasNonNull(key)) {
            throw new Unreadable("bad-value", "/data/" + key + " must be a text");
        }
        String known = own == null || own.isEmpty() ? subject : own;
        if (known == null || known.isEmpty()) {
            throw new Unreadable("no-key", "neither subject nor data." + key + " says what the record is about");
        }
        if (subject != null && !subject.isEmpty() && !subject.equals(known)) {
            throw new Unreadable("subject-mismatch", "subject and data." + key + " differ");
        }
        checkText(key, known, MAX_KEY);
        JsonNode complete = known.equals(own) ? data : data.deepCopy().put(key, known);
        try {
            return mapper.treeToValue(complete, recordType);
        } catch (DatabindException e) {
            throw new Unreadable("bad-value", "/data" + path(e) + ": " + shortMessage(e));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Unreadable("bad-value", "/data: " + e.getMessage());
        }
    }

    private static OffsetDateTime time(ObjectNode record) {
        String text = optionalText(record, "time");
        if (text == null || text.isEmpty()) {
            throw new Unreadable("no-time", "time, when it happened, is missing");
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < 1900 || time.getYear() > 2999) {
                throw new Unreadable("bad-time", "time lies outside the years 1900 to 2999");
            }
            return time;
        } catch (DateTimeException e) {
            throw new Unreadable("bad-time", "time must look like 2026-03-20T10:42:00+08:00");
        }
    }

    private static @Nullable Channel channel(ObjectNode record) {
        String text = optionalText(record, "channel");
        if (text == null) {
            return null;
        }
        try {
            return Channel.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("bad-value", "/channel must be one of " + List.of(Channel.values()));
        }
    }

    private static @Nullable Long sequence(ObjectNode record) {
        JsonNode value = record.get("sourceseq");
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            long sequence = value.isIntegralNumber() ? value.longValue() : Long.parseLong(value.asString());
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException | JacksonException e) {
            // said below
        }
        throw new Unreadable("bad-value", "/sourceseq must be a whole number from 0 on");
    }

    private static @Nullable String optionalText(ObjectNode record, String attribute) {
        JsonNode value = record.get(attribute);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new Unreadable("bad-value", "/" + attribute + " must be a text");
        }
        checkText(attribute, value.stringValue(), MAX_NAME);
        return value.stringValue();
    }

    private static @Nullable String textOrNull(JsonNode tree, String attribute) {
        JsonNode value = tree.get(attribute);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private static void checkText(String name, String text, int limit) {
        if (text.length() > limit) {
            throw new Unreadable("too-long", name + " has more than " + limit + " characters");
        }
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw new Unreadable("bad-value", name + " holds control characters");
        }
    }

    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        e.getPath().forEach(step -> path.append('/')
                .append(step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex())));
        return path.toString();
    }

    private static String shortMessage(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage())
                .replaceAll("`?org\\.serviceledger\\.[\\w.]*\\.(\\w+)[^`\\s]*`?", "$1");
        return message.length() > 200 ? message.substring(0, 200) + "…" : message;
    }

    /** Why a record cannot be understood; never leaves this class. */
    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final String code;
        private final String detail;
        private final boolean cloudEvent;

        Unreadable(String code, String detail) {
            this(code, detail, true);
        }

        Unreadable(String code, String detail, boolean cloudEvent) {
            super(code + ": " + detail, null, false, false);
            this.code = code;
            this.detail = detail;
            this.cloudEvent = cloudEvent;
        }
    }
}
