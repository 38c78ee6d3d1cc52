package org.serviceledger.core.privacy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.serviceledger.core.identifier.ResidentIdentityNumber;

/**
 * Keeps personal data out of where it would be stored in the clear: a record that has a person's field
 * where the vocabulary has none, or anywhere in its texts, numbers or member names a resident identity number
 * ({@link ResidentIdentityNumber}), is not taken in.
 *
 * <p>Fields are known by name, at any depth and in the extension attributes, whatever their case and
 * with or without {@code _ - .} or spaces. Names of things ({@code name} of a service item,
 * {@code departmentName}) and references ({@code subjectRef}, {@code actor}) are no person's fields.
 */
public final class PersonFieldGuard {

    private static final Set<String> PERSON_FIELDS = Set.of(
            // who: applicant, agent, legal representative, contact, recipient, payer, user
            "applicantname", "applicant", "agentname", "agent", "personname", "username", "handleusername", "realname",
            "fullname", "legalrepresentative", "legalpersonname", "legalrepresentativename", "contactname",
            "contactperson", "linkman", "recipientname", "receivername", "payername", "certificateholder", "holdername",
            // identity documents
            "idnumber", "idno", "idcard", "idcardno", "idcardnumber", "identitynumber", "identityno", "identitycard",
            "applicantidnumber", "applicantidno", "agentidnumber", "agentidno", "certkey", "handleuserpagecode",
            "passportnumber", "passportno", "birthdate", "dateofbirth", "birthday", "socialsecuritynumber",
            // how to reach
            "phone", "phonenumber", "phoneno", "mobile", "mobileno", "mobilenumber", "mobilephone", "telephone", "tel",
            "cellphone", "applicantphone", "applicantmobile", "agentphone", "agentmobile", "contactphone",
            "contactmobile", "linkphone", "email", "emailaddress", "wechat", "address", "homeaddress", "postaladdress",
            "mailingaddress", "contactaddress", "applicantaddress", "residence",
            // money
            "bankaccount", "bankcard", "bankcardno", "accountholder",
            // the same in Chinese
            "姓名", "申请人", "申请人姓名", "申请者名称", "代理人", "代理人姓名", "法定代表人", "联系人", "领取人", "缴款人", "身份证", "身份证号", "身份证号码",
            "公民身份号码", "证件号码", "出生日期", "手机", "手机号", "手机号码", "联系电话", "联系手机", "电话", "电子邮箱", "住址", "地址", "联系地址", "通讯地址",
            "银行卡号");

    private static final int MAX_SHOWN_STEP = 40;
    private static final int MAX_PLAIN_DIGITS = 40;

    private PersonFieldGuard() {}

    /**
     * JSON pointer of the first place that holds personal data, or null when there is none. Steps
     * that could themselves be personal data, because they are no plain identifiers, show as
     * {@code *}.
     */
    public static @Nullable String findIn(JsonNode value) {
        return find(value, "");
    }

    /** Whether the text holds a resident identity number with a possible birth date and the right check. */
    public static boolean holdsIdentityNumber(String text) {
        return text.length() >= 18 && ResidentIdentityNumber.isIn(text);
    }

    /** Whether a member of this name is a person's field. */
    public static boolean isPersonal(String name) {
        return PERSON_FIELDS.contains(plainName(name));
    }

    /** Whether a text of unknown form may say something of a person: it has the name of such a field, or such a number. */
    public static boolean mayNamePersons(String text) {
        String plain = plainName(text);
        return ResidentIdentityNumber.isIn(text) || PERSON_FIELDS.stream().anyMatch(plain::contains);
    }

    private static @Nullable String find(JsonNode value, String path) {
        return switch (value.getNodeType()) {
            case OBJECT -> findInObject(value, path);
            case ARRAY -> findInArray(value, path);
            case STRING -> holdsIdentityNumber(value.stringValue()) ? path : null;
            case NUMBER -> holdsIdentityNumber(plain(value)) ? path : null;
            default -> null;
        };
    }

    private static @Nullable String findInArray(JsonNode array, String path) {
        for (int i = 0; i < array.size(); i++) {
            String found = find(array.get(i), path + "/" + i);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String findInObject(JsonNode object, String path) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            boolean personal = !value.isNull() && isPersonal(name) || holdsIdentityNumber(name);
            if (personal) {
                return path + "/" + shown(name);
            }
            if (value.isContainer() || value.isString() || value.isNumber()) {
                String found = find(value, path + "/" + shown(name));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String plain(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.asString();
        }
        BigDecimal decimal = number.decimalValue();
        // Written out only when that is short: 1e999999999 is not.
        return Math.abs((long) decimal.scale()) < MAX_PLAIN_DIGITS && decimal.precision() < MAX_PLAIN_DIGITS
                ? decimal.toPlainString()
                : "";
    }

    private static String plainName(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != '.' && c != ' ') {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    /** A step of a path as it may be shown and stored: the fields' own names and plain identifiers only. */
    private static String shown(String name) {
        if (PERSON_FIELDS.contains(plainName(name))) {
            return name;
        }
        boolean plain = name.length() <= MAX_SHOWN_STEP && !holdsIdentityNumber(name)
                && name.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
        return plain ? name : "*";
    }
}
