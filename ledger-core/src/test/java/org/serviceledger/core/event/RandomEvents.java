package org.serviceledger.core.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.privacy.PersonDetails;

/** Seeded facts of every type of the vocabulary, with any of the optional fields there or not. */
public final class RandomEvents {

    private static final String[] TEXTS = {"受理", "a", "line\nbreak", "quote\"back\\slash", "€ 😀", "\u2028", "0",
            "null"};
    private final Random random;
    private final List<String> types;

    public RandomEvents(long seed) {
        this.random = new Random(seed);
        this.types = List.copyOf(EventVocabulary.factTypes());
    }

    /** The next fact. */
    public EventEnvelope next() {
        String type = types.get(random.nextInt(types.size()));
        ServiceEvent data = (ServiceEvent) record(EventVocabulary.recordOf(type), true);
        return new EventEnvelope("id-" + random.nextInt(1_000_000), "urn:source:" + random.nextInt(9), type,
                data.subject(), time(), maybe(value(Channel.class, "")), maybe("clerk-" + random.nextInt(9)),
                maybe("CLERK"), (Long) maybe(value(Long.class, "")), random.nextBoolean(), data);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> @Nullable T maybe(@Nullable Object value) {
        @SuppressWarnings("unchecked")
        T typed = (T) value;
        return random.nextBoolean() ? typed : null;
    }

    private Object record(Class<?> type, boolean keyed) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            boolean needed = !components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean person = types[i] == PersonDetails.class;
            values[i] = needed || !person && random.nextBoolean()
                    ? value(components[i].getGenericType(), components[i].getName())
                    : null;
        }
        if (keyed && types[0] == String.class) {
            values[0] = "K-" + random.nextInt(1_000_000);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(Type declared, String name) {
        if (declared instanceof ParameterizedType list) {
            return Stream.generate(() -> value(list.getActualTypeArguments()[0], name)).limit(random.nextInt(3))
                    .toList();
        }
        Class<?> type = (Class<?>) declared;
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type.isRecord()) {
            return record(type, false);
        }
        return switch (type.getSimpleName()) {
            // Keys are tags, which hold no line breaks.
            case "String" -> name.endsWith("Code") || name.endsWith("No") || name.endsWith("Id") || name.endsWith("Ref")
                    || name.equals("metric")
                            ? "k" + random.nextInt(1000)
                            : TEXTS[random.nextInt(TEXTS.length)];
            case "int", "Integer" -> name.equals("year") ? random.nextInt(1900, 3000) : random.nextInt();
            // A sequence beyond what a JSON number keeps is written as a text; a count in the data never gets there.
            case "long", "Long" -> random.nextLong(1L << (1 + random.nextInt(name.isEmpty() ? 59 : 52)));
            case "Boolean" -> random.nextBoolean();
            case "BigDecimal" -> new BigDecimal(CanonicalNumber.of(random.nextInt(10_000) / 10_000.0));
            case "LocalDate" -> LocalDate.ofEpochDay(random.nextInt(40_000));
            case "OffsetDateTime" -> time();
            default -> throw new IllegalStateException("no random values of " + type);
        };
    }

    private OffsetDateTime time() {
        ZoneOffset offset = ZoneOffset.ofHoursMinutes(random.nextInt(-11, 12), 0);
        return OffsetDateTime.of(LocalDate.of(2018, 1, 1).plusDays(random.nextInt(4000)).atTime(random.nextInt(24),
                random.nextInt(60), random.nextInt(60), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000)),
                offset);
    }
}
