package org.serviceledger.core.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.ledger.Tag;

/**
 * Applies corrections to facts. The stored event stays what it is; what is made here is the fact as it should have
 * been told, for views to be made of.
 *
 * <p>What a fact is about cannot be corrected: not its identity and type, nor whose and which case, ticket,
 * certificate or appointment it names, since by that it is found and its owner known. A correction of such a
 * thing, or one that makes no sense in its place, is in the history and changes nothing.
 */
public final class Corrector {

    private static final Set<String> IDENTIFYING = Set.of(Tags.CASE, Tags.TICKET, Tags.SUBJECT, Tags.CERTIFICATE,
            Tags.APPOINTMENT);

    /** Withdraws a deemed acceptance, or moves it to another day: that the times of a case see to themselves. */
    private static final String DEEMED_DAY = "/data/deemedOn";

    private final CloudEventCodec codec;
    private final JsonMapper mapper = JsonMapper.shared();

    public Corrector(CloudEventCodec codec) {
        this.codec = codec;
    }

    /** The corrections among some events, in the order in which they were made. */
    public static List<Correction> among(Collection<RecordedEvent> events) {
        List<Correction> found = new ArrayList<>();
        for (RecordedEvent event : events) {
            Correction correction = Correction.of(event);
            if (correction != null) {
                found.add(correction);
            }
        }
        found.sort(null);
        return found;
    }

    /**
     * Events as they should have been told, by the corrections among them, in an order in which they can be folded:
     * the corrections first, so that a view knows them before it meets what they correct.
     */
    public List<RecordedEvent> corrected(List<RecordedEvent> events) {
        List<Correction> corrections = among(events);
        if (corrections.isEmpty()) {
            return events;
        }
        List<RecordedEvent> right = new ArrayList<>(events.stream().filter(Corrector::rewrites).toList());
        events.stream().filter(event -> !rewrites(event)).map(event -> corrected(event, corrections))
                .forEach(right::add);
        return right;
    }

    /** Whether an event changes what others say, so that what was made of them must be made again. */
    public static boolean rewrites(RecordedEvent event) {
        Correction correction = Correction.of(event);
        return correction != null && rewrites(correction);
    }

    /** Likewise of a correction. */
    public static boolean rewrites(Correction correction) {
        return !correction.field().equals(DEEMED_DAY);
    }

    /**
     * An event as it should have been told.
     *
     * @param corrections in the order in which they were made, of this fact and of others
     */
    public RecordedEvent corrected(RecordedEvent event, Collection<Correction> corrections) {
        RecordedEvent right = event;
        for (Correction correction : corrections) {
            if (correction.concerns(event.envelope()) && rewrites(correction)) {
                right = apply(right, correction);
            }
        }
        return right;
    }

    /** What a fact says where a correction puts something else; null when it says nothing there. */
    public @Nullable JsonNode said(RecordedEvent event, Correction correction) {
        JsonNode found = mapper.readTree(codec.encode(event.envelope()));
        for (String name : correction.path()) {
            found = found instanceof ArrayNode list ? list.path(index(name)) : found.path(name);
        }
        return correction.path().length == 0 || found.isMissingNode() || found.isNull() ? null : found;
    }

    /**
     * Whether a correction makes something else of a fact that the vocabulary allows: it names a member that the
     * fact can have, gives a value that fits there, and not what is said already.
     *
     * @param earlier corrections that were made before
     */
    public boolean fits(RecordedEvent event, Collection<Correction> earlier, Correction correction) {
        if (!rewrites(correction)) {
            return event.data() instanceof AcceptanceDeemed && correction.concerns(event.envelope());
        }
        RecordedEvent before = corrected(event, earlier);
        return !corrected(before, List.of(correction)).equals(before);
    }

    private RecordedEvent apply(RecordedEvent event, Correction correction) {
        String[] path = correction.path();
        JsonNode record = mapper.readTree(codec.encode(event.envelope()));
        if (path.length == 0 || !replace(record, path, value(correction))) {
            return event;
        }
        try {
            EventEnvelope right = codec.decodeStored(mapper.writeValueAsBytes(record));
            YearCheck.check(right.data());
            return identity(right.data()).equals(identity(event.data()))
                    ? new RecordedEvent(event.position(), event.recordedAt(), right)
                    : event;
        } catch (IllegalStateException | NotUnderstoodException e) {
            return event;
        }
    }

    /** What a correction puts in its place. */
    public JsonNode value(Correction correction) {
        String text = correction.value();
        if (text == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        try {
            JsonNode read = mapper.readTree(text);
            return read.isMissingNode() ? JsonNodeFactory.instance.stringNode(text) : read;
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }

    /** Whether there was a place for the value. */
    private static boolean replace(JsonNode record, String[] path, JsonNode value) {
        JsonNode parent = record;
        for (int i = 0; i < path.length - 1; i++) {
            parent = parent instanceof ArrayNode list ? list.path(index(path[i])) : parent.path(path[i]);
        }
        String last = path[path.length - 1];
        if (parent instanceof ObjectNode object) {
            if (value.isNull()) {
                object.remove(last);
            } else {
                object.set(last, value);
            }
            return true;
        }
        if (parent instanceof ArrayNode list && index(last) < list.size()) {
            list.set(index(last), value);
            return true;
        }
        return false;
    }

    private static int index(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    private static Set<Tag> identity(ServiceEvent event) {
        return event.tags().stream().filter(tag -> IDENTIFYING.contains(tag.key())).collect(Collectors.toSet());
    }
}
