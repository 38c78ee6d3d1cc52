package org.serviceledger.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A misspelt filter is no filter that may be passed over. */
@ExtendWith(SharedServer.class)
class UnknownParameterTest {

    private final Http http;

    UnknownParameterTest(Http http) {
        this.http = http;
    }

    @Test
    void every_read_refuses_a_parameter_that_it_does_not_take_and_says_which() throws Exception {
        JsonNode paths = http.json("/v3/api-docs").get("paths");
        for (String path : paths.propertyNames()) {
            if (path.startsWith("/api/v1/") && paths.get(path).has("get")) {
                String asked = path.replaceAll("\\{[^}]*}", "x");
                Http who = path.startsWith("/api/v1/my/") ? http.as("citizen") : http;
                JsonNode problem = Problem.check(who.get(asked + "?surely=1"), 400, "unknown-parameter");
                assertThat(problem.get("detail").asString()).as(path).startsWith("surely: not taken here");
            }
        }
    }

    @Test
    void the_problem_names_what_is_wrong_and_what_is_taken_and_all_of_that_is() throws Exception {
        JsonNode problem = Problem.check(http.get("/api/v1/cases?regoin=9901&status=CLOSED&itme=x"), 400,
                "unknown-parameter");
        String detail = problem.get("detail").asString();
        assertThat(detail).startsWith("itme, regoin: not taken here; these are: ").doesNotContain("9901");
        String[] taken = detail.substring(detail.indexOf("these are: ") + 11).split(", ");
        assertThat(taken).contains("region", "item", "status", "limit", "cursor", "q").hasSize(20);
        // an empty one filters nothing
        assertThat(http.get("/api/v1/cases?" + String.join("=&", taken) + "=").statusCode()).isEqualTo(200);
        // and who may not read is told no more than that
        Problem.check(http.as("source").get("/api/v1/cases?regoin=9901"), 403, "forbidden");
    }
}
