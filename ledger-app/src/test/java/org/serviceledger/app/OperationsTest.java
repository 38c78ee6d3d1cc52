package org.serviceledger.app;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What those who run the server look at, and who may. */
@ExtendWith(SharedServer.class)
class OperationsTest {

    private final Http http;

    OperationsTest(Http http) {
        this.http = http;
    }

    private Map<String, Double> metrics() throws Exception {
        return http.get("/actuator/prometheus").body().lines().filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1).replace("Inf", "Infinity"))));
    }

    private static double value(Map<String, Double> metrics, String start) {
        return metrics.entrySet().stream().filter(entry -> entry.getKey().startsWith(start)).findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + start + " in " + metrics.keySet())).getValue();
    }

    @Test
    void metrics_count_appends_blocks_and_how_far_the_projection_is() throws Exception {
        // given
        Map<String, Double> before = metrics();
        // when
        String facts = Http.closed("ops-1", "OPS-1") + "\n" + Http.closed("ops-2", "OPS-2") + "\n";
        http.post("/api/v1/records", Http.NDJSON, facts);
        // then
        Map<String, Double> after = Http.await("the projection", this::metrics,
                now -> value(now, "projection_lag") == 0 && value(now, "projection_position") > value(before,
                        "projection_position"));
        assertThat(value(after, "ledger_events_appended_total"))
                .isGreaterThanOrEqualTo(value(before, "ledger_events_appended_total") + 2);
        assertThat(value(after, "ledger_append_latency_seconds_count"))
                .isGreaterThan(value(before, "ledger_append_latency_seconds_count"));
        assertThat(value(after, "ledger_append_latency_seconds_bucket")).isNotNegative();
        assertThat(value(after, "ledger_block_events_count")).isGreaterThan(value(before, "ledger_block_events_count"));
        assertThat(value(after, "ledger_block_events_max")).isPositive();
        assertThat(value(after, "ledger_head_position")).isGreaterThan(value(before, "ledger_head_position"));
    }

    @Test
    void every_rate_is_a_gauge() throws Exception {
        // given
        http.record(Http.submitted("ops-3", "OPS-3", "PC"));
        // then
        Map<String, Double> metrics = Http.await("the rates", this::metrics,
                // Each gauge is read at a moment of its own.
                now -> value(now, "service_rate_denominator{metric=\"online-take-up\"") > 0
                        && value(now, "service_rate{metric=\"online-take-up\"") >= 0);
        for (String metric : List.of("online-availability", "online-take-up", "on-time-closing", "positive-review")) {
            assertThat(metrics).containsKey("service_rate{metric=\"" + metric + "\"}");
        }
        assertThat(value(metrics, "service_rate{metric=\"online-take-up\"")).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/beans", "/actuator/loggers",
            "/actuator/shutdown", "/actuator/configprops", "/actuator/threaddump"})
    void nothing_of_the_inside_is_let_out(String path) throws Exception {
        Problem.check(http.get(path), 404, "not-found");
    }

    @Test
    void health_says_up_and_no_more() throws Exception {
        assertThat(http.json("/actuator/health").propertyNames()).doesNotContain("components", "details");
        assertThat(http.json("/actuator/health").get("status").asString()).isEqualTo("UP");
    }

    @Test
    void the_api_description_names_every_path_of_the_contract() throws Exception {
        assertThat(http.json("/v3/api-docs").get("paths").propertyNames()).contains("/api/v1/records",
                "/api/v1/commands/{name}", "/api/v1/quarantine", "/api/v1/quarantine/{id}",
                "/api/v1/quarantine/{id}/resend",
                "/api/v1/cases/{caseNo}", "/api/v1/cases/{caseNo}/history", "/api/v1/cases/{caseNo}/history/stream",
                "/api/v1/halls/{hallId}/board", "/api/v1/halls/{hallId}/board/stream", "/api/v1/rates",
                "/api/v1/rates/stream", "/api/v1/projections", "/api/v1/integrity");
    }

    @Test
    void everybody_of_the_demonstration_can_sign_in_and_a_token_that_is_none_is_refused() throws Exception {
        // given
        JsonNode users = http.json("/demo/users");
        assertThat(users).extracting(user -> user.get("user").asString()).containsExactlyInAnyOrder("citizen", "clerk",
                "approver", "hall-manager", "inspector", "leader", "admin", "source", "device");
        for (JsonNode user : users) {
            // when
            String token = Http.json(http.post("/demo/login?user=" + user.get("user").asString(), "text/plain", ""))
                    .get("access_token").asString();
            // then
            assertThat(get("/api/v1/items", token).statusCode()).isEqualTo(200);
            assertThat(get("/api/v1/items", token + "x").statusCode()).isEqualTo(401);
        }
        Problem.check(get("/api/v1/items", "rubbish"), 401, "unauthorized");
        Problem.check(http.post("/demo/login?user=nobody", "text/plain", ""), 400, "unknown-user");
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest request = http.as("").request(path).header("Authorization", "Bearer " + token).build();
        return http.client().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_whole_log_is_checked_and_said_to_be_sound() throws Exception {
        // given
        http.record(Http.closed("ops-4", "OPS-4"));
        // then
        JsonNode report = http.json("/api/v1/integrity");
        assertThat(report.get("state").asString()).isNotEqualTo("CORRUPT");
        assertThat(report.get("head").get("hash").asString()).matches("[0-9a-f]{64}");
        JsonNode projection = http.json("/api/v1/projections").get("items").get(0);
        assertThat(projection.propertyNames()).contains("name", "generation", "version", "partitions", "position",
                "head",
                "lag", "lagSeconds", "eventsPerSecond", "state", "parkedKeys", "parked");
        assertThat(projection.get("partitions")).hasSize(2);
        assertThat(projection.get("parkedKeys").asInt()).isZero();
    }
}
