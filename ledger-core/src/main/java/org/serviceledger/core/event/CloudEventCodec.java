package org.serviceledger.core.event;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.event.upcast.Upcasters;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.privacy.PersonDetails;
import org.serviceledger.core.privacy.PersonFieldGuard;
import org.serviceledger.core.privacy.PersonFields;

/**
 * Facts as CloudEvents 1.0 in JSON: reads what source systems send, writes what the ledger stores,
 * and reads it back. The stored form is the canonical one ({@link CanonicalJson}) of what was sent,
 * members that the vocabulary does not know included.
 *
 * <p>Stable codes of what is not understood:
 * <dl>
 * <dt>{@code malformed-json}, {@code too-complex}, {@code not-a-cloudevent}</dt><dd>no CloudEvent at all</dd>
 * <dt>{@code duplicate-key}</dt><dd>an object has a member twice, so readers would disagree on it</dd>
 * <dt>{@code unknown-type}</dt><dd>not a type that source systems may send</dd>
 * <dt>{@code person-data}</dt><dd>see {@link PersonFieldGuard}</dd>
 * <dt>{@code inexact-number}, {@code not-unicode}</dt><dd>has no canonical form that means the same</dd>
 * <dt>{@code no-time}, {@code bad-time}</dt><dd>when it happened is missing or not an RFC 3339 time</dd>
 * <dt>{@code no-data}, {@code no-key}, {@code subject-mismatch}</dt><dd>does not say what it is about</dd>
 * <dt>{@code bad-check-digit}</dt><dd>an identifier is given that nobody can have</dd>
 * <dt>{@code born-later}</dt><dd>a person's identity number is of somebody who was not born when it happened</dd>
 * <dt>{@code unknown-schema-version}</dt><dd>{@code schemaversion} is later than the vocabulary knows</dd>
 * <dt>{@code bad-value}, {@code too-long}</dt><dd>an attribute or a member of data is not what it should be</dd>
 * </dl>
 */
public final class CloudEventCodec {

    /** Media type of the stored payload. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    /** How a record came, and when a ledger recorded it that hands it on: not what its source says. */
    private static final Set<String> ON_THE_WAY = Set.of("traceparent", "recordedat");

    private static final String APPLICANT = "applicant";
    private static final String SUBJECT_REF = "subjectRef";
    private static final DataValue PERSON = DataValue.of(PersonDetails.class);
    private static final long MAX_SAFE_INTEGER = 1L << 53;

    /** What became of reading a record. */
    public sealed interface Decoded {

        /**
         * The record is a fact of the vocabulary.
         *
         * @param envelope      the fact
         * @param canonical     the bytes to store
         * @param digestContent the bytes by which a second sending is recognised: without
         *                      {@code traceparent} and {@code recordedat}
         */
        @SuppressWarnings("ArrayRecordComponent")
        record Understood(EventEnvelope envelope, byte[] canonical, byte[] digestContent) implements Decoded {}

        /**
         * The record is a fact that names persons, who must be sealed before anything of it is stored
         * ({@link CloudEventCodec#sealed}).
         *
         * @param envelope      the fact without the persons
         * @param persons       what was sent of them in the clear, by the member of data
         * @param rest          the record without them
         * @param digestContent as of {@link Understood}: the persons included
         */
        @SuppressWarnings("ArrayRecordComponent")
        record WithPersons(EventEnvelope envelope, Map<String, PersonFields> persons, ObjectNode rest,
                byte[] digestContent) implements Decoded {

            /** Says nothing of the persons. */
            @Override
            public String toString() {
                return "WithPersons" + persons.keySet();
            }
        }

        /**
         * The record cannot be understood.
         *
         * @param code       stable name of the reason
         * @param detail     the reason in our own words, which never repeat what was sent
         * @param cloudEvent whether it is a CloudEvent at all
         * @param source     the record's source as sent, if it could be read; likewise id and type
         */
        record NotUnderstood(String code, String detail, boolean cloudEvent, @Nullable String source,
                @Nullable String id, @Nullable String type) implements Decoded {}
    }

    /** Reads one record as sent; bad input gives {@link Decoded.NotUnderstood}, never an exception. */
    public Decoded decode(byte[] json) {
        JsonText text;
        try {
            text = JsonText.read(json);
        } catch (NotUnderstoodException e) {
            return new Decoded.NotUnderstood(e.code(), e.detail(), false, null, null, null);
        }
        try {
            return understand(text);
        } catch (NotUnderstoodException e) {
            return notUnderstood(text.value(), e.code(), e.detail(), e.cloudEvent());
        } catch (CanonicalJson.NotRepresentable e) {
            return notUnderstood(text.value(), e.code(), String.valueOf(e.getMessage()), true);
        }
    }

