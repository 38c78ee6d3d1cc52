package org.serviceledger.core.event;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.event.upcast.Upcasters;
import org.serviceledger.core.ledger.Tag;

/** Reads the attributes of a CloudEvent 1.0 and the fact in its data. */
final class EnvelopeReader {

    /** Extension attribute: version of the event's data. */
    static final String SCHEMA_VERSION = "schemaversion";

    private static final int MAX_NAME = 512;
    private static final int MAX_KEY = 256;
    private static final int MAX_SEQUENCE_DIGITS = 18;
    private static final Pattern JSON = Pattern.compile("(?i)(application|text)/([a-z0-9.+-]+\\+)?json\\s*(;.*)?");
    private static final DataValue CHANNEL = DataValue.of(Channel.class);

    private EnvelopeReader() {}

    /** The value as a CloudEvent; an exception when it lacks what every CloudEvent has. */
    static ObjectNode requireCloudEvent(JsonNode value) {
        if (!(value instanceof ObjectNode record)) {
            throw new NotUnderstoodException("not-a-cloudevent", "a record is a JSON object", false);
        }
        if (!"1.0".equals(textOrNull(record, "specversion"))) {
            throw new NotUnderstoodException("not-a-cloudevent", "specversion must be \"1.0\"", false);
        }
        List<String> attributes = List.of("id", "source", "type");
        for (String attribute : attributes) {
            String text = textOrNull(record, attribute);
            if (text == null || text.isEmpty()) {
                throw new NotUnderstoodException("not-a-cloudevent", attribute + " must be a text that is not empty",
                        false);
            }
        }
        for (String attribute : attributes) {
            checkText("/" + attribute, record.get(attribute).stringValue(), MAX_NAME);
        }
        return record;
    }

    /** The fact and its envelope. */
    static EventEnvelope read(ObjectNode record) {
        String type = record.get("type").stringValue();
        Class<? extends ServiceEvent> recordType = EventVocabulary.recordOf(type);
        if (recordType == null) {
            throw new NotUnderstoodException("unknown-type", "the vocabulary has no such event type");
        }
        String contentType = optionalText(record, "datacontenttype");
        if (contentType != null && !JSON.matcher(contentType).matches()) {
            throw bad("datacontenttype", "must be JSON");
        }
        ServiceEvent data = data(record, recordType);
        for (Tag tag : tags(data)) {
            checkText("/data: the key of the " + tag.key(), tag.value(), MAX_KEY);
        }
        return new EventEnvelope(record.get("id").stringValue(), record.get("source").stringValue(), type,
                data.subject(), time(record), channel(record), optionalText(record, "actor"),
                optionalText(record, "actorrole"), sequence(record), historical(record), data);
    }

    /**
     * The version of the event's data, 1 when nothing is said.
     *
     * @throws NotUnderstoodException {@code unknown-schema-version} when it is later than the vocabulary knows
     */
    static int checkSchemaVersion(ObjectNode record) {
        JsonNode value = record.get(SCHEMA_VERSION);
        if (value == null || value.isNull()) {
            return 1;
        }
        if (!value.isIntegralNumber() || value.canConvertToInt() && value.intValue() < 1) {
            throw bad(SCHEMA_VERSION, "must be a whole number from 1 on");
        }
        int current = Upcasters.currentVersion(record.get("type").stringValue());
        if (!value.canConvertToInt() || value.intValue() > current) {
            throw new NotUnderstoodException("unknown-schema-version",
                    "the vocabulary has this event type up to version " + current);
        }
        return value.intValue();
    }

    private static Set<Tag> tags(ServiceEvent data) {
        try {
            return data.tags();
        } catch (IllegalArgumentException e) {
            throw bad("data", "has a key that holds NUL");
        }
    }

    /** A text attribute, or null when it is absent or no text. */
    static @Nullable String textOrNull(JsonNode record, String attribute) {
        JsonNode value = record.get(attribute);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private static ServiceEvent data(ObjectNode record, Class<? extends ServiceEvent> recordType) {
        if (!(record.get("data") instanceof ObjectNode data)) {
            throw new NotUnderstoodException("no-data", "data must be a JSON object");
        }
        data = Upcasters.toCurrent(recordType.getSimpleName(), checkSchemaVersion(record), data);
        DataShape shape = DataShape.of(recordType);
        String subject = emptyToNull(optionalText(record, "subject"));
        String own = emptyToNull(key(data, shape));
        if (own == null && subject == null) {
            throw new NotUnderstoodException("no-key",
                    "neither subject nor data." + shape.key() + " says what the record is about");
        }
        if (own != null && subject != null && !subject.equals(own)) {
            throw new NotUnderstoodException("subject-mismatch", "subject and data." + shape.key() + " differ");
        }
        if (own == null && subject != null) {
            data = shape.withKey(data, subject);
        }
        return recordType.cast(shape.read(data, "/data"));
    }

    private static @Nullable String key(ObjectNode data, DataShape shape) {
        String name = shape.key();
        JsonNode value = data.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (shape.keyIsNumber() && value.canConvertToExactIntegral() && value.canConvertToInt()) {
            return String.valueOf(value.intValue());
        }
        if (!value.isString()) {
            throw bad("data/" + name, "must be a text");
        }
        return value.stringValue();
    }

    private static OffsetDateTime time(ObjectNode record) {
        String text = emptyToNull(optionalText(record, "time"));
        if (text == null) {
            throw new NotUnderstoodException("no-time", "time, when it happened, is missing");
        }
        OffsetDateTime time = Rfc3339.time(text);
        if (time == null) {
            throw new NotUnderstoodException("bad-time", "time must look like 2026-03-20T10:42:00+08:00");
        }
        if (!EventEnvelope.liesIn(time.getYear())) {
            throw new NotUnderstoodException("bad-time",
                    "time lies outside the years " + EventEnvelope.EARLIEST_YEAR + " to " + EventEnvelope.LATEST_YEAR);
        }
        return time;
    }

    private static @Nullable Channel channel(ObjectNode record) {
        JsonNode value = record.get("channel");
        return value == null || value.isNull() ? null : (Channel) CHANNEL.read(value, "/channel");
    }

    private static boolean historical(ObjectNode record) {
        String origin = optionalText(record, "origin");
        if (origin != null && !origin.equals("HISTORICAL")) {
            throw bad("origin", "must be HISTORICAL or absent");
        }
        return origin != null;
    }

    /** A counter is a number, or its digits in a text, since CloudEvents' own integers have only 32 bits. */
    private static @Nullable Long sequence(ObjectNode record) {
        JsonNode value = record.get("sourceseq");
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.canConvertToExactIntegral() && value.canConvertToLong() && value.longValue() >= 0) {
            return value.longValue();
        }
        String digits = value.isString() ? value.stringValue() : "";
        if (digits.isEmpty() || digits.length() > MAX_SEQUENCE_DIGITS
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw bad("sourceseq", "must be a whole number from 0 on");
        }
        return Long.valueOf(digits);
    }

    private static @Nullable String optionalText(ObjectNode record, String attribute) {
        JsonNode value = record.get(attribute);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw bad(attribute, "must be a text");
        }
        checkText("/" + attribute, value.stringValue(), MAX_NAME);
        return value.stringValue();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static void checkText(String path, String text, int limit) {
        if (text.length() > limit) {
            throw new NotUnderstoodException("too-long", path + " has more than " + limit + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == 0x7f) {
                throw new NotUnderstoodException("bad-value", path + " holds control characters");
            }
        }
    }

    private static NotUnderstoodException bad(String path, String what) {
        return new NotUnderstoodException("bad-value", "/" + path + " " + what);
    }
}
