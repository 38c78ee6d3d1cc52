package org.serviceledger.app;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.app.config.CommandConfiguration;
import org.serviceledger.core.event.TicketSeries;

/** Well-formed commands about few cases, tickets and items, so that many meet what others did before. */
final class RandomCommands {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String HALL = "H-1";
    private static final int FEW = 6;

    private final Random random;
    private final LocalDate today;

    RandomCommands(Random random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    /** Names of all commands. */
    static List<String> names() {
        return CommandConfiguration.COMMANDS.stream().map(definition -> definition.name()).toList();
    }

    /** A body with all that the command may have, or with what it must at least; empty for what is no command. */
    ObjectNode body(String name) {
        return CommandConfiguration.COMMANDS.stream().filter(definition -> definition.name().equals(name)).findFirst()
                .map(definition -> object(definition.type())).orElseGet(NODES::objectNode);
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode object = NODES.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!optional(component) || random.nextInt(3) > 0) {
                object.set(component.getName(), value(component.getName(), component.getGenericType()));
            }
        }
        return object;
    }

    private static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class);
    }

    private JsonNode value(String name, Type type) {
        if (type instanceof ParameterizedType several) {
            return NODES.arrayNode().add(value(name, several.getActualTypeArguments()[0]));
        }
        Class<?> kind = (Class<?>) type;
        if (kind.isRecord()) {
            return object(kind);
        } else if (kind.isEnum()) {
            Object[] all = kind.getEnumConstants();
            return NODES.stringNode(((Enum<?>) all[random.nextInt(all.length)]).name());
        }
        return switch (kind.getSimpleName()) {
            case "String" -> NODES.stringNode(text(name));
            case "int", "Integer" -> NODES.numberNode(name.equals("year") ? 2026 : random.nextInt(-1, 6));
            case "boolean", "Boolean" -> NODES.booleanNode(random.nextBoolean());
            case "BigDecimal" -> NODES.numberNode(random.nextInt(12) / 10.0);
            case "LocalDate" -> NODES.stringNode(today.plusDays(random.nextInt(-3, 10)).toString());
            case "OffsetDateTime" -> NODES.stringNode(
                    today.plusDays(1) + "T%02d:00:00+08:00".formatted(8 + random.nextInt(10)));
            default -> NODES.nullNode();
        };
    }

    private String text(String name) {
        return switch (name) {
            case "caseNo" -> "C-" + random.nextInt(FEW);
            case "itemCode" -> "I-" + random.nextInt(2);
            case "hallId" -> HALL;
            case "queue", "window" -> random.nextBoolean() ? "A" : "B";
            case "ticketId" -> TicketSeries.ticketId(TicketSeries.of(HALL, "A", today), 1 + random.nextInt(FEW));
            case "metric" -> "online-take-up";
            default -> name + random.nextInt(2);
        };
    }
}
