package org.serviceledger.app.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

import org.serviceledger.app.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** 指标: from the plan's targets down to a case, on any day, and as a file. */
@BrowserTest
class LeadershipTest {

    private static final String END_OF_2019 = "2019-12-31T23:59:59+08:00";
    private static final int MOST_BYTES = 1_500_000;

    private final Browser browser;
    private final Http http;

    LeadershipTest(Browser browser, Http http) {
        this.browser = browser;
        this.http = http;
    }

    private JsonNode rate(String query) throws Exception {
        return http.as("leader").json("/api/v1/rates?" + query).get("items").get(0);
    }

    private static String counts(JsonNode rate) {
        return Counts.of(rate.get("numerator").asLong(), rate.get("denominator").asLong());
    }

    @Test
    void a_case_is_five_steps_from_the_province_and_the_way_back_is_the_browser_s() throws Exception {
        // given
        browser.open("/leadership?metric=online-take-up");
        browser.see(".tile", "网上可办率（省级事项）");
        browser.see(".tile", counts(rate("metric=online-availability&level=PROVINCE")));
        // when
        browser.click(".rank a", "石门市");
        browser.see(".crumbs b", "石门市");
        browser.click(".map-tile", "石泉");
        browser.see(".crumbs b", "石泉");
        browser.click(".rank a");
        browser.see("#rank-name", "各事项排名");
        browser.click(".rank a");
        browser.click("case-rows a.mono");
        // then
        browser.see(".trace td", "申请");
        assertThat(browser.count(".crumbs li:not(.ahead)")).isEqualTo(6);
        String caseNo = browser.path().replaceAll(".*case=([^&]*).*", "$1");
        assertThat(http.json("/api/v1/cases/" + caseNo).get("caseNo").asString()).isEqualTo(caseNo);
        // and each place has an address of its own
        browser.script("history.back()");
        browser.see("#rows-name", "办件");
        browser.open(browser.path());
        browser.see("#rows-name", "办件");
        browser.see(".crumbs a", "石门市");
    }

    @Test
    void a_case_is_reached_with_the_keyboard_alone_in_five_steps() throws Exception {
        // given
        browser.open("/leadership?metric=online-take-up");
        // when a key leads to each next place, and from there to the next one
        for (String link : List.of(".rank td.place a", ".rank td.place a", ".rank td.place a", ".rank td.place a",
                "case-rows a.mono")) {
            browser.see(link);
            String before = browser.path();
            browser.script("document.querySelector('main').focus()");
            browser.tabTo(link);
            browser.press(Keys.ENTER);
            browser.await("the next place", browser::path, path -> !path.equals(before));
            browser.settle();
        }
        // then
        browser.see(".trace td", "申请");
        assertThat(browser.path()).contains("case=");
    }

    @Test
    void the_slider_leads_to_any_day_and_what_is_chosen_survives_a_reload() throws Exception {
        // given
        browser.open("/leadership");
        browser.click(".tools button", "查看其他时点");
        browser.see(".time-machine input[type=range]");
        // when
        browser.script("document.querySelector('.time-machine input[type=range]').focus()");
        browser.press(Keys.HOME);
        // then
        browser.see(".time-machine h2", "您看的是 2018年7月1日");
        assertThat(browser.path()).contains("asOf=2018-07-01");
        browser.press(Keys.ARROW_RIGHT);
        browser.see(".time-machine h2", "您看的是 2018年7月2日");
        // when
        browser.open("/leadership?metric=online-take-up");
        browser.click("trend-panel .segments button", "90 天");
        browser.click("trend-panel button", "分地区看");
        browser.click("declared-table .chip", "网上可办却无人网办");
        browser.open(browser.path());
        // then
        browser.see("trend-panel .segments button[aria-pressed=true]", "90 天");
        browser.see(".trend-parts li", "石门市");
        browser.see("declared-table .chip[aria-pressed=true]", "网上可办却无人网办");
    }

