package org.serviceledger.app;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands over HTTP: decided once, answered again the same. */
@ExtendWith(SharedServer.class)
class CommandContractTest {

    private static final String PATH = "/api/v1/commands/SubmitEvaluation";

    private final Http http;

    CommandContractTest(Http http) {
        this.http = http;
    }

    private static String evaluation(String caseNo, String satisfaction) {
        return "{\"caseNo\":\"" + caseNo + "\",\"satisfaction\":\"" + satisfaction + "\"}";
    }

    private HttpRequest request(String body, String key) throws Exception {
        HttpRequest.Builder request = http.request(PATH).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return (key == null ? request : request.header("Idempotency-Key", key)).build();
    }

    private HttpResponse<String> send(String body, String key) throws Exception {
        return http.client().send(request(body, key), HttpResponse.BodyHandlers.ofString());
    }

    private void closeCase(String caseNo) throws Exception {
        http.record(Http.submitted(caseNo + "-s", caseNo, "PC"));
        assertThat(http.record(Http.closed(caseNo + "-c", caseNo)).statusCode()).isEqualTo(201);
    }

    @Test
    void a_command_is_answered_with_the_events_that_it_led_to() throws Exception {
        // given
        closeCase("CMD-1");
        // when
        HttpResponse<String> answer = send(evaluation("CMD-1", "VERY_SATISFIED"), null);
        // then
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode event = Http.json(answer).get("events").get(0);
        assertThat(event.get("type").asString()).isEqualTo("EvaluationSubmitted");
        JsonNode item = http.json("/api/v1/cases/CMD-1/history").get("items").get(2);
        assertThat(item.get("id").asString()).isEqualTo(event.get("id").asString());
        assertThat(item.get("position").asLong()).isEqualTo(event.get("position").asLong());
        assertThat(item.get("data").get("satisfaction").asString()).isEqualTo("VERY_SATISFIED");
    }

    @Test
    void a_command_sent_again_with_its_key_gets_its_first_answer() throws Exception {
        // given
        closeCase("CMD-2");
        HttpResponse<String> first = send(evaluation("CMD-2", "SATISFIED"), "key-2");
        // when
        HttpResponse<String> again = send(evaluation("CMD-2", "SATISFIED"), "key-2");
        // then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(Http.json(again)).isEqualTo(Http.json(first));
        // and the key is good for nothing else
        Problem.check(send(evaluation("CMD-2", "DISSATISFIED"), "key-2"), 409, "idempotency-key-reused");
    }

    @Test
    void a_rule_refuses_in_both_languages_with_a_code() throws Exception {
        // given a case that is still open
        http.record(Http.submitted("CMD-3-s", "CMD-3", "PC"));
        // when
        JsonNode body = Problem.check(send(evaluation("CMD-3", "SATISFIED"), null), 422, "case-not-closed");
        // then
        assertThat(body.get("zh").asString()).contains("办结");
        assertThat(body.get("en").asString()).isNotBlank();
    }

    @Test
    void of_many_at_the_same_moment_exactly_one_wins() throws Exception {
        // given
        closeCase("CMD-4");
        // when
        HttpRequest evaluation = request(evaluation("CMD-4", "SATISFIED"), null);
        List<CompletableFuture<HttpResponse<String>>> sent = Stream
                .generate(() -> http.client().sendAsync(evaluation, HttpResponse.BodyHandlers.ofString()))
                .limit(12).toList();
        List<Integer> statuses = sent.stream().map(answer -> answer.join().statusCode()).toList();
        // then
        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> List.of(201, 409, 422).contains(status));
        assertThat(http.json("/api/v1/cases/CMD-4/history").get("items").size()).isEqualTo(3);
    }

    @Test
    void who_takes_no_json_is_told_before_anything_is_decided() throws Exception {
        // given
        closeCase("CMD-6");
        // when
        HttpRequest picky = HttpRequest
                .newBuilder(request(evaluation("CMD-6", "SATISFIED"), null), (name, value) -> true)
                .header("Accept", "application/xml").build();
        HttpResponse<String> answer = http.client().send(picky, HttpResponse.BodyHandlers.ofString());
        // then
        Problem.check(answer, 406, "not-acceptable");
        assertThat(http.json("/api/v1/cases/CMD-6/history").get("items").size()).isEqualTo(2);
    }

    @Test
    void what_is_no_command_is_a_problem() throws Exception {
        Problem.check(send("", null), 400, "empty-body");
        Problem.check(send("{", null), 400, "malformed-command");
        Problem.check(send("[]", null), 400, "malformed-command");
        Problem.check(send(evaluation("CMD-5", "3"), null), 400, "malformed-command");
        assertThat(Problem.check(send("{\"satisfaction\":\"SATISFIED\"}", null), 400, "malformed-command").get("detail")
                .asString()).isEqualTo("caseNo is missing, too long, or holds control characters");
        Problem.check(send(evaluation("CMD-5", "SATISFIED"), "a key with spaces"), 400, "bad-idempotency-key");
        Problem.check(send("{\"caseNo\":\"" + "x".repeat(70_000) + "\"}", null), 413, "content-too-large");
    }
}
