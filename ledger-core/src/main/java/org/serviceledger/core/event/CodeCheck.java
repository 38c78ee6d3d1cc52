package org.serviceledger.core.event;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.identifier.CheckedCode;

/** Looks for wrong check characters in the item codes, case numbers and departments of a fact as it was sent. */
final class CodeCheck {

    /** A body is named by its unified social credit code alone, or by whatever another system calls it. */
    private static final String DEPARTMENT = "department";

    private CodeCheck() {}

    /**
     * @throws NotUnderstoodException {@code bad-check-digit}
     */
    static void check(EventEnvelope envelope, ObjectNode record, DataShape shape) {
        List<String> codes = shape.codes();
        if (codes.isEmpty() || !(record.get("data") instanceof ObjectNode data)) {
            return;
        }
        for (int i = 0; i < codes.size(); i++) {
            String name = codes.get(i);
            JsonNode value = data.get(name);
            Predicate<String> check = name.equals(DEPARTMENT)
                    ? CheckedCode::isWrongOrganisation
                    : CheckedCode::isWrong;
            boolean wrong = value != null && value.isArray() ? isWrongInList(value, check) : isWrong(value, check);
            // The key may be given by the envelope only.
            if (wrong || name.equals(shape.key()) && CheckedCode.isWrong(envelope.subject())) {
                throw new NotUnderstoodException("bad-check-digit", "/data/" + name
                        + " begins with a unified social credit code (GB 32100) that has another check character");
            }
        }
    }

    private static boolean isWrongInList(JsonNode list, Predicate<String> check) {
        for (int i = 0; i < list.size(); i++) {
            if (isWrong(list.get(i), check)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWrong(@Nullable JsonNode value, Predicate<String> check) {
        return value != null && value.isString() && check.test(value.stringValue());
    }
}