    @Test
    void definitions_promises_and_cases_follow_the_ledger() throws Exception {
        // given an item with its cases
        String item = http.json("/api/v1/cases?limit=1&region=990200").get("items").get(0).get("itemCode").asString();
        browser.open("/leadership?metric=online-take-up&item=" + item);
        browser.see("case-rows a.mono");
        JsonNode before = rate("metric=online-take-up&item=" + item);
        browser.see("#definitions td", counts(before));
        // when
        http.record(Http.fact("ApplicationSubmitted", "follow-1", "FOLLOW-1", "2026-03-16T10:00:00+08:00",
                ",\"channel\":\"MOBILE\"", "{\"caseNo\":\"FOLLOW-1\",\"itemCode\":\"" + item + "\"}"));
        // then
        browser.see("#definitions td", Counts.of(before.get("numerator").asLong() + 1,
                before.get("denominator").asLong() + 1));
        browser.click("case-rows .list-news button");
        browser.see("case-rows a.mono", "FOLLOW-1");
    }

    @Test
    void another_metric_empties_no_tile_though_the_server_is_away() throws Exception {
        // given
        browser.open("/leadership");
        String shown = counts(rate("metric=hall-presence"));
        browser.see(".tile", shown);
        browser.see(".rank td.place", "石门市");
        // when
        browser.offline(true);
        try {
            browser.click(".metric-choice a", "好评率");
            // then what is known stays, and what is not is said to be missing
            browser.see("rank-table [role=alert]", "排名没有取到");
            assertThat(browser.shows(".tile", shown)).isTrue();
        } finally {
            browser.offline(false);
        }
        browser.see(".rank td.place", "石门市");
    }

    @Test
    void a_place_that_there_is_not_is_said_to_be_so_and_leads_to_the_province() throws Exception {
        // when
        browser.open("/leadership?department=nope&item=nope");
        // then
        browser.see(".blank-title", "没有这个地方或事项");
        assertThat(browser.count(".tile")).isZero();
        browser.click(".blank a", "看全省");
        browser.see(".tile", counts(rate("metric=online-availability&level=PROVINCE")));
        // and one of which nothing was known on a day is there all the same
        browser.open("/leadership?region=990300000000&asOf=2018-07-01");
        browser.see(".crumbs b", "青屿市");
        assertThat(browser.count(".tile")).isPositive();
        browser.see(".time-machine [role=status]", "还没有可算的数");
        // and a day that is still to come is not shown as if it were that of the address
        browser.open("/leadership?asOf=2038-01-01&level=NONE");
        browser.see("leadership-view [role=status]", "2038-01-01 不能查看");
        assertThat(browser.path()).doesNotContain("asOf");
    }

    @Test
    void what_the_plan_asks_of_cities_and_counties_is_held_against_each_of_them() throws Exception {
        // when
        browser.open("/leadership?region=990600000000&metric=hall-presence");
        // then its own figure has the plan's target, with what was reached here by its day
        browser.see(".tile", "目标 ≥ 100%");
        JsonNode city = rate("metric=hall-presence&region=990600000000&level=CITY").get("targets").get(1);
        assertThat(city.get("due").asString()).isEqualTo("2019-12-31");
        browser.see(".tile .verdicts", "市级 %.1f%% %s".formatted(city.get("valueAtDue").asDouble() * 100,
                city.get("met").asBoolean() ? "达标" : "未达标"));
        browser.see("division-map .panel-head", "目标 100%");
        browser.see(".tile", "目标只针对省级事项");
        assertThat(browser.script("return document.title").toString()).startsWith("石门市 进驻率");
    }

    @Test
    void one_name_stands_for_one_number_and_no_colour_judges_where_nothing_is_asked() throws Exception {
        // when
        browser.open("/leadership");
        // then
        browser.see("#trend-name", "网上可办率（全部事项）走势");
        browser.see("metric-tile:first-child level-bars b", "%");
        JsonNode levels = http.as("leader").json("/api/v1/rates/online-availability/breakdown?by=LEVEL").get("items");
        long counted = levels.valueStream()
                .filter(level -> List.of("CITY", "COUNTY").contains(level.get("key").asString())
                        && level.get("denominator").asLong() > 0)
                .count();
        assertThat(counted).isPositive();
        assertThat(browser.count("metric-tile:first-child .goal-fill.free")).isEqualTo((int) counted);
        browser.open("/leadership?region=990300000000");
        browser.see("#trend-name", "网上可办率走势");
    }