    private static Decoded understand(JsonText text) {
        ObjectNode record = EnvelopeReader.requireCloudEvent(text.value());
        if (text.repeatsMember()) {
            throw new NotUnderstoodException("duplicate-key", "an object has a member twice");
        }
        if (!EventVocabulary.factTypes().contains(record.get("type").stringValue())) {
            throw new NotUnderstoodException("unknown-type", "the vocabulary has no such event type");
        }
        EnvelopeReader.checkSchemaVersion(record);
        DataShape shape = shapeOf(record);
        PersonReader.Parted parted = PersonReader.part(record, shape);
        String personal = PersonFieldGuard.findIn(parted.rest());
        if (personal != null) {
            throw new NotUnderstoodException("person-data",
                    personal + " holds personal data, for which the event type has no place there");
        }
        byte[] canonical = CanonicalJson.encode(record);
        byte[] content = ON_THE_WAY.stream().anyMatch(record::has)
                ? CanonicalJson.encodeWithout(record, ON_THE_WAY)
                : canonical;
        EventEnvelope envelope = EnvelopeReader.read(parted.rest());
        CodeCheck.check(envelope, parted.rest(), shape);
        YearCheck.check(envelope.data());
        PersonReader.checkBorn(parted.persons(), envelope.time());
        return parted.persons().isEmpty()
                ? new Decoded.Understood(envelope, canonical, content)
                : new Decoded.WithPersons(envelope, parted.persons(), parted.rest(), content);
    }

    private static DataShape shapeOf(ObjectNode record) {
        Class<? extends ServiceEvent> type = EventVocabulary.recordOf(record.get("type").stringValue());
        return DataShape.of(Objects.requireNonNull(type, "only a fact's type comes here"));
    }

    /**
     * The fact with its persons sealed, as it may be stored. The applicant's pseudonym becomes the fact's
     * {@code subjectRef}, whatever the sender wrote there, since only it is the same in every department.
     *
     * @param sealed by the member of data, each of the fact's persons
     */
    public Decoded.Understood sealed(Decoded.WithPersons fact, Map<String, PersonDetails> sealed) {
        ObjectNode record = fact.rest().deepCopy();
        ObjectNode data = (ObjectNode) record.get("data");
        sealed.forEach((member, details) -> data.set(member, PERSON.write(details)));
        PersonDetails applicant = sealed.get(APPLICANT);
        if (applicant != null && shapeOf(record).has(SUBJECT_REF)) {
            data.put(SUBJECT_REF, applicant.subjectRef());
        }
        return new Decoded.Understood(EnvelopeReader.read(record), CanonicalJson.encode(record),
                fact.digestContent());
    }

    private static Decoded notUnderstood(JsonNode value, String code, String detail, boolean cloudEvent) {
        return new Decoded.NotUnderstood(code, detail, cloudEvent, EnvelopeReader.textOrNull(value, "source"),
                EnvelopeReader.textOrNull(value, "id"), EnvelopeReader.textOrNull(value, "type"));
    }

    /**
     * Reads stored bytes, those of an earlier version of an event as its present one ({@link Upcasters}).
     *
     * @throws IllegalStateException when they are not what this codec stores
     */
    public EventEnvelope decodeStored(byte[] payload) {
        try {
            return EnvelopeReader.read(EnvelopeReader.requireCloudEvent(JsonText.readOwn(payload).value()));
        } catch (NotUnderstoodException e) {
            throw new IllegalStateException("a stored event cannot be read: " + e.getMessage(), e);
        }
    }

    /** A stored event, decoded. */
    public RecordedEvent recorded(StoredEvent event) {
        return new RecordedEvent(event.position(), event.recordedAt(), decodeStored(event.payload()));
    }

    /**
     * The canonical bytes of a fact that is made here.
     *
     * @throws CanonicalJson.NotRepresentable when it holds a number that is not kept exactly, or text that is not
     *         Unicode
     */
    public byte[] encode(EventEnvelope envelope) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("specversion", "1.0").put("id", envelope.id()).put("source", envelope.source())
                .put("type", envelope.type()).put("subject", envelope.subject())
                .put("time", Rfc3339.format(envelope.time()));
        int version = Upcasters.currentVersion(envelope.type());
        if (version > 1) {
            record.put(EnvelopeReader.SCHEMA_VERSION, version);
        }
        Channel channel = envelope.channel();
        putIfThere(record, "channel", channel == null ? null : channel.name());
        putIfThere(record, "actor", envelope.actor());
        putIfThere(record, "actorrole", envelope.actorRole());
        putSequence(record, envelope.sourceSequence());
        putIfThere(record, "origin", envelope.historical() ? "HISTORICAL" : null);
        record.set("data", DataShape.of(envelope.data().getClass()).write(envelope.data()));
        return CanonicalJson.encode(record);
    }

    private static void putIfThere(ObjectNode record, String attribute, @Nullable String value) {
        if (value != null) {
            record.put(attribute, value);
        }
    }

    private static void putSequence(ObjectNode record, @Nullable Long sequence) {
        if (sequence != null && sequence <= MAX_SAFE_INTEGER) {
            record.put("sourceseq", sequence);
        } else if (sequence != null) {
            record.put("sourceseq", sequence.toString());
        }
    }
}
