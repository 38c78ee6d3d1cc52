package org.serviceledger.core.event;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.identifier.ResidentIdentityNumber;
import org.serviceledger.core.identifier.UnifiedSocialCreditCode;
import org.serviceledger.core.privacy.DocumentType;
import org.serviceledger.core.privacy.PersonFields;

/** Takes the persons out of a record as it was sent, where the vocabulary has a place for them. */
final class PersonReader {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final int LONGEST = 512;
    private static final DataValue ID_TYPE = DataValue.of(DocumentType.class);

    private PersonReader() {}

    /**
     * A record without its persons.
     *
     * @param rest    everything else; the record itself when it names nobody
     * @param persons by the member of data that holds them
     */
    record Parted(ObjectNode rest, Map<String, PersonFields> persons) {}

    /**
     * @throws NotUnderstoodException {@code bad-value} for what is no person's field,
     *         {@code bad-check-digit} for a number that nobody has
     */
    static Parted part(ObjectNode record, DataShape shape) {
        Map<String, PersonFields> persons = new LinkedHashMap<>();
        JsonNode data = record.get("data");
        for (String member : shape.persons()) {
            if (data instanceof ObjectNode && data.get(member) instanceof ObjectNode person) {
                persons.put(member, fields(person, "/data/" + member));
            }
        }
        if (persons.isEmpty()) {
            return new Parted(record, persons);
        }
        ObjectNode rest = record.deepCopy();
        ((ObjectNode) rest.get("data")).remove(List.copyOf(persons.keySet()));
        return new Parted(rest, persons);
    }

    /**
     * A person is there when something happens. Compared with the fact's own time, for the answer must not depend on when
     * the fact arrives; on that day itself a child may have been born.
     *
     * @throws NotUnderstoodException {@code born-later} for an identity number of somebody who was not born by then
     */
    static void checkBorn(Map<String, PersonFields> persons, OffsetDateTime time) {
        LocalDate day = time.withOffsetSameInstant(SHANGHAI).toLocalDate();
        persons.forEach((member, person) -> {
            String number = person.idNumber();
            if (person.idType() == DocumentType.RESIDENT_IDENTITY_CARD && number != null
                    && ResidentIdentityNumber.of(number).birthDate().isAfter(day)) {
                throw new NotUnderstoodException("born-later", "/data/" + member + "/" + PersonFields.ID_NUMBER
                        + " names a day of birth after the fact's time");
            }
        });
    }

    private static PersonFields fields(ObjectNode person, String path) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : person.properties()) {
            if (!PersonFields.NAMES.contains(field.getKey())) {
                // The name itself may be anything, so it is not repeated.
                throw new NotUnderstoodException("bad-value", path + " has a member that is no person's field");
            }
            if (!field.getValue().isNull()) {
                values.put(field.getKey(), text(field.getValue(), path + "/" + field.getKey()));
            }
        }
        if (values.isEmpty()) {
            throw new NotUnderstoodException("bad-value", path + " says nothing of a person");
        }
        String number = values.get(PersonFields.ID_NUMBER);
        DocumentType type = type(person.get(PersonFields.ID_TYPE), path);
        String plain = number == null ? null : PersonFields.plainNumber(number);
        if (plain != null && !isPossible(type, plain)) {
            throw new NotUnderstoodException("bad-check-digit",
                    path + "/" + PersonFields.ID_NUMBER + " is a number that no " + type + " has");
        }
        return new PersonFields(plain == null ? null : type, plain, values);
    }

    private static DocumentType type(@Nullable JsonNode value, String path) {
        return value == null || value.isNull()
                ? DocumentType.RESIDENT_IDENTITY_CARD
                : (DocumentType) ID_TYPE.read(value, path + "/" + PersonFields.ID_TYPE);
    }

    private static boolean isPossible(DocumentType type, String number) {
        return switch (type) {
            case RESIDENT_IDENTITY_CARD -> ResidentIdentityNumber.isWellFormed(number);
            case UNIFIED_SOCIAL_CREDIT_CODE -> UnifiedSocialCreditCode.isWellFormed(number);
            default -> !number.isEmpty();
        };
    }

    private static String text(JsonNode value, String path) {
        if (!value.isString()) {
            throw new NotUnderstoodException("bad-value", path + " must be a text");
        }
        if (value.stringValue().length() > LONGEST) {
            throw new NotUnderstoodException("too-long", path + " has more than " + LONGEST + " characters");
        }
        return value.stringValue();
    }
}