    @Test
    void what_comes_out_of_the_printer_is_to_be_read_and_not_to_be_pressed() throws Exception {
        // given
        browser.open("/leadership");
        browser.see(".rank td.place", "石门市");
        browser.onPaper(true);
        // then
        for (String pressed : List.of("site-header header", ".tools", ".metric-choice", ".segments", ".chips button")) {
            assertThat(browser.shows(pressed, "")).as(pressed).isFalse();
        }
        browser.see(".tile", counts(rate("metric=online-availability&level=PROVINCE")));
        browser.see("live-state time", "数据截至");
        // when
        browser.onPaper(false);
        // then
        browser.see("site-header header");
    }

    @Test
    void the_wall_of_a_city_shows_the_city() throws Exception {
        // given
        String region = "990300000000";
        // when it is opened from a case, which has no figures
        browser.open("/leadership?wall=1&case=X&region=" + region);
        // then each tile has its figure
        browser.see(".wall-place", "青屿市");
        browser.see(".wall-tiles article", counts(rate("metric=online-availability&region=" + region)));
        browser.gone(".wall-tiles [aria-busy]");
        browser.see(".wall footer", "实时");
        browser.see(".wall .live-dot");
        // and what the plan asks of cities by which day, and nothing of what there is not
        browser.see(".wall-title", "对照国家方案目标");
        browser.see(".wall-goal", "2019年12月31日前 ≥ 100%");
        assertThat(browser.text(".wall")).doesNotContain("无数据");
    }

    @Test
    void cases_of_the_past_are_those_of_the_past_and_a_day_that_there_is_not_is_left_out() throws Exception {
        // given
        String item = http.json("/api/v1/cases?limit=1&status=CLOSED&region=990300").get("items").get(0).get("itemCode")
                .asString();
        browser.open("/leadership?metric=online-availability&item=" + item);
        browser.see("case-rows a.mono");
        // when
        browser.open("/leadership?metric=online-availability&asOf=2019-12-31&item=" + item);
        // then
        browser.see("case-rows .blank-title");
        // when
        browser.open("/leadership?asOf=2019-02-30");
        // then
        browser.see(".tile", counts(rate("metric=online-availability&level=PROVINCE")));
    }

    @Test
    void a_day_in_the_past_shows_what_was_so_then_and_leads_back_to_now() throws Exception {
        // given
        JsonNode then = rate("metric=online-availability&level=PROVINCE&asOf="
                + URLEncoder.encode(END_OF_2019, StandardCharsets.UTF_8));
        JsonNode now = rate("metric=online-availability&level=PROVINCE");
        assertThat(counts(then)).isNotEqualTo(counts(now));
        browser.open("/leadership");
        // when
        browser.click(".tools button", "查看其他时点");
        browser.click(".time-machine .chip", "2019年12月31日");
        // then
        browser.see(".time-machine h2", "您看的是 2019年12月31日");
        browser.see(".tile", counts(then));
        assertThat(browser.path()).contains("asOf=2019-12-31");
        // when
        browser.click(".time-machine a", "回到现在");
        // then
        browser.see(".tile", counts(now));
        assertThat(browser.path()).doesNotContain("asOf");
    }

    @Test
    void a_fact_moves_the_number_of_an_open_page() throws Exception {
        // given
        browser.open("/leadership");
        JsonNode before = rate("metric=online-take-up");
        browser.see(".tile", counts(before));
        browser.script("window.sameDocument = true");
        // when
        assertThat(http.record(Http.submitted("live-1", "LIVE-1", "MOBILE")).statusCode()).isEqualTo(201);
        // then
        browser.see(".tile", Counts.of(before.get("numerator").asLong() + 1,
                before.get("denominator").asLong() + 1));
        assertThat(browser.script("return window.sameDocument")).isEqualTo(true);
    }

