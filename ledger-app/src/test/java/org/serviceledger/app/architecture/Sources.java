package org.serviceledger.app.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What the architecture's tests look at: the classes of every module as compiled, and their sources. */
final class Sources {

    private static final ImportOption NO_TEST_ARCHIVES = location -> !location.contains("-tests.jar");

    private Sources() {}

    /** The classes of all modules, without tests, whether they come as folders or as archives. */
    static JavaClasses production() {
        return Holder.PRODUCTION;
    }

    /** The top of the project, wherever the test was started. */
    static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("ledger-core")) && Files.isDirectory(at.resolve("ledger-app"))) {
                return at;
            }
        }
        throw new IllegalStateException("the sources are not where the test runs");
    }

    /** Source files of every module below {@code src/main/java} or {@code src/test/java}. */
    static List<Path> java(String kind) {
        try (Stream<Path> modules = Files.list(root())) {
            return modules.map(module -> module.resolve("src").resolve(kind).resolve("java"))
                    .filter(Files::isDirectory).flatMap(Sources::below).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {

        private static final JavaClasses PRODUCTION = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).withImportOption(NO_TEST_ARCHIVES)
                .importPackages("org.serviceledger");
    }
}
