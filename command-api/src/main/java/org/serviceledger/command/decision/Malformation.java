package org.serviceledger.command.decision;

import java.util.Arrays;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a command's body in words that do not depend on how it is read. */
final class Malformation {

    private static final Pattern PACKAGE = Pattern.compile("(?:[a-z]\\w*\\.)+(?=[A-Z])");

    private Malformation() {}

    /** The place within the body and what is wrong there. */
    static String of(JacksonException error) {
        StringBuilder place = new StringBuilder();
        error.getPath().forEach(step -> place.append('/')
                .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()));
        return (place.isEmpty() ? "" : place + ": ") + reason(error);
    }

    private static String reason(JacksonException error) {
        return switch (error) {
            case UnrecognizedPropertyException ignored -> "there is no such member";
            case ValueInstantiationException e when e.getCause() instanceof IllegalArgumentException cause ->
                String.valueOf(cause.getMessage());
            case MismatchedInputException e when e.getPath().isEmpty() -> "a command is one JSON object";
            case MismatchedInputException e -> expected(e.getTargetType());
            case StreamReadException e -> "not JSON: " + PACKAGE.matcher(String.valueOf(e.getOriginalMessage()))
                    .replaceAll("");
            default -> "cannot be read";
        };
    }

    private static String expected(Class<?> type) {
        return type != null && type.isEnum()
                ? "must be one of " + Arrays.toString(type.getEnumConstants())
                : "must be " + (type == null ? "something else" : "a " + type.getSimpleName());
    }
}
