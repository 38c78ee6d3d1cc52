package org.serviceledger.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The rates of one department over HTTP: three items, one of them exempt, and three cases. */
@ExtendWith(SharedServer.class)
class RateContractTest {

    private static final String SCOPE = "department=RATES-BODY";

    private final Http http;

    RateContractTest(Http http) {
        this.http = http;
    }

    @BeforeEach
    void business() throws Exception {
        item("RATES-1", true);
        item("RATES-2", false);
        item("RATES-3", true);
        record("ItemExemptionGranted", "RATES-3", "2026-01-06T09:00:00+08:00", "", """
                {"itemCode":"RATES-3","kind":"ONLINE","legalBasis":"须现场核验"}""");
        submitted("RATED-1", "RATES-1", "PC");
        submitted("RATED-2", "RATES-1", "WINDOW");
        submitted("RATED-3", "RATES-2", "MOBILE");
        record("CaseClosed", "RATED-1", "2026-03-17T10:00:00+08:00", "", "{\"caseNo\":\"RATED-1\"}");
        record("EvaluationSubmitted", "RATED-1", "2026-03-18T10:00:00+08:00", "",
                "{\"caseNo\":\"RATED-1\",\"satisfaction\":\"DISSATISFIED\",\"comment\":\"跑了三趟\"}");
        http.viewsFollow();
    }

    private void item(String code, boolean online) throws Exception {
        record("ServiceItemPublished", code, "2026-01-05T09:00:00+08:00", "",
                """
                        {"itemCode":"%s","name":"指标事项","itemType":"ADMINISTRATIVE_LICENSE","level":"CITY","region":"990100000000",
                        "department":"RATES-BODY","departmentName":"指标局","online":%s,"version":1,"validFrom":"2026-01-01"}"""
                        .formatted(code, online));
    }

    private void submitted(String caseNo, String item, String channel) throws Exception {
        record("ApplicationSubmitted", caseNo, "2026-03-16T10:00:00+08:00", ",\"channel\":\"" + channel + "\"",
                "{\"caseNo\":\"%s\",\"itemCode\":\"%s\"}".formatted(caseNo, item));
    }

    private void record(String type, String subject, String time, String extension, String data) throws Exception {
        assertThat(http.record(Http.fact(type, "rates-" + type + subject, subject, time, extension, data)).statusCode())
                .as(type + " " + subject).isIn(200, 201);
    }

    private List<JsonNode> items(String path) throws Exception {
        return http.json(path).get("items").valueStream().toList();
    }

    private String share(String path) throws Exception {
        return share(items(path).getFirst());
    }

    private static String share(JsonNode row) {
        return row.get("numerator").asString() + "/" + row.get("denominator").asString();
    }

    /** Shares by the name in a member. */
    private Map<String, String> shares(String path, String member) throws Exception {
        Map<String, String> shares = new TreeMap<>();
        items(path).forEach(row -> shares.put(row.get(member).asString(), share(row)));
        return shares;
    }

    @Test
    void filters_narrow_a_rate_and_each_metric_comes_once() throws Exception {
        assertThat(share("/api/v1/rates?metric=online-take-up&" + SCOPE)).isEqualTo("2/3");
        assertThat(share("/api/v1/rates?metric=online-take-up&item=RATES-1")).isEqualTo("1/2");
        assertThat(share("/api/v1/rates?metric=online-take-up&period=2026-03&" + SCOPE)).isEqualTo("2/3");
        assertThat(share("/api/v1/rates?metric=online-take-up&period=2026-02&" + SCOPE)).isEqualTo("0/0");
        assertThat(share("/api/v1/rates?metric=online-take-up&level=VILLAGE&" + SCOPE)).isEqualTo("0/0");
        assertThat(share("/api/v1/rates?metric=online-take-up&region=990200000000&" + SCOPE)).isEqualTo("0/0");
        assertThat(share("/api/v1/rates?metric=online-take-up&definition=closed&" + SCOPE)).isEqualTo("1/1");
        assertThat(share("/api/v1/rates?metric=online-take-up&asOf=2026-03-15T12:00:00%2B08:00&" + SCOPE))
                .isEqualTo("0/0");
        assertThat(items("/api/v1/rates?" + SCOPE)).extracting(row -> row.get("metric").asString())
                .doesNotHaveDuplicates().contains("online-availability", "trace-completeness");
        for (String wrong : List.of("level=MOON", "period=yesterday", "period=%2B999999999-12-31", "period=0000-01",
                "period=-999999999-01-01", "asOf=never",
                "metric=online-take-up&definition=none")) {
            Problem.check(http.get("/api/v1/rates?" + wrong), 400, "bad-parameter");
        }
        Problem.check(http.get("/api/v1/rates?metric=none"), 400, "unknown-metric");
    }

