package org.serviceledger.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The demonstration loads its province once, in simulated time, and goes on after a restart. */
@ExtendWith(LoadedProvince.Parameter.class)
class DemoProvinceTest {

    /** Time goes on there; what becomes due meanwhile is not looked for, so that two starts can be compared. */
    private static final Map<String, Object> PROVINCE = Map.of("ledger.demo.province", true,
            "ledger.demo.cases-per-day", 100, "ledger.supervision.interval", "1h");

    private final Path data;

    DemoProvinceTest(LoadedProvince province, @TempDir Path folder) throws Exception {
        this.data = folder.resolve("ledger");
        province.copyTo(data);
    }

    @Test
    void the_province_is_loaded_once_and_nothing_of_it_is_late_or_irregular() throws Exception {
        Map<String, Long> sent;
        JsonNode rates;
        try (TestServer server = new TestServer(data, PROVINCE)) {
            Http http = new Http(server.port());
            Http.await("the province", () -> http.json("/demo/status").get("state").asString(), "LOADED"::equals);
            long position = LoadedProvince.upToDate(http);
            sent = sent(http);
            rates = numbers(http);

            // then
            assertThat(position).isGreaterThan(20_000);
            assertThat(http.json("/demo/status").get("now").asString()).startsWith("2026-03-16T09:3");
            assertThat(itemCodes(http)).hasSizeBetween(400, 700).doesNotHaveDuplicates().isSorted();
            JsonNode availability = http.json("/api/v1/rates?metric=online-availability&level=PROVINCE").get("items")
                    .get(0);
            assertThat(availability.get("targets").size()).isEqualTo(2);
            assertThat(availability.get("value").asDouble()).isBetween(.87, .89);
            assertThat(availability.get("targets").get(0).get("met").asBoolean()).isTrue();
            assertThat(availability.get("targets").get(1).get("met").asBoolean()).isFalse();
            JsonNode figures = http.as("leader").json("/api/v1/baselines").get("items");
            assertThat(figures.size()).isEqualTo(9);
            assertThat(figures.get(0).get("value").asInt()).isEqualTo(3058);
            assertThat(figures.get(0).get("asOf").asString()).isEqualTo("2017-04-30");
            String caseNo = http.json("/demo/examples").get("caseNos").get(0).asString();
            assertThat(http.json("/api/v1/cases/" + caseNo).get("irregularities").size()).isZero();
        }
        // when it is started again
        try (TestServer server = new TestServer(data, PROVINCE)) {
            Http http = new Http(server.port());
            Http.await("the province", () -> http.json("/demo/status").get("state").asString(), "LOADED"::equals);

            // then nothing is there twice
            LoadedProvince.upToDate(http);
            assertThat(sent(http)).isEqualTo(sent);
            assertThat(numbers(http)).isEqualTo(rates);
        }
    }

    /** A page after the other. */
    private static List<String> itemCodes(Http http) throws Exception {
        List<String> codes = new ArrayList<>();
        JsonNode page = http.json("/api/v1/items");
        assertThat(page.get("items").size()).isEqualTo(100);
        while (true) {
            page.get("items").forEach(item -> codes.add(item.get("itemCode").asString()));
            if (page.get("nextCursor").isNull()) {
                return codes;
            }
            page = http.json("/api/v1/items?limit=150&cursor=" + page.get("nextCursor").asString());
            assertThat(page.get("items").size()).isLessThanOrEqualTo(150);
        }
    }

    /** What each source of the province has sent; the ledger's own warnings go on with the time. */
    private static Map<String, Long> sent(Http http) throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        http.json("/api/v1/inflow").get("items").forEach(source -> {
            if (source.get("source").asString().startsWith("urn:jianghai:")) {
                counts.put(source.get("source").asString(), source.get("count").asLong());
            }
        });
        assertThat(counts).isNotEmpty();
        return counts;
    }

    private static JsonNode numbers(Http http) throws Exception {
        ArrayNode rates = JsonMapper.shared().createArrayNode();
        http.json("/api/v1/rates").get("items").forEach(rate -> {
            // What the ledger records by itself meanwhile is part of the traces, and of nothing else.
            if (!rate.get("metric").asString().equals("trace-completeness")) {
                rates.add(((ObjectNode) rate).remove(List.of("asOf", "position")));
            }
        });
        assertThat(rates.size()).isGreaterThan(10);
        return rates;
    }
}
