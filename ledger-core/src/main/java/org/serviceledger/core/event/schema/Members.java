package org.serviceledger.core.event.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The members of a record of the vocabulary. */
final class Members {

    private Members() {}

    /**
     * @param type     class of the value, or of each value of a list
     * @param several  whether it is a list
     * @param required whether it must be there
     */
    record Member(String name, Class<?> type, boolean several, boolean required) {}

    static List<Member> of(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(record + " is no record");
        }
        return Arrays.stream(components).map(Members::member).toList();
    }

    private static Member member(RecordComponent component) {
        boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Type declared = component.getGenericType();
        return declared instanceof ParameterizedType list
                ? new Member(component.getName(), (Class<?>) list.getActualTypeArguments()[0], true, required)
                : new Member(component.getName(), component.getType(), false, required);
    }
}