    @Test
    void parts_and_steps_add_up_to_the_rate() throws Exception {
        String rate = "/api/v1/rates/online-take-up/";
        assertThat(shares(rate + "breakdown?by=ITEM&" + SCOPE, "key"))
                .isEqualTo(Map.of("RATES-1", "1/2", "RATES-2", "1/1"));
        assertThat(shares(rate + "breakdown?by=DEPARTMENT&" + SCOPE, "key")).isEqualTo(Map.of("RATES-BODY", "2/3"));
        assertThat(shares(rate + "trend?step=MONTH&steps=400&" + SCOPE, "period")).containsEntry("2026-03", "2/3")
                .containsEntry("2026-02", "0/0");
        assertThat(shares(rate + "trend?step=QUARTER&steps=100&" + SCOPE, "period")).containsEntry("2026-Q1", "2/3");
        assertThat(shares(rate + "trend?step=YEAR&steps=20&" + SCOPE, "period")).containsEntry("2026", "2/3");
        Problem.check(http.get(rate + "trend?step=WEEK"), 400, "bad-parameter");
        Problem.check(http.get(rate + "trend?steps=0"), 400, "bad-parameter");
        Problem.check(http.get(rate + "breakdown?by=COLOUR"), 400, "bad-parameter");
    }

    @Test
    void evidence_lists_the_cases_behind_a_number() throws Exception {
        String evidence = "/api/v1/rates/online-take-up/evidence?" + SCOPE;
        assertThat(shares(evidence, "id")).isEqualTo(Map.of("RATED-1", "1/1", "RATED-2", "0/1", "RATED-3", "1/1"));
        assertThat(shares(evidence + "&part=MISSING", "id")).isEqualTo(Map.of("RATED-2", "0/1"));
        assertThat(items(evidence).getFirst().has("other")).isFalse();
        Problem.check(http.get(evidence + "&part=HALF"), 400, "bad-parameter");
    }

    @Test
    void definitions_are_compared_down_to_the_items_and_cases_that_they_count_differently() throws Exception {
        // given an item that is exempt from being online
        assertThat(shares("/api/v1/rates/online-availability/definitions?" + SCOPE, "definition"))
                .containsEntry("A", "2/3").containsEntry("C", "1/2");
        // then the two definitions differ by it alone
        String items = "/api/v1/rates/online-availability/definitions/differences?definition=C&other=A&" + SCOPE;
        assertThat(shares(items, "id")).isEqualTo(Map.of("RATES-3", "0/0"));
        assertThat(share(items(items).getFirst().get("other"))).isEqualTo("1/1");
        // and those by submission and by closing differ by the cases that are open, page by page
        String cases = "/api/v1/rates/online-take-up/definitions/differences?other=closed&" + SCOPE;
        assertThat(shares(cases, "id")).isEqualTo(Map.of("RATED-2", "0/1", "RATED-3", "1/1"));
        JsonNode first = http.json(cases + "&limit=1");
        assertThat(first.get("items").size()).isEqualTo(1);
        assertThat(shares(cases + "&cursor=" + first.get("nextCursor").asString(), "id"))
                .isEqualTo(Map.of("RATED-3", "1/1"));
        // and what cannot be compared is said
        Problem.check(http.get("/api/v1/rates/online-take-up/definitions/differences?other=none"), 400,
                "bad-parameter");
        Problem.check(http.get("/api/v1/rates/online-take-up/definitions/differences"), 400, "bad-parameter");
        Problem.check(http.get(
                "/api/v1/rates/at-most-one-visit/definitions/differences?definition=declared&other=observed"), 400,
                "bad-parameter");
    }

    @Test
    void findings_name_promises_traces_and_bad_reviews() throws Exception {
        JsonNode declared = http.json("/api/v1/declared-observed?show=ALL&" + SCOPE);
        assertThat(declared.get("summary").get("items").asInt()).isEqualTo(3);
        assertThat(declared.get("items").valueStream().map(row -> row.get("item").asString()))
                .containsExactly("RATES-1", "RATES-2", "RATES-3");
        JsonNode first = http.json("/api/v1/declared-observed?show=ALL&limit=1&" + SCOPE);
        assertThat(http.json("/api/v1/declared-observed?show=ALL&" + SCOPE + "&cursor="
                + first.get("nextCursor").asString()).get("items").valueStream()
                .map(row -> row.get("item").asString())).containsExactly("RATES-2", "RATES-3");
        Problem.check(http.get("/api/v1/declared-observed?cursor=RATES-1"), 400, "bad-parameter");
        List<JsonNode> gaps = items("/api/v1/trace-gaps?" + SCOPE);
        assertThat(gaps).singleElement().matches(gap -> gap.get("caseNo").asString().equals("RATED-1"))
                .matches(gap -> gap.get("missing").toString().contains("ACCEPTANCE"));
        assertThat(items("/api/v1/trace-gaps?gap=PROCEDURE_END&" + SCOPE)).isEmpty();
        assertThat(items("/api/v1/reviews?state=RECTIFIED&" + SCOPE)).isEmpty();
        // and what an applicant wrote is for those who follow it up
        String reviews = "/api/v1/reviews?state=ALL&" + SCOPE;
        assertThat(http.as("inspector").get(reviews).body()).contains("跑了三趟");
        assertThat(http.as("leader").get(reviews).body()).contains("RATED-1").doesNotContain("跑了三趟");
    }
}
