package org.serviceledger.core.event.schema;

import java.math.BigDecimal;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.Material;
import org.serviceledger.core.event.schema.Members.Member;
import org.serviceledger.core.identifier.UnifiedSocialCreditCode;
import org.serviceledger.core.privacy.DocumentType;
import org.serviceledger.core.privacy.PersonDetails;
import org.serviceledger.core.privacy.PersonFields;

/** A whole record of each type as a source system might send it, with every member. Its codes are nobody's. */
public final class EventExample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ORGAN_BODY = "11990100000010049";
    private static final String ORGAN = ORGAN_BODY + UnifiedSocialCreditCode.checkOf(ORGAN_BODY);
    private static final String ITEM = ORGAN + "3" + "990100020000";
    private static final String CASE = ITEM + "20260316" + "00001";
    private static final String TIME = "2026-03-16T10:00:00+08:00";
    private static final String DAY = "2026-03-20";
    private static final String SHA_256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final Map<String, String> TEXTS = Map.ofEntries(Map.entry("caseNo", CASE),
            Map.entry("caseNos", CASE), Map.entry("itemCode", ITEM), Map.entry("handlingItemCode", ITEM + "01"),
            Map.entry("items", ITEM), Map.entry("basicCode", "990100020000"), Map.entry("department", ORGAN),
            Map.entry("departmentName", "云州市市场监督管理局"), Map.entry("name", "食品经营许可（新办）"),
            Map.entry("region", "990100000000"), Map.entry("hallId", "990100-01"), Map.entry("queue", "A"),
            Map.entry("number", "A001"), Map.entry("window", "05"), Map.entry("ticketId", "990100-01/2026-03-16/A/1"),
            Map.entry("appointmentId", "APT-990100-01-20260316-0001"), Map.entry("metric", "online-availability"),
            Map.entry("targetId", "T-ONLINE-2019"), Map.entry("sourceDocument", "国办发〔2018〕45号"),
            Map.entry("document", "国办发明电〔2025〕7号"), Map.entry("documentNo", "云市监受〔2026〕00001号"),
            Map.entry("noticeNo", "云市监特〔2026〕00001号"), Map.entry("reason", "材料不齐全"),
            Map.entry("stepName", "审查"), Map.entry("outcome", "通过"), Map.entry("comment", "办得快，谢谢。"),
            Map.entry("certificateNo", "JY1990100000001"), Map.entry("subjectRef", "s-5f2b6c0e9a4d4c1f"),
            Map.entry("queryCode", "135790"), Map.entry("sha256", SHA_256), Map.entry("deviceId", "pad-990100-01-05"),
            Map.entry("legalBasis", "中华人民共和国行政许可法"), Map.entry("actor", "clerk-05"));

    private EventExample() {}

    /**
     * The example of a type.
     *
     * @throws IllegalArgumentException when source systems cannot send it
     */
    public static ObjectNode of(String type) {
        Class<?> record = EventVocabulary.factTypes().contains(type) ? EventVocabulary.recordOf(type) : null;
        if (record == null) {
            throw new IllegalArgumentException("no fact " + type);
        }
        ObjectNode data = object(record);
        ObjectNode event = NODES.objectNode().put("specversion", "1.0").put("id", "example-" + type)
                .put("source", "urn:example:system").put("type", type)
                .put("subject", data.get(Members.of(record).getFirst().name()).asString()).put("time", TIME)
                .put("channel", "MOBILE").put("actor", "clerk-05").put("actorrole", "CLERK").put("sourceseq", 1);
        event.set("data", data);
        return event;
    }

    private static ObjectNode object(Class<?> record) {
        ObjectNode object = NODES.objectNode();
        for (Member member : Members.of(record)) {
            JsonNode value = value(member.name(), member.type());
            object.set(member.name(), member.several() ? NODES.arrayNode().add(value) : value);
        }
        if (record == Material.class) {
            object.put("name", "申请表"); // a paper is not called what the item is
        }
        return object;
    }

    private static JsonNode value(String name, Class<?> type) {
        if (type == PersonDetails.class) {
            return person();
        } else if (type.isRecord()) {
            return object(type);
        } else if (type.isEnum()) {
            return NODES.stringNode(((Enum<?>) type.getEnumConstants()[0]).name());
        }
        return switch (type.getSimpleName()) {
            case "String" -> NODES.stringNode(TEXTS.getOrDefault(name, name.endsWith("Id") || name.endsWith("No")
                    ? name + "-1"
                    : "示例"));
            case "int", "Integer" -> NODES.numberNode(name.equals("year") ? 2026 : 3);
            case "long", "Long" -> NODES.numberNode(1L);
            case "Boolean" -> NODES.booleanNode(true);
            case "BigDecimal" -> NODES.numberNode(new BigDecimal("0.9"));
            case "LocalDate" -> NODES.stringNode(DAY);
            case "OffsetDateTime" -> NODES.stringNode(TIME);
            default -> throw new IllegalArgumentException("no example of " + type);
        };
    }

    private static ObjectNode person() {
        return NODES.objectNode().put(PersonFields.NAME, "张伟")
                .put(PersonFields.ID_TYPE, DocumentType.RESIDENT_IDENTITY_CARD.name())
                .put(PersonFields.ID_NUMBER, "990102199003071014").put(PersonFields.PHONE, "12000000001")
                .put(PersonFields.ADDRESS, "江海省云州市云湖区竹泉街道1号");
    }
}
