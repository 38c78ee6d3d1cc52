package org.serviceledger.core.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import org.serviceledger.core.privacy.PersonFieldGuard;
import org.serviceledger.core.privacy.PersonFields;

/**
 * A record that was not understood, as it may be shown to whoever puts it right: with a veil over what it says of
 * persons. Where the corrected record still has the veil, what was there comes back, so that nobody needs to see it.
 *
 * @param record what came, with its members in their order; null when it is no JSON
 * @param text   what came when it is no JSON and seems to say nothing of persons; else null
 */
public record VeiledRecord(@Nullable JsonNode record, @Nullable String text) {

    /** Stands for a value that is not shown. */
    public static final String VEIL = "●●●";

    private static final JsonMapper JSON = JsonMapper.shared();
    /** Where the vocabulary has a place for a person. */
    private static final Set<String> PLACES = EventVocabulary.factTypes().stream().flatMap(
            type -> DataShape.of(Objects.requireNonNull(EventVocabulary.recordOf(type))).persons().stream())
            .collect(Collectors.toUnmodifiableSet());

    /** A veil stands where nothing was. */
    public static final class NothingBehindException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NothingBehindException(String place) {
            super(place + " holds " + VEIL
                    + ", which stands for a value of the record as it came, but it had none there",
                    null, false, false);
        }
    }

    /** @param sent the record as it came */
    public static VeiledRecord of(byte[] sent) {
        JsonNode value = read(sent);
        if (value != null) {
            return new VeiledRecord(veiled(value, false), null);
        }
        String text = new String(sent, StandardCharsets.UTF_8);
        return new VeiledRecord(null, PersonFieldGuard.mayNamePersons(text) ? null : text);
    }

    /**
     * A corrected record with what was behind its veils.
     *
     * @param corrected as it was sent back; what has no veil, or is no JSON, is left as it is
     * @param sent      the record as it came
     * @throws NothingBehindException when a veil stands where the record had nothing
     */
    public static byte[] lifted(byte[] corrected, byte[] sent) {
        JsonNode value = new String(corrected, StandardCharsets.UTF_8).contains(VEIL) ? read(corrected) : null;
        return value == null ? corrected : JSON.writeValueAsBytes(lifted(value, read(sent), JsonPointer.empty()));
    }

    private static @Nullable JsonNode read(byte[] text) {
        try {
            return JsonText.read(text).value();
        } catch (NotUnderstoodException e) {
            return null;
        }
    }

    private static JsonNode veiled(JsonNode value, boolean person) {
        return switch (value) {
            case ObjectNode object -> veiled(object, person);
            case ArrayNode array -> {
                ArrayNode shown = array.arrayNode();
                array.forEach(one -> shown.add(veiled(one, person)));
                yield shown;
            }
            default -> !value.isNull() && (person || holdsNumber(value)) ? StringNode.valueOf(VEIL) : value;
        };
    }

    private static ObjectNode veiled(ObjectNode object, boolean person) {
        ObjectNode shown = object.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            boolean personal = PLACES.contains(name) || PersonFieldGuard.isPersonal(name)
                    || PersonFields.NAME.equals(name) && ofPerson(object)
                    || person && !PersonFields.ID_TYPE.equals(name);
            // A number as a name is no name that anybody needs to see.
            shown.set(PersonFieldGuard.holdsIdentityNumber(name) ? VEIL : name, veiled(member.getValue(), personal));
        }
        return shown;
    }

    /** Whether it describes somebody, wherever it stands: a name beside a document's number or a telephone. */
    private static boolean ofPerson(ObjectNode object) {
        return object.propertyNames().stream().anyMatch(PersonFieldGuard::isPersonal);
    }

    private static boolean holdsNumber(JsonNode value) {
        return value.isValueNode() && PersonFieldGuard.findIn(value) != null;
    }

    private static JsonNode lifted(JsonNode value, @Nullable JsonNode sent, JsonPointer place) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode whole = object.objectNode();
                object.properties().forEach(member -> whole.set(member.getKey(),
                        lifted(member.getValue(), sent, place.appendProperty(member.getKey()))));
                yield whole;
            }
            case ArrayNode array -> {
                ArrayNode whole = array.arrayNode();
                for (int i = 0; i < array.size(); i++) {
                    whole.add(lifted(array.get(i), sent, place.appendIndex(i)));
                }
                yield whole;
            }
            default -> VEIL.equals(value.asString("")) ? behind(sent, place) : value;
        };
    }

    private static JsonNode behind(@Nullable JsonNode sent, JsonPointer place) {
        JsonNode value = sent == null ? null : sent.at(place);
        if (value == null || !value.isValueNode()) {
            throw new NothingBehindException(place.toString());
        }
        return value;
    }
}
