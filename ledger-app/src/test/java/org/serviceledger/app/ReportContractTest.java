package org.serviceledger.app;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.serviceledger.projections.read.RateReport;

import static org.assertj.core.api.Assertions.assertThat;

/** Sealed reports over HTTP: what was sealed comes out of the log again, byte for byte, whatever happens later. */
@ExtendWith(SharedServer.class)
class ReportContractTest {

    private static final String REPORT = "/api/v1/reports/2017-Q2@990800000000";
    private static final String SEAL = "/api/v1/commands/SealMetricSnapshot";

    private final Http http;

    ReportContractTest(Http http) {
        this.http = http;
    }

    private void record(String type, String id, String subject, String time, String data) throws Exception {
        assertThat(http.record(Http.fact(type, id, subject, time, ",\"channel\":\"PC\"", data)).statusCode())
                .as(type + " " + id).isEqualTo(201);
    }

    private void submitted(String caseNo) throws Exception {
        record("ApplicationSubmitted", "report-" + caseNo, caseNo, "2017-05-04T10:00:00+08:00",
                "{\"caseNo\":\"%s\",\"itemCode\":\"REPORT-1\"}".formatted(caseNo));
    }

    private HttpResponse<String> seal(String period, String region) throws Exception {
        return http.as("leader").post(SEAL, "application/json",
                "{\"period\":\"%s\",\"region\":\"%s\"}".formatted(period, region));
    }

    private String takeUp() throws Exception {
        JsonNode row = http
                .json("/api/v1/rates?metric=online-take-up&period=2017-Q2&region=990800000000").get("items").get(0);
        return row.get("numerator").asString() + "/" + row.get("denominator").asString();
    }

    @Test
    void a_sealed_quarter_is_made_anew_byte_for_byte_after_late_facts_and_after_a_rebuild() throws Exception {
        // given a quarter with one case
        record("ServiceItemPublished", "report-item", "REPORT-1", "2017-01-05T09:00:00+08:00",
                """
                        {"itemCode":"REPORT-1","name":"封存事项","itemType":"ADMINISTRATIVE_LICENSE","level":"CITY",
                        "region":"990800000000","department":"REPORT-BODY","online":true,"version":1,"validFrom":"2017-01-01"}""");
        submitted("REPORT-A");
        http.viewsFollow();
        assertThat(takeUp()).isEqualTo("1/1");
        // when it is sealed
        HttpResponse<String> sealed = seal("2017-Q2", "990800000000");
        assertThat(sealed.statusCode()).as(sealed.body()).isEqualTo(201);
        HttpResponse<String> first = Http.await("the report", () -> http.get(REPORT),
                answer -> answer.statusCode() == 200);
        JsonNode listed = http.json("/api/v1/reports").get("items").valueStream()
                .filter(report -> report.get("id").asString().equals("2017-Q2@990800000000")).findFirst().orElseThrow();
        // then its hash is that of what is served
        assertThat(listed.get("contentHash").asString())
                .isEqualTo(RateReport.hashOf(first.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(Http.json(first).get("rates").valueStream()
                .filter(rate -> rate.get("definition").asString().equals("submitted")).toList())
                .anyMatch(rate -> rate.get("metric").asString().equals("online-take-up")
                        && rate.get("numerator").asInt() == 1 && rate.get("denominator").asInt() == 1);
        assertThat(http.get(REPORT + "?format=csv").body()).contains("online-take-up,");
        // and the same bytes come after a late fact has moved the rate
        submitted("REPORT-B");
        http.viewsFollow();
        assertThat(takeUp()).isEqualTo("2/2");
        assertThat(http.get(REPORT).body()).isEqualTo(first.body());
        // and after the views were built anew
        int generation = generation();
        assertThat(http.post("/api/v1/projections/service-views/rebuild", "application/json", "").statusCode())
                .isEqualTo(202);
        Http.await("the rebuild", this::generation, now -> now != generation);
        assertThat(http.get(REPORT).body()).isEqualTo(first.body());
    }

    private int generation() throws Exception {
        return http.json("/api/v1/projections").get("items").get(0).get("generation").asInt();
    }

    @Test
    void what_is_not_over_or_sealed_already_or_unknown_is_refused() throws Exception {
        record("HallRegistered", "report-hall", "REPORT-H", "2016-01-05T09:00:00+08:00",
                "{\"hallId\":\"REPORT-H\",\"name\":\"大厅\",\"region\":\"990902000000\"}");
        Http.await("the hall", () -> http.get("/api/v1/halls/REPORT-H/board").statusCode(), status -> status == 200);
        assertThat(seal("2016-11", "990900000000").statusCode()).isEqualTo(201);
        Problem.check(seal("2016-11", "990900000000"), 422, "already-sealed");
        Problem.check(seal("2016-11", "990900"), 422, "already-sealed");
        Problem.check(seal("2016-11", "990901"), 422, "region-unknown");
        Problem.check(seal("2999-12", "990900000000"), 422, "period-not-over");
        assertThat(seal("0000-01", "990900000000").statusCode()).isEqualTo(400);
        assertThat(seal("2016", "990900000000").statusCode()).isEqualTo(400);
        assertThat(seal("2016-10", "x/y").statusCode()).isEqualTo(400);
        Problem.check(http.get("/api/v1/reports/1999-01"), 404, "report-not-found");
        assertThat(http.as("inspector").post(SEAL, "application/json", "{\"period\":\"2016-09\"}").statusCode())
                .isEqualTo(403);
    }
}
