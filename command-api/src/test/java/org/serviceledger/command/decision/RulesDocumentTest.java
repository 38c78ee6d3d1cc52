package org.serviceledger.command.decision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.appointment.AppointmentRule;
import org.serviceledger.command.casework.CaseRule;
import org.serviceledger.command.catalogue.ItemRule;
import org.serviceledger.command.evaluation.EvaluationRule;
import org.serviceledger.command.governance.GovernanceRule;
import org.serviceledger.command.queue.QueueRule;
import org.serviceledger.command.supervision.OrderRule;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of rules in the documents is that of the code, and each rule has a test that refuses by it. */
class RulesDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "rules.md");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Path RULES = Path.of("src", "main", "java");
    private static final Map<String, Rule[]> FAMILIES = new TreeMap<>(Map.of("Cases 办件", CaseRule.values(),
            "Evaluations 好差评", EvaluationRule.values(), "Items 事项", ItemRule.values(), "Targets and calendars 目标、节假日",
            GovernanceRule.values(), "Appointments 预约", AppointmentRule.values(), "Queues 排队叫号", QueueRule.values(),
            "Orders to act 督办", OrderRule.values()));

    private static Map<Path, String> tests() throws IOException {
        Map<Path, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                found.put(file, Files.readString(file));
            }
        }
        return found;
    }

    /** Tests that name the rule where they say what a command was refused by. */
    private static List<String> testsOf(Rule rule, Map<Path, String> tests) {
        Pattern named = Pattern.compile("(refusedBecause|refuse)\\(\\s*(\\w+\\.)?" + ((Enum<?>) rule).name() + "\\b");
        return tests.entrySet().stream().filter(test -> named.matcher(test.getValue()).find())
                .map(test -> test.getKey().getFileName().toString().replace(".java", "")).toList();
    }

    @Test
    void every_rule_has_a_test_that_refuses_by_it() throws IOException {
        Map<Path, String> tests = tests();
        List<String> untested = new ArrayList<>();
        for (Rule[] family : FAMILIES.values()) {
            for (Rule rule : family) {
                if (testsOf(rule, tests).isEmpty()) {
                    untested.add(rule.getClass().getSimpleName() + "." + rule);
                }
            }
        }
        assertThat(untested).isEmpty();
    }

    @Test
    void every_family_of_rules_is_in_the_table() throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            long enums = files.filter(path -> path.toString().endsWith("Rule.java")).filter(path -> {
                try {
                    return Files.readString(path).contains("implements Rule");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }).count();
            assertThat(enums).isEqualTo(FAMILIES.size());
        }
    }

    @Test
    void no_two_rules_have_one_code_but_say_different_things() {
        Map<String, String> sentences = new TreeMap<>();
        for (Rule[] family : FAMILIES.values()) {
            for (Rule rule : family) {
                assertThat(rule.code()).matches("[a-z][a-z0-9-]+");
                assertThat(rule.zh()).isNotBlank();
                assertThat(rule.en()).isNotBlank();
                assertThat(rule.source()).isNotBlank();
                assertThat(sentences.putIfAbsent(rule.code(), rule.en())).as(rule.code()).isNull();
            }
        }
    }

    /** With {@code -Dledger.docs.write=true} the document is written anew. */
    @Test
    void the_document_says_what_the_code_says() throws IOException {
        String expected = markdown(tests());
        if (Boolean.getBoolean("ledger.docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
    }

    private static String markdown(Map<Path, String> tests) {
        StringBuilder text = new StringBuilder(20_000);
        text.append(
                """
                        # Rules

                        What the ledger refuses when it is asked to decide. Facts are never refused by these: they are recorded as \
                        they came, and the views flag what does not fit. A refusal is answered 422 with the code and both sentences. \
                        Each decision is a pure function of the events that it rests on, tested as given events, when a command, then \
                        events or a refusal.
                        """);
        FAMILIES.forEach((name, rules) -> {
            text.append("\n## ").append(name).append("\n\n| Code | Sentence | Source | Test |\n|---|---|---|---|\n");
            for (Rule rule : rules) {
                text.append("| `").append(rule.code()).append("` | ").append(rule.zh()).append("<br>")
                        .append(rule.en()).append(" | ").append(rule.source()).append(" | ")
                        .append(String.join(", ", testsOf(rule, tests))).append(" |\n");
            }
        });
        return text.toString();
    }
}
