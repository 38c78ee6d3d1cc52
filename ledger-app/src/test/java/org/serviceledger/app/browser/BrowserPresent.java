package org.serviceledger.app.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether there is a browser to test with; says what is missing when there is not. In CI there always is one. */
final class BrowserPresent implements ExecutionCondition {

    /** The browser, by the names under which systems know it. */
    static final List<String> BROWSER = List.of("chromium", "chromium-browser", "google-chrome");
    /** What drives it. */
    static final List<String> DRIVER = List.of("chromedriver");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = Stream.of(BROWSER, DRIVER).filter(names -> find(names).isEmpty()).map(List::getFirst)
                .toList();
        if (missing.isEmpty() || "true".equals(System.getenv("CI"))) {
            return ConditionEvaluationResult.enabled("a browser is there, or must be");
        }
        return ConditionEvaluationResult.disabled("the pages are not tested in a browser: " + String.join(" and ",
                missing) + " not found on the PATH (on Debian: apt-get install chromium chromium-driver)");
    }

    /** The first program of some names that the PATH has. */
    static Optional<File> find(List<String> names) {
        String path = System.getenv("PATH");
        return names.stream()
                .flatMap(name -> Arrays.stream(path == null ? new String[0] : path.split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).map(Path::toFile).findFirst();
    }
}
