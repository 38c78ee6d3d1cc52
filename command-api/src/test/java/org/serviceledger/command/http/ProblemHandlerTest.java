package org.serviceledger.command.http;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemHandlerTest {

    private final HttpDesk desk = new HttpDesk();
    private final WebTestClient client = desk.client();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void errors_of_the_framework_are_problems_with_a_stable_code() {
        problem(client.get().uri("/nowhere").exchange(), 404, "not-found");
        problem(client.get().uri("/api/v1/records").exchange(), 405, "method-not-allowed");
        problem(client.post().uri("/api/v1/records").contentType(MediaType.TEXT_PLAIN).bodyValue("x").exchange(), 415,
                "unsupported-media-type");
        problem(client.post().uri("/api/v1/records").contentType(MediaType.APPLICATION_NDJSON)
                .accept(MediaType.TEXT_HTML).bodyValue("{}").exchange(), 406, "not-acceptable");
    }

    @Test
    void what_a_method_error_allows_is_said() {
        client.get().uri("/api/v1/records").exchange().expectHeader().valueEquals("Allow", HttpMethod.POST.name());
    }

    @Test
    void an_unknown_outcome_asks_to_send_again() {
        WebTestClient.ResponseSpec answer = client.get().uri("/unknown-outcome").exchange();
        answer.expectHeader().valueEquals("Retry-After", "1");
        problem(answer, 503, "outcome-unknown");
    }

    @Test
    void an_unexpected_error_shows_a_reference_and_nothing_else() {
        byte[] body = client.get().uri("/broken").exchange().expectStatus().isEqualTo(500).expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).expectBody().jsonPath("$.code").isEqualTo("internal")
                .returnResult().getResponseBody();
        assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("password").doesNotContain("Exception")
                .doesNotContain("org.serviceledger.command").containsPattern("[0-9a-f]{8}-[0-9a-f]{4}");
    }

    private static void problem(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody().jsonPath("$.status").isEqualTo(status).jsonPath("$.code").isEqualTo(code)
                .jsonPath("$.title").isNotEmpty().jsonPath("$.detail").isNotEmpty();
    }
}
