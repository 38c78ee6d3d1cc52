package org.serviceledger.app.architecture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Dependencies point one way, and each library stays behind the package that is there for it. */
class ModuleBoundariesTest {

    private static final String BASE = "org.serviceledger.";

    @ParameterizedTest
    @ValueSource(strings = {"core", "command", "projections", "query", "app"})
    void every_module_is_looked_at(String module) {
        // given the classes that all the rules are held against / then
        assertThat(Sources.production()).filteredOn(type -> type.getPackageName().startsWith(BASE + module))
                .hasSizeGreaterThan(10);
    }

    @Test
    void modules_depend_on_each_other_in_one_direction() {
        layeredArchitecture().consideringOnlyDependenciesInAnyPackage("org.serviceledger..")
                .layer("ledger-core").definedBy(BASE + "core..")
                .layer("command-api").definedBy(BASE + "command..")
                .layer("projections").definedBy(BASE + "projections..")
                .layer("query-api").definedBy(BASE + "query..")
                .layer("ledger-app").definedBy(BASE + "app..")
                .whereLayer("ledger-app").mayNotBeAccessedByAnyLayer()
                .whereLayer("query-api").mayOnlyBeAccessedByLayers("ledger-app")
                .whereLayer("command-api").mayOnlyBeAccessedByLayers("ledger-app")
                .whereLayer("projections").mayOnlyBeAccessedByLayers("query-api", "ledger-app")
                .ensureAllClassesAreContainedInArchitecture().check(Sources.production());
    }

    @Test
    void packages_do_not_depend_on_each_other_in_circles() {
        // each package for itself, a parent and what lies below it too
        slices().matching(BASE + "(**)").should().beFreeOfCycles().check(Sources.production());
    }

    @Test
    void the_core_knows_no_framework_and_no_http() {
        noClasses().that().resideInAPackage(BASE + "core..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", "io.netty..", "reactor.netty..",
                        "java.net.http..", "com.sun.net..", "jakarta..")
                .check(Sources.production());
    }

    @Test
    void projections_know_no_framework_and_no_http() {
        noClasses().that().resideInAPackage(BASE + "projections..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", "io.netty..", "reactor.netty..",
                        "java.net.http..", "jakarta..")
                .check(Sources.production());
    }

    @Test
    void axon_decides_and_does_nothing_else() {
        noClasses().that(resideInAnyPackage(BASE + "core..", BASE + "projections..", BASE + "query..", BASE + "app..",
                BASE + "command.intake..", BASE + "command.quarantine..", BASE + "command.http.."))
                .and().resideOutsideOfPackage(BASE + "app.config..")
                .should().dependOnClassesThat().resideInAPackage("org.axonframework..")
                .because("facts are recorded without being decided; only the wiring needs to know both")
                .check(Sources.production());
    }

    @Test
    void only_the_sqlite_view_store_speaks_sql() {
        noClasses().that().resideOutsideOfPackage(BASE + "projections.store.sqlite..").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..").check(Sources.production());
    }

    @Test
    void only_the_embedded_ledger_speaks_rocksdb() {
        noClasses().that().resideOutsideOfPackage(BASE + "core.ledger.rocksdb..").should().dependOnClassesThat()
                .resideInAPackage("org.rocksdb..").check(Sources.production());
    }

    @Test
    void only_store_adapters_speak_mongodb() {
        noClasses().that().resideOutsideOfPackages(BASE + "core.ledger.mongodb..",
                BASE + "projections.store.mongodb..", BASE + "app.config..").should().dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..").check(Sources.production());
    }

    @Test
    void only_what_goes_over_the_web_knows_spring_web() {
        noClasses().that().resideOutsideOfPackages(BASE + "command.http..", BASE + "query.http..",
                BASE + "query.page..", BASE + "app..").should().dependOnClassesThat()
                .resideInAPackage("org.springframework.web..").check(Sources.production());
    }
}
