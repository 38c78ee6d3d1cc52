package org.serviceledger.app;

import java.time.OffsetDateTime;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes in from each source, and what is missing of it. */
@ExtendWith(SharedServer.class)
class InflowContractTest {

    private final Http http;

    InflowContractTest(Http http) {
        this.http = http;
    }

    private static String step(String source, int number, String extension) {
        return Http.fact("ReviewStepCompleted", "n-" + number, "INFLOW", "2026-03-16T10:00:00+08:00",
                ",\"sourceseq\":\"" + number + "\"" + extension, "{\"caseNo\":\"INFLOW\",\"stepName\":\"s\"}")
                .replace("urn:test", source);
    }

    private void record(String source, int... numbers) throws Exception {
        for (int number : numbers) {
            assertThat(http.record(step(source, number, "")).statusCode()).isIn(200, 201);
        }
    }

    private JsonNode source(String source, Predicate<JsonNode> wished) throws Exception {
        return Http.await("the source " + source,
                () -> http.json("/api/v1/inflow?source=" + source).get("items").path(0), wished);
    }

    private static Predicate<JsonNode> counted(int count) {
        return row -> row.path("count").asInt() == count;
    }

    @Test
    void a_gap_in_a_source_s_sequence_shows_and_closes_when_what_was_missing_comes() throws Exception {
        // when
        record("urn:gap", 1, 2, 5);
        // then
        JsonNode row = source("urn:gap", counted(3));
        assertThat(row.get("gaps")).hasToString("[{\"from\":3,\"to\":4}]");
        assertThat(row.get("missing").asLong()).isEqualTo(2);
        // when
        record("urn:gap", 4);
        // then
        assertThat(source("urn:gap", counted(4)).get("gaps")).hasToString("[{\"from\":3,\"to\":3}]");
        // when what is missing comes, and something a second time
        record("urn:gap", 5, 3);
        // then
        row = source("urn:gap", counted(5));
        assertThat(row.get("gaps")).hasToString("[]");
        assertThat(row.get("missing").asLong()).isZero();
        assertThat(row.get("resets").asLong()).isZero();
    }

    @Test
    void a_source_is_shown_with_its_last_fact_its_latency_and_all_seven_categories() throws Exception {
        // given
        String now = OffsetDateTime.now().minusSeconds(60).toString();
        http.record(step("urn:rows", 1, "").replace("2026-03-16T10:00:00+08:00", now));
        // when
        JsonNode row = source("urn:rows", counted(1));
        // then
        assertThat(row.get("late").asInt()).isZero();
        assertThat(row.get("silent").asBoolean()).isFalse();
        assertThat(row.get("lastEventAgeSeconds").asInt()).isBetween(0, 60);
        assertThat(row.get("latencyP95Seconds").asDouble()).isBetween(55.0, 100.0);
        assertThat(row.get("lastOccurredAt").asString()).endsWith("+08:00");
        assertThat(row.get("lastRecordedAt").asString()).endsWith("+08:00");
        assertThat(row.get("categories").size()).isEqualTo(7);
        JsonNode result = row.get("categories").get(5);
        assertThat(result.get("category").asString()).isEqualTo("review-result");
        assertThat(result.get("zh").asString()).isEqualTo("审批结果");
        assertThat(result.get("count").asInt()).isEqualTo(1);
        JsonNode none = row.get("categories").get(0);
        assertThat(none.get("zh").asString()).isEqualTo("网上申报");
        assertThat(none.get("lastEventAgeSeconds").isNull()).isTrue();
        assertThat(none.get("latencyP95Seconds").isNull()).isTrue();
    }

    @Test
    void the_whole_list_has_every_source_and_the_sums_of_the_categories() throws Exception {
        // given
        record("urn:list-b", 1);
        record("urn:list-a", 1);
        http.viewsFollow();
        // when
        JsonNode all = http.json("/api/v1/inflow");
        // then
        assertThat(all.get("nextCursor").isNull()).isTrue();
        assertThat(all.get("items").valueStream().map(row -> row.get("source").asString()).toList())
                .contains("urn:list-a", "urn:list-b").isSorted();
        assertThat(all.get("categories").size()).isEqualTo(7);
        long sum = all.get("items").valueStream().mapToLong(row -> row.get("categories").get(5).get("count").asLong())
                .sum();
        assertThat(all.get("categories").get(5).get("count").asLong()).isEqualTo(sum);
        assertThat(http.json("/api/v1/inflow?source=urn:nobody").get("items").isEmpty()).isTrue();
    }

    @Test
    void old_records_are_counted_but_neither_late_nor_back_dated_nor_part_of_the_rate() throws Exception {
        // given
        long before = rate().get("denominator").asLong();
        // when one old record comes, and one that is merely late
        http.record(step("urn:old", 1, ",\"origin\":\"HISTORICAL\"").replace("INFLOW", "INFLOW-OLD"));
        http.record(step("urn:late", 1, "").replace("INFLOW", "INFLOW-LATE"));
        http.viewsFollow();
        // then
        assertThat(source("urn:late", counted(1)).get("late").asInt()).isEqualTo(1);
        JsonNode old = source("urn:old", counted(1));
        assertThat(old.get("late").asInt()).isZero();
        assertThat(old.get("latencyP95Seconds").isNull()).isTrue();
        assertThat(rate().get("denominator").asLong()).isGreaterThan(before);
        assertThat(http.json("/api/v1/cases/INFLOW-LATE").get("backDated").size()).isEqualTo(1);
        assertThat(http.json("/api/v1/cases/INFLOW-OLD").get("backDated").size()).isZero();
        assertThat(http.json("/api/v1/cases/INFLOW-LATE/history").get("items").get(0).get("backDated").asBoolean())
                .isTrue();
        assertThat(http.json("/api/v1/cases/INFLOW-OLD/history").get("items").get(0).get("backDated").asBoolean())
                .isFalse();
    }

    private JsonNode rate() throws Exception {
        return http.json("/api/v1/rates?metric=real-time-inflow").get("items").get(0);
    }

}
