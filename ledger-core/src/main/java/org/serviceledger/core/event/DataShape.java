package org.serviceledger.core.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.privacy.PersonDetails;

/**
 * How a record of the vocabulary looks in JSON, read off its components. Reading is strict, since
 * evidence is not guessed at: nothing is converted from another type, an enum is only ever named
 * (code lists contradict each other, so a bare digit means nothing), and what is not nullable must
 * be there. Members that the record does not have are left alone; they stay in the stored bytes.
 */
final class DataShape {

    /** Components that hold an item's code, a case's number, or a list of them, or a department's code. */
    private static final Set<String> CODES = Set.of("itemCode", "handlingItemCode", "caseNo", "caseNos", "department");

    private static final ClassValue<DataShape> SHAPES = new ClassValue<>() {
        @Override
        protected DataShape computeValue(Class<?> type) {
            return new DataShape(type);
        }
    };

    private final Constructor<?> constructor;
    private final List<Member> members;
    private final List<String> codes;
    private final List<Member> timed;

    private record Member(String name, DataValue value, boolean optional, RecordComponent component) {}

    private DataShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type + " is not a record");
        }
        List<Member> found = new ArrayList<>();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            types[i] = component.getType();
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            found.add(new Member(component.getName(), DataValue.of(component.getGenericType()), optional, component));
        }
        members = List.copyOf(found);
        codes = members.stream().map(Member::name).filter(CODES::contains).toList();
        timed = members.stream().filter(member -> member.value().mayHoldTimes()).toList();
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    static DataShape of(Class<?> record) {
        return SHAPES.get(record);
    }

    /** Names of the components that hold a person's details. */
    List<String> persons() {
        return members.stream().filter(member -> member.component().getType() == PersonDetails.class)
                .map(Member::name).toList();
    }

    /** Names of the components that hold codes which may have a check character. */
    List<String> codes() {
        return codes;
    }

    /** Whether there is a component of this name. */
    boolean has(String name) {
        return members.stream().anyMatch(member -> member.name().equals(name));
    }

    /** Name of the first component, which is the key of what an event is about. */
    String key() {
        return members.getFirst().name();
    }

    /** Whether the key is a number, as that of a year's calendar is. */
    boolean keyIsNumber() {
        return members.getFirst().component().getType() == int.class;
    }

    /** The object with the key that its envelope gives; a number where the record has a number. */
    ObjectNode withKey(ObjectNode json, String key) {
        boolean number = keyIsNumber() && key.matches("\\d{1,9}");
        ObjectNode keyed = json.deepCopy();
        return number ? keyed.put(key(), Integer.parseInt(key)) : keyed.put(key(), key);
    }

    /**
     * The record that an object describes.
     *
     * @param path where the object is in the whole, as a JSON pointer
     * @throws NotUnderstoodException {@code bad-value}, with the pointer of what is wrong
     */
    Object read(ObjectNode json, String path) {
        @Nullable
        Object[] values = new Object[members.size()];
        for (int i = 0; i < values.length; i++) {
            Member member = members.get(i);
            JsonNode value = json.get(member.name());
            if (value != null && !value.isNull()) {
                values[i] = member.value().read(value, path + "/" + member.name());
            } else if (!member.optional()) {
                throw new NotUnderstoodException("bad-value", path + "/" + member.name() + " is missing");
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new NotUnderstoodException("bad-value", path + " contradicts itself");
        }
    }

    /**
     * Tells the days and times that a record holds, with the pointers of where they are.
     *
     * @param path where the record is in the whole, as a JSON pointer
     */
    void times(Object record, String path, BiConsumer<String, Temporal> told) {
        for (Member member : timed) {
            Object value = get(member, record);
            if (value != null) {
                member.value().times(value, path + "/" + member.name(), told);
            }
        }
    }

    /** The object that describes a record; what is null is left out. */
    ObjectNode write(Object record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Member member : members) {
            Object value = get(member, record);
            if (value != null) {
                json.set(member.name(), member.value().write(value));
            }
        }
        return json;
    }

    private static @Nullable Object get(Member member, Object record) {
        try {
            return member.component().getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor does nothing but return", e);
        }
    }
}
