package org.serviceledger.app;

import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What every error of the server is like. */
final class Problem {

    private Problem() {}

    /** Holds an answer to the form of errors, and returns its body. */
    static JsonNode check(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode body = Http.json(answer);
        assertThat(body.get("code").asString()).isEqualTo(code);
        assertThat(body.get("type").asString()).isEqualTo("https://serviceledger.org/problems/" + code);
        assertThat(body.get("status").asInt()).isEqualTo(status);
        assertThat(body.get("title").asString()).isNotBlank();
        assertThat(body.get("detail").asString()).isNotBlank();
        assertThat(body.get("instance").asString()).isEqualTo(answer.uri().getPath());
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ")
                .doesNotContain("org.serviceledger");
        return body;
    }
}