    @Test
    void numbers_come_with_their_definitions_with_what_items_declare_and_with_the_plan_s_figures() throws Exception {
        // when
        browser.open("/leadership");
        // then
        browser.see("#definitions td", "豁免视同可办");
        browser.click("declared-table .chip", "网上可办却无人网办");
        browser.see("declared-table td", "没有一件网上办");
        browser.see("baseline-list td", "3 058 个");
        browser.click("trend-panel button", "分地区看");
        browser.see(".trend-parts li", "石门市");
        assertThat(browser.count(".trend-parts .spark-line")).isEqualTo(browser.count(".rank td.place a"));
        assertThat(browser.count("#definitions tbody tr")).isEqualTo(
                http.as("leader").json("/api/v1/rates/online-availability/definitions").get("items").size());
    }

    @Test
    void what_is_shown_can_be_taken_away_as_a_table(@TempDir Path folder) throws Exception {
        // given
        browser.open("/leadership");
        browser.see(".map-tile", "云湖");
        browser.saveTo(folder);
        // when
        browser.click(".tools button", "CSV");
        // then
        Path file = Http.await("the file", () -> files(folder), found -> found.size() == 1
                && found.getFirst().toString().endsWith(".csv")).getFirst();
        String text = Files.readString(file);
        assertThat(text).startsWith("\uFEFF类别,代码".replace("类别", "组成部分")).contains("990600000000,石门市")
                .contains("990102000000,云湖区").doesNotContain("undefined").doesNotContain("null");
        JsonNode rate = rate("metric=hall-presence");
        assertThat(text.lines()).anySatisfy(line -> assertThat(line).contains(",hall-presence,comprehensive,%d,%d,"
                .formatted(rate.get("numerator").asLong(), rate.get("denominator").asLong())));
        // and a target stands beside the figure that it is set for
        JsonNode plan = rate("metric=online-availability&level=PROVINCE");
        assertThat(text.lines())
                .anySatisfy(line -> assertThat(line).contains("江海省 省级,网上可办率,")
                        .contains(",online-availability,C,%d,%d,".formatted(
                                plan.get("numerator").asLong(), plan.get("denominator").asLong()))
                        .contains(",0.9,2019-12-31,"));
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }

    @Test
    void the_first_load_is_small_and_what_never_changes_is_kept() throws Exception {
        // given
        browser.forgetFiles();
        // when
        browser.open("/leadership");
        browser.see("trend-chart canvas");
        // then
        Object bytes = browser.script("""
                return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                  .reduce((sum, one) => sum + one.transferSize, 0);""");
        assertThat(((Number) bytes).longValue()).isBetween(100_000L, (long) MOST_BYTES);
        @SuppressWarnings("unchecked")
        List<String> addresses = (List<String>) browser.script("""
                return performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)
                  .filter((path) => /^[/](assets|lib)[/]/.test(path) && !path.endsWith('.json'));""");
        assertThat(addresses).hasSizeBetween(4, 8).allMatch(path -> path.startsWith("/lib/")
                || path.startsWith("/assets/v-"));
        Map<String, String> answers = Map.of(addresses.getFirst(), "", addresses.getLast(), "");
        for (String address : answers.keySet()) {
            assertThat(http.get(address).headers().firstValue("Cache-Control").orElse("")).as(address)
                    .contains("immutable").contains("max-age=31536000");
        }
        // and a second time nothing of it is asked for
        browser.open("/leadership?metric=hall-presence");
        browser.see("trend-chart canvas");
        assertThat(browser
                .script("""
                        return performance.getEntriesByType('resource')
                          .filter((one) => /[/](assets[/]v-|lib[/])/.test(one.name) && one.transferSize > 0).map((one) => one.name);"""))
                .isEqualTo(List.of());
    }

    @Test
    void a_wall_has_the_targets_large_and_nothing_to_press() throws Exception {
        // when
        browser.open("/leadership?wall=1");
        // then
        browser.see(".wall-tiles h2", "网上可办率（省级事项）");
        browser.see(".wall-tiles h2", "最多跑一次");
        assertThat(browser.count("main button, main a, main input")).isZero();
        assertThat(browser.barriers()).isEmpty();
        // and nothing runs out of it in the language with the longer words
        browser.open("/leadership?wall=1&lang=en");
        browser.see(".wall-tiles h2", "At most one visit");
        assertThat(browser.sideways()).isZero();
        // when
        browser.press(Keys.ESCAPE);
        // then
        browser.see(".tools button", "Wall screen");
    }
}
