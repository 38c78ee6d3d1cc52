package org.serviceledger.core.event.schema;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.schema.Members.Member;
import org.serviceledger.core.privacy.PersonDetails;

/** The document about the vocabulary: every event with its members, and every list of names with its codes. */
public final class EventDocument {

    private EventDocument() {}

    /** As Markdown. */
    public static String markdown() {
        StringBuilder text = new StringBuilder(40_000);
        text.append(
                """
                        # Events

                        Every fact that source systems may send, generated from the code. A record is a CloudEvent 1.0; its `subject` \
                        is the key in the first column of members. All but the key may be left out unless it is marked *. A running \
                        server has a JSON Schema and an example of each at `/api/v1/schemas`.
                        """);
        SortedMap<String, Class<?>> lists = new TreeMap<>();
        Map<String, List<String>> families = EventVocabulary.factTypes().stream()
                .collect(Collectors.groupingBy(EventNames::familyOf, LinkedHashMap::new, Collectors.toList()));
        families.forEach((family, types) -> {
            text.append("\n## ").append(family)
                    .append("\n\n| Event | 中文 | What happened | Members |\n|---|---|---|---|\n");
            for (String type : types) {
                Class<?> record = EventVocabulary.recordOf(type);
                if (record != null) {
                    EventNames.Name name = EventNames.of(type);
                    text.append("| `").append(type).append("` | ").append(name.zh()).append(" | ").append(name.en())
                            .append(" | ").append(members(record, lists)).append(" |\n");
                }
            }
        });
        text.append(
                "\n## Names and their codes\n\nEvents carry names, never digits: the code lists contradict each other.\n\n")
                .append("| List | Names |\n|---|---|\n");
        lists.forEach((name, list) -> text.append("| `").append(name).append("` | ").append(constants(list))
                .append(" |\n"));
        return text.toString();
    }

    private static String members(Class<?> record, SortedMap<String, Class<?>> lists) {
        return Members.of(record).stream().map(member -> member(member, lists)).collect(Collectors.joining(", "));
    }

    private static String member(Member member, SortedMap<String, Class<?>> lists) {
        String type;
        if (member.type() == PersonDetails.class) {
            type = "person";
        } else if (member.type().isRecord()) {
            type = "{" + members(member.type(), lists) + "}";
        } else {
            if (member.type().isEnum()) {
                lists.put(member.type().getSimpleName(), member.type());
            }
            type = switch (member.type().getSimpleName()) {
                case "String" -> "";
                case "int", "Integer", "long", "Long" -> "whole number";
                case "BigDecimal" -> "number";
                case "Boolean" -> "true or false";
                case "LocalDate" -> "day";
                case "OffsetDateTime" -> "time";
                default -> member.type().getSimpleName();
            };
        }
        return "`" + member.name() + (member.several() ? "[]" : "") + "`" + (member.required() ? "*" : "")
                + (type.isEmpty() ? "" : " " + type);
    }

    private static String constants(Class<?> list) {
        return Arrays.stream(list.getEnumConstants()).map(constant -> {
            String code = codeOf(constant);
            return ((Enum<?>) constant).name() + (code.isEmpty() ? "" : " (" + code + ")");
        }).collect(Collectors.joining(", "));
    }

    /** The standards' code, of lists that have one. */
    private static String codeOf(Object constant) {
        try {
            return String.valueOf(constant.getClass().getMethod("code").invoke(constant));
        } catch (NoSuchMethodException e) {
            return "";
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
