package org.serviceledger.command.decision;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.serviceledger.command.appointment.AppointmentCommands;
import org.serviceledger.command.casework.CaseCommands;
import org.serviceledger.command.catalogue.CatalogueCommands;
import org.serviceledger.command.correction.CorrectionCommands;
import org.serviceledger.command.evaluation.EvaluationCommands;
import org.serviceledger.command.governance.GovernanceCommands;
import org.serviceledger.command.queue.QueueCommands;
import org.serviceledger.command.supervision.SupervisionCommands;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What every command asks of its own fields before anything is decided. */
class CommandFieldsTest {

    private static final String TOO_LONG = "x".repeat(257);
    private static final Set<String> KEYS = Set.of("caseNo", "itemCode", "subjectRef", "deviceId", "appointmentId");

    static Stream<Class<?>> commands() {
        return Stream.of(CaseCommands.all(), EvaluationCommands.all(), CorrectionCommands.all(),
                CatalogueCommands.all(), GovernanceCommands.all(), AppointmentCommands.all(), QueueCommands.all(),
                SupervisionCommands.all())
                .flatMap(List::stream).map(CommandDefinition::type);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void what_must_be_there_is_asked_for_and_keys_are_keys(Class<?> command) {
        RecordComponent[] components = command.getRecordComponents();
        Object[] usual = values(components);
        assertThatCode(() -> make(command, usual)).doesNotThrowAnyException();
        for (int i = 0; i < components.length; i++) {
            boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!optional && !components[i].getType().isPrimitive()) {
                refuses(command, usual, i, null);
            }
            if (components[i].getType() == String.class && (!optional || KEYS.contains(components[i].getName()))) {
                refuses(command, usual, i, TOO_LONG);
                refuses(command, usual, i, "a\nb");
            }
        }
    }

    private static void refuses(Class<?> command, Object[] usual, int index, @Nullable Object instead) {
        Object[] values = usual.clone();
        values[index] = instead;
        String name = command.getRecordComponents()[index].getName();
        assertThatIllegalArgumentException().as("%s.%s = %s", command.getSimpleName(), name, instead)
                .isThrownBy(() -> make(command, values)).withMessageContaining(name);
    }

    private static Object[] values(RecordComponent[] components) {
        return Arrays.stream(components).map(CommandFieldsTest::value).toArray();
    }

    private static Object value(RecordComponent component) {
        return switch (component.getName()) {
            case "period" -> "2026-Q1";
            case "year" -> 2026;
            case "region" -> "990100";
            default -> value(component.getType());
        };
    }

    private static Object value(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            return make(type, values(type.getRecordComponents()));
        }
        return switch (type.getSimpleName()) {
            case "String" -> "x";
            case "long" -> 1L;
            case "int", "Integer" -> 1;
            case "Boolean" -> true;
            case "BigDecimal" -> BigDecimal.ONE;
            case "LocalDate" -> LocalDate.of(2026, 3, 20);
            case "OffsetDateTime" -> OffsetDateTime.parse("2026-03-20T10:00:00+08:00");
            case "List" -> List.of();
            default -> throw new IllegalArgumentException("no value of " + type);
        };
    }

    private static Object make(Class<?> type, Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
