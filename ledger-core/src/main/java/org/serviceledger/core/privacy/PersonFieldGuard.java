package org.serviceledger.core.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps personal data out of the ledger as long as it cannot be stored encrypted: a record that
 * carries a person's field, or anywhere in its text a resident identity number (公民身份号码,
 * GB 11643-1999) whose check character is right, is not taken in.
 */
public final class PersonFieldGuard {

    private static final Set<String> PERSON_FIELDS = Set.of("applicantname", "applicantidnumber", "applicantphone",
            "agentname", "agentidnumber", "agentphone", "personname", "username", "realname", "fullname", "idnumber",
            "idcardno", "identitynumber", "identityno", "certificateholder", "holdername", "phone", "phonenumber",
            "mobile", "mobilephone", "telephone", "email", "address", "homeaddress", "legalrepresentative", "birthdate",
            "dateofbirth", "passportnumber", "bankaccount", "姓名", "身份证号", "手机号", "住址");

    private static final Pattern IDENTITY_NUMBER = Pattern
            .compile("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private PersonFieldGuard() {}

    /** Path of the first place that holds personal data, or null when there is none. */
    public static @Nullable String findIn(JsonNode value) {
        return find(value, "");
    }

    private static @Nullable String find(JsonNode value, String path) {
        if (value.isString()) {
            return holdsIdentityNumber(value.stringValue()) ? path : null;
        }
        if (value.isNumber()) {
            return holdsIdentityNumber(value.asString()) ? path : null;
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                String found = find(value.get(i), path + "/" + i);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String memberPath = path + "/" + member.getKey();
            String name = member.getKey().replaceAll("[_\\-\\s]", "").toLowerCase(Locale.ROOT);
            if (PERSON_FIELDS.contains(name) && !member.getValue().isNull()) {
                return memberPath;
            }
            String found = holdsIdentityNumber(member.getKey()) ? memberPath : find(member.getValue(), memberPath);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether the text holds an 18-character resident identity number with a possible birth date and the right check. */
    public static boolean holdsIdentityNumber(String text) {
        if (text.length() < 18) {
            return false;
        }
        Matcher matcher = IDENTITY_NUMBER.matcher(text);
        while (matcher.find()) {
            String number = matcher.group().toUpperCase(Locale.ROOT);
            if (possibleBirthDate(number) && checkOf(number) == number.charAt(17)) {
                return true;
            }
        }
        return false;
    }

    private static boolean possibleBirthDate(String number) {
        try {
            LocalDate birth = LocalDate.of(Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)), Integer.parseInt(number.substring(12, 14)));
            return birth.getYear() >= 1850 && birth.getYear() <= 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static char checkOf(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }
}
