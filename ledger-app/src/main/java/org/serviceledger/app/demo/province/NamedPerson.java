package org.serviceledger.app.demo.province;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.privacy.DocumentType;
import org.serviceledger.core.privacy.PersonFields;

/** Somebody who can apply. Nobody real: numbers begin with 99 or 12, which are assigned to nobody. */
public sealed interface NamedPerson permits Citizen, Company {

    /** Name, or the company's name. */
    String name();

    /** Kind of the document that says who it is. */
    DocumentType documentType();

    /** Its number. */
    String documentNumber();

    /** Phone number. */
    String phone();

    /** Address. */
    String address();

    /** Where they live, or are registered. */
    Division division();

    /** What a source system sends of them, by the names of {@link PersonFields}. */
    default Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(PersonFields.NAME, name());
        fields.put(PersonFields.ID_TYPE, documentType().name());
        fields.put(PersonFields.ID_NUMBER, documentNumber());
        fields.put(PersonFields.PHONE, phone());
        fields.put(PersonFields.ADDRESS, address());
        return fields;
    }

    /**
     * A fact's record with this person in it, in the clear, as a source system sends it and the intake seals it.
     *
     * @param cloudEvent the record without the person
     * @param member     of its data, for example {@code applicant} or {@code agent}
     */
    default byte[] addTo(byte[] cloudEvent, String member) {
        ObjectNode fact = (ObjectNode) JsonMapper.shared().readTree(cloudEvent);
        ObjectNode person = fact.withObject("/data/" + member);
        fields().forEach(person::put);
        return JsonMapper.shared().writeValueAsBytes(fact);
    }
}
