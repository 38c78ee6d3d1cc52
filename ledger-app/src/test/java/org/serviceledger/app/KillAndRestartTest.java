package org.serviceledger.app;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that is killed in the middle of taking in facts has lost nothing that it acknowledged. */
class KillAndRestartTest {

    private static final int CASES = 1200;
    private static final int CHUNK = 50;

    @TempDir
    private Path directory;

    @Test
    void what_was_acknowledged_before_a_kill_is_there_afterwards_and_sending_all_again_gives_the_same_numbers()
            throws Exception {
        List<String> facts = facts();
        String undisturbed;
        try (ServerProcess server = new ServerProcess(directory.resolve("undisturbed"))) {
            send(server.http(), facts, new ConcurrentHashMap<>(), Integer.MAX_VALUE, () -> {});
            undisturbed = numbers(server.http(), facts.size());
        }
        // given a server that is killed when a part has been acknowledged and more is on its way
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        try (ServerProcess server = new ServerProcess(directory.resolve("killed"))) {
            send(server.http(), facts, acknowledged, facts.size() / 3, server::kill);
        }
        assertThat(acknowledged.size()).isPositive().isLessThan(facts.size());

        // when
        try (ServerProcess server = new ServerProcess(directory.resolve("killed"))) {
            Map<String, Long> again = new ConcurrentHashMap<>();
            send(server.http(), facts, again, Integer.MAX_VALUE, () -> {});

            // then
            assertThat(again).hasSize(facts.size()).containsAllEntriesOf(acknowledged);
            assertThat(again.values().stream().sorted().toList())
                    .isEqualTo(java.util.stream.LongStream.range(0, facts.size()).boxed().toList());
            assertThat(numbers(server.http(), facts.size())).isEqualTo(undisturbed);
            assertThat(Http.await("a whole check", () -> server.http().json("/api/v1/integrity"),
                    report -> !report.get("lastCheck").isNull()).get("state").asString()).isEqualTo("OK");
        }
    }

    private static List<String> facts() {
        List<String> facts = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            facts.add(Http.submitted("s" + i, "K" + i, i % 4 == 0 ? "WINDOW" : "MOBILE"));
            if (i % 3 > 0) {
                facts.add(Http.closed("c" + i, "K" + i));
            }
        }
        return facts;
    }

    @FunctionalInterface
    private interface Act {
        void run() throws Exception;
    }

    /** Sends chunk by chunk; once so many are acknowledged, the act happens while the next chunk is on its way. */
    private static void send(Http http, List<String> facts, Map<String, Long> acknowledged, int until, Act act)
            throws Exception {
        boolean acted = false;
        for (int from = 0; from < facts.size(); from += CHUNK) {
            List<String> chunk = facts.subList(from, Math.min(facts.size(), from + CHUNK));
            if (!acted && acknowledged.size() >= until) {
                acted = true;
                Thread killer = Thread.ofVirtual().start(() -> {
                    try {
                        act.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
                boolean lost = false;
                for (int next = from; !lost && next < facts.size(); next += CHUNK) {
                    lost = !tryChunk(http, facts.subList(next, Math.min(facts.size(), next + CHUNK)), acknowledged);
                }
                killer.join();
                assertThat(lost).as("the kill came before the end").isTrue();
                return;
            }
            assertThat(tryChunk(http, chunk, acknowledged)).isTrue();
        }
    }

    private static boolean tryChunk(Http http, List<String> chunk, Map<String, Long> acknowledged)
            throws InterruptedException {
        try {
            HttpResponse<String> answer = http.post("/api/v1/records", Http.NDJSON, String.join("\n", chunk));
            for (String line : answer.body().lines().toList()) {
                JsonNode one = JsonMapper.shared().readTree(line);
                assertThat(one.get("status").asString()).isIn("recorded", "duplicate");
                acknowledged.put(one.get("id").asString(), one.get("position").asLong());
            }
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Every rate once the views have caught up, without what depends on the time of asking. */
    private static String numbers(Http http, int facts) throws Exception {
        Http.await("the views", () -> http.json("/api/v1/projections").get("items").get(0).get("position").asInt(),
                position -> position == facts - 1);
        StringBuilder numbers = new StringBuilder();
        for (JsonNode rate : http.json("/api/v1/rates").get("items")) {
            numbers.append(rate.get("metric").asString()).append(' ').append(rate.get("numerator")).append('/')
                    .append(rate.get("denominator")).append('\n');
        }
        return numbers.toString();
    }
}
