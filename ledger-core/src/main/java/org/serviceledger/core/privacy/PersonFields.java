package org.serviceledger.core.privacy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a sender says of a person, in the clear. It lives for the moment between reading a record and
 * sealing it; its text form names no value.
 *
 * @param idType   kind of the document; null when there is none
 * @param idNumber its number, upper case and without blanks; null when there is none
 * @param values         every field with its value as it was sent
 */
public record PersonFields(@Nullable DocumentType idType, @Nullable String idNumber,
        Map<String, String> values) {

    /** Name (姓名/名称). */
    public static final String NAME = "name";
    /** Kind of document (证件类型), one of {@link DocumentType}; an identity card when it is not given. */
    public static final String ID_TYPE = "idType";
    /** Its number (证件号码). */
    public static final String ID_NUMBER = "idNumber";
    /** Phone number (联系手机). */
    public static final String PHONE = "phone";
    /** Address (住址). */
    public static final String ADDRESS = "address";

    public PersonFields {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Every field that a person may have. */
    public static final Set<String> NAMES = Set.of(NAME, ID_TYPE, ID_NUMBER, PHONE, ADDRESS);

    /** The number as it is compared: full width digits and small letters are the same as their usual form. */
    public static String plainNumber(String number) {
        StringBuilder plain = new StringBuilder(number.length());
        for (char c : number.strip().toCharArray()) {
            plain.append(c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c);
        }
        return plain.toString().toUpperCase(Locale.ROOT);
    }

    /** Names the fields only. */
    @Override
    public String toString() {
        return "PersonFields" + values.keySet();
    }
}
