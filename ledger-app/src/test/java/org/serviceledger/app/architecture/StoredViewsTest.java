package org.serviceledger.app.architecture;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import org.serviceledger.app.config.ProjectionConfiguration;
import org.serviceledger.projections.View;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.ClockMarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** What a view stores is written in one order, whatever process writes it: else a view made anew would differ. */
class StoredViewsTest {

    private static final ArchRule NOTHING_IS_UNORDERED = noClasses().should()
            .callCodeUnitWhere(DescribedPredicate.describe("of which the order differs from process to process",
                    StoredViewsTest::unordered))
            .because("the order of these sets and maps is another one in each process");

    @Test
    void stored_records_keep_no_set_or_map_whose_order_is_salted() {
        // given
        Set<Class<?>> stored = new HashSet<>();
        for (View<?> view : ProjectionConfiguration.VIEWS) {
            collect(view.type(), stored);
        }
        assertThat(stored).contains(CaseFile.class, ClockMarks.class).hasSizeGreaterThan(40);
        // then
        NOTHING_IS_UNORDERED.check(new ClassFileImporter().importClasses(stored));
    }

    @Test
    void the_rule_catches_each_such_set_and_map() {
        // when
        var result = NOTHING_IS_UNORDERED.evaluate(new ClassFileImporter().importClasses(Salted.class));
        // then
        assertThat(result.getFailureReport().getDetails()).hasSize(4);
    }

    /** A set or map of one has one order, and a constant is no part of a record. */
    private static boolean unordered(JavaCall<?> call) {
        String name = call.getTarget().getName();
        boolean collection = call.getTargetOwner().isEquivalentTo(Set.class)
                || call.getTargetOwner().isEquivalentTo(Map.class);
        int single = call.getTargetOwner().isEquivalentTo(Map.class) ? 2 : 1;
        var parameters = call.getTarget().getRawParameterTypes();
        boolean several = parameters.size() > single || parameters.stream().anyMatch(type -> type.isArray());
        return !call.getOrigin().getName().equals("<clinit>")
                && (collection && (name.equals("copyOf") || name.equals("ofEntries") || name.equals("of") && several)
                        || name.equals("toUnmodifiableSet") || name.equals("toUnmodifiableMap"));
    }

    private static void collect(Type type, Set<Class<?>> found) {
        switch (type) {
            case ParameterizedType parameterized -> {
                collect(parameterized.getRawType(), found);
                for (Type argument : parameterized.getActualTypeArguments()) {
                    collect(argument, found);
                }
            }
            case WildcardType wildcard -> collect(wildcard.getUpperBounds()[0], found);
            case GenericArrayType array -> collect(array.getGenericComponentType(), found);
            case Class<?> known when known.isRecord() && found.add(known) -> {
                for (RecordComponent component : known.getRecordComponents()) {
                    collect(component.getGenericType(), found);
                }
            }
            case Class<?> known when known.isSealed() -> {
                for (Class<?> permitted : known.getPermittedSubclasses()) {
                    collect(permitted, found);
                }
            }
            default -> {
                // Texts, numbers and times have nothing in them.
            }
        }
    }

    /** Keeps what it is given in all the ways that are not allowed. */
    @SuppressWarnings("unused")
    private record Salted(Set<String> names, Map<String, String> words) {

        private Salted {
            names = Set.copyOf(names);
            words = Map.copyOf(words);
        }

        static Salted usual() {
            return new Salted(Set.of("one", "other"), Map.of("one", "1", "other", "2"));
        }

        static Salted single() {
            return new Salted(new TreeSet<>(List.of("one")), Map.of("one", "1"));
        }
    }
}
