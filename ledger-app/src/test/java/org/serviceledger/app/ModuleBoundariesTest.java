package org.serviceledger.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Where things may be, and what may know what. */
class ModuleBoundariesTest {

    private static final String CORE = "org.serviceledger.core..";
    private static final String COMMAND = "org.serviceledger.command..";
    private static final String PROJECTIONS = "org.serviceledger.projections..";
    private static final String QUERY = "org.serviceledger.query..";
    private static final String APP = "org.serviceledger.app..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("tests.jar") && !location.contains("test-classes"))
            .importPackages("org.serviceledger");

    @Test
    void dependencies_point_one_way() {
        noClasses().that().resideInAPackage(CORE).should().dependOnClassesThat()
                .resideInAnyPackage(COMMAND, PROJECTIONS, QUERY, APP).check(CLASSES);
        noClasses().that().resideInAPackage(COMMAND).should().dependOnClassesThat()
                .resideInAnyPackage(PROJECTIONS, QUERY, APP).check(CLASSES);
        noClasses().that().resideInAPackage(PROJECTIONS).should().dependOnClassesThat()
                .resideInAnyPackage(COMMAND, QUERY, APP).check(CLASSES);
        noClasses().that().resideInAPackage(QUERY).should().dependOnClassesThat().resideInAnyPackage(COMMAND, APP)
                .check(CLASSES);
    }

    @Test
    void the_core_knows_neither_spring_nor_axon_nor_http() {
        noClasses().that().resideInAPackage(CORE).should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", "io.netty..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void axon_is_known_only_where_commands_are_decided() {
        noClasses().that().resideOutsideOfPackages("org.serviceledger.command.axon..",
                "org.serviceledger.command.decision..", "org.serviceledger.command.evaluation..",
                "org.serviceledger.app.config..").should().dependOnClassesThat()
                .resideInAPackage("org.axonframework..").check(CLASSES);
    }

    @Test
    void stores_are_known_only_by_their_adapters() {
        noClasses().that().resideOutsideOfPackage("org.serviceledger.core.ledger.rocksdb..").should()
                .dependOnClassesThat().resideInAPackage("org.rocksdb..").check(CLASSES);
        noClasses().that().resideOutsideOfPackage("org.serviceledger.projections.store.sqlite..").should()
                .dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..").check(CLASSES);
    }

    /** Waiting is for threads of one's own, for start and stop, and for the command line; never for a pipeline. */
    @Test
    void nothing_waits_inside_a_pipeline() {
        var others = noClasses().that().haveNameNotMatching(".*\\.core\\.ledger\\.Sequencer")
                .and().haveNameNotMatching(".*\\.projections\\.runner\\.ProjectionRunner")
                .and().haveNameNotMatching(".*\\.projections\\.store\\.sqlite\\.SqliteFile")
                .and().haveNameNotMatching(".*\\.app\\.config\\.LedgerConfiguration")
                .and().resideOutsideOfPackage("org.serviceledger.app.cli..");
        others.should().callMethod(Mono.class, "block").orShould()
                .callMethod(Mono.class, "block", java.time.Duration.class)
                .orShould().callMethod(Flux.class, "blockLast").orShould().callMethod(Flux.class, "blockFirst")
                .orShould().callMethod(Flux.class, "toIterable").orShould().callMethod(Flux.class, "toStream")
                .orShould().callMethod(Thread.class, "sleep", long.class)
                .orShould().callMethod(Thread.class, "sleep", java.time.Duration.class).check(CLASSES);
    }

    @Test
    void what_an_object_needs_comes_through_its_constructor() {
        fields().should().notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould().notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value").check(CLASSES);
    }

    @Test
    void packages_form_no_cycles() {
        for (String module : List.of("core", "command", "query", "app")) {
            slices().matching("org.serviceledger." + module + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        }
    }

    @Test
    void the_rules_do_bite() {
        assertThat(CLASSES.that(resideInAnyPackage(CORE))).hasSizeGreaterThan(40);
        assertThat(CLASSES.that(resideInAnyPackage(APP))).hasSizeGreaterThan(20);
        var forbidden = noClasses().should().dependOnClassesThat().resideInAPackage("org.rocksdb..");
        assertThat(forbidden.evaluate(CLASSES).hasViolation()).isTrue();
    }

    @Test
    void no_test_is_switched_off() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        String annotation = "@" + "Disabled";
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> tests = files.filter(f -> f.toString().contains("src/test") && f.toString().endsWith(".java"))
                    .toList();
            assertThat(tests).hasSizeGreaterThan(30);
            for (Path test : tests) {
                assertThat(Files.readString(test)).as(test.toString()).doesNotContain(annotation);
            }
        }
    }
}
