package org.serviceledger.app.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

/** Habits that hold in every module: nothing waits, nothing is injected into fields, no test is switched off. */
class CodeRulesTest {

    private static final String BASE = "org.serviceledger.";
    private static final int LONGEST_FILE = 500;

    /** Methods that may wait, each for a bounded time and none of them inside a pipeline. */
    private static final Set<String> MAY_WAIT = Set.of(
            // The one thread that orders appends between two tries of a write.
            BASE + "core.ledger.Sequencer", BASE + "core.ledger.BlockWriter",
            // Closing: there is nobody left to wait for the answer in another way.
            BASE + "projections.runner.ProjectionRunner.close", BASE + "projections.store.sqlite.SqliteFile.close",
            // Start-up, before anything is served.
            BASE + "projections.runner.ProjectionRunner.start",
            BASE + "app.config.LedgerConfiguration", BASE + "app.config.MongoStores",
            // The command line, which is not a server.
            BASE + "app.cli.VerifyCommand", BASE + "app.cli.RecordSender", BASE + "app.cli.SimulateCommand");

    private static final ArchRule NOTHING_WAITS = noClasses().should()
            .callCodeUnitWhere(waits().and(DescribedPredicate.not(allowed())))
            .because("a thread that waits inside a pipeline holds up everybody else's work");

    private static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields().should()
            .beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class)
            .orShould().beAnnotatedWith("jakarta.inject.Inject").orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("a constructor says what a class needs");

    @Test
    void nothing_waits_but_where_it_is_said() {
        NOTHING_WAITS.check(Sources.production());
    }

    @Test
    void every_place_that_may_wait_does() {
        // given
        List<String> waiting = Sources.production().stream().flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(waits()).map(CodeRulesTest::origin).toList();
        // then no permission outlives its use
        assertThat(MAY_WAIT).allSatisfy(place -> assertThat(waiting).anyMatch(origin -> within(origin, place)));
    }

    @Test
    void the_rule_against_waiting_catches_each_way_to_wait() {
        // when
        var result = NOTHING_WAITS.evaluate(new ClassFileImporter().importClasses(Waiting.class));
        // then
        assertThat(result.getFailureReport().getDetails()).hasSize(6);
    }

    @Test
    void nothing_is_injected_into_fields() {
        NOTHING_IS_INJECTED_INTO_FIELDS.check(Sources.production());
    }

    @Test
    void the_rule_against_injected_fields_catches_them() {
        // when
        var result = NOTHING_IS_INJECTED_INTO_FIELDS.evaluate(new ClassFileImporter().importClasses(Injected.class));
        // then
        assertThat(result.getFailureReport().getDetails()).hasSize(2);
    }

    @Test
    void no_test_is_switched_off() {
        // given
        String mark = "@" + "Disabled";
        // then
        assertThat(Sources.java("test")).hasSizeGreaterThan(20)
                .allSatisfy(file -> assertThat(Sources.text(file)).doesNotContain(mark));
    }

    @Test
    void no_file_is_too_long_to_read() {
        // then
        List<Path> all = Stream.of("main", "test").flatMap(kind -> Sources.java(kind).stream()).toList();
        assertThat(all).hasSizeGreaterThan(200).allSatisfy(
                file -> assertThat(Sources.text(file).lines().count()).isLessThanOrEqualTo(LONGEST_FILE));
    }

    private static DescribedPredicate<JavaCall<?>> waits() {
        return to(Mono.class, "block|blockOptional").or(to(Flux.class, "blockFirst|blockLast|toIterable|toStream"))
                .or(to(Future.class, "get|join")).or(to(Thread.class, "sleep"))
                .or(to(java.util.concurrent.CountDownLatch.class, "await"))
                .as("a method that holds its thread up");
    }

    private static DescribedPredicate<JavaCall<?>> to(Class<?> owner, String names) {
        return target(are(owner(JavaClass.Predicates.assignableTo(owner))))
                .and(target(nameMatching(names))).as(owner.getSimpleName() + "." + names);
    }

    private static DescribedPredicate<JavaCall<?>> allowed() {
        return DescribedPredicate.describe("from where waiting is allowed",
                call -> MAY_WAIT.stream().anyMatch(place -> within(origin(call), place)));
    }

    private static String origin(JavaCall<?> call) {
        return call.getOriginOwner().getName() + "." + call.getOrigin().getName();
    }

    private static boolean within(String origin, String place) {
        return origin.equals(place) || origin.startsWith(place + ".");
    }

    /** Waits in all the ways that are not allowed. */
    @SuppressWarnings("unused")
    private static final class Waiting {

        Object all(Mono<String> mono, Flux<String> flux, java.util.concurrent.CompletableFuture<String> future)
                throws Exception {
            Thread.sleep(1);
            future.join();
            future.get();
            mono.block();
            flux.toIterable();
            return List.of(String.valueOf(flux.blockLast()));
        }
    }

    /** Gets what it needs behind its constructor's back. */
    @SuppressWarnings("unused")
    private static final class Injected {

        @Autowired
        private String one;
        @Value("${two}")
        private String two;
    }
}
