package org.serviceledger.app.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

import org.serviceledger.app.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** 监察: from conditions to a trace, from a light to a closed order, from a kept record to a recorded one. */
@BrowserTest
class InspectorTest {

    private final Browser browser;
    private final Http http;

    InspectorTest(Browser browser, Http http) {
        this.browser = browser;
        this.http = http;
    }

    @Test
    void words_and_conditions_are_chips_that_lead_to_a_trace() throws Exception {
        // given
        browser.open("/inspector");
        // when
        browser.type("#search-words", "登记");
        browser.click(".search-form button");
        browser.see(".chip.set", "含有：登记");
        JsonNode both = http.as("inspector").json("/api/v1/cases/count?irregularity=second-closing&q="
                + URLEncoder.encode("登记", StandardCharsets.UTF_8));
        browser.see(".chips[aria-label=常用] .chip:first-of-type i", both.get("count").asString());
        browser.click(".filters .chip", "重复办结");
        browser.see(".chip.set", "异常：重复办结");
        // then
        browser.see(".case-list b", "登记");
        // when a condition is taken away
        browser.click(".chip.set", "含有：登记");
        browser.gone(".chip.set[aria-label*='登记']");
        int all = http.as("inspector").json("/api/v1/cases?irregularity=second-closing&limit=200").get("items").size();
        browser.see("#list-name", all > 30 ? "前 30 件，共 " + all + " 件" : all + " 件");
        browser.click(".case-list a");
        // then both times are there, and the irregular row is marked with a word
        browser.see(".trace th", "入账时间");
        browser.see(".trace .flag .marks", "办结重复记录");
        browser.see(".findings", "办结重复记录");
        browser.see(".summary dd", "留痕完整");
        assertThat(browser.path()).contains("irregularity=second-closing").contains("case=");
    }

    @Test
    void a_list_tells_of_new_cases_and_shows_them_when_asked() throws Exception {
        // given
        browser.open("/inspector?q=NEWS-1&from=never");
        browser.see("case-list .blank-title");
        browser.see(".chip.set", "NEWS-1");
        // when
        http.record(Http.submitted("news-1", "NEWS-1", "PC"));
        // then
        browser.click(".list-news button", "1");
        browser.see(".case-list", "NEWS-1");
        assertThat(browser.focused().getAttribute("id")).isEqualTo("list-name");
        browser.see("live-state", "实时");
    }

    @Test
    void a_correction_shows_what_was_told_before_and_what_is_right() throws Exception {
        // given
        http.record(Http.submitted("fix-1", "FIX-1", "PC"));
        Http.await("the case", () -> http.get("/api/v1/cases/FIX-1").statusCode(), status -> status == 200);
        browser.open("/inspector?case=FIX-1");
        browser.see(".trace td", "申请");
        // when
        http.record(Http.fact("FactCorrected", "fix-2", "FIX-1", "2026-03-16T12:00:00+08:00", "", """
                {"caseNo":"FIX-1","correctedSource":"urn:test","correctedId":"fix-1","field":"/channel",
                "value":"\\"WINDOW\\"","reason":"渠道登记有误","approvedBy":"approver-1"}"""));
        // then it is on the open page
        browser.see(".fix del", "电脑端");
        browser.see(".fix ins", "窗口");
        browser.see(".fix", "渠道登记有误");
    }

    @Test
    void an_order_is_issued_answered_by_the_department_and_closed() throws Exception {
        // given
        browser.open("/inspector?view=board");
        browser.click(".board-list summary", "发出督办");
        // when
        browser.type(".order-form textarea", "请说明超期原因");
        browser.click(".order-form button", "发出督办");
        browser.see("supervision-board [role=status]", "已入账");
        assertThat(browser.focused().getText()).contains("已入账");
        browser.click(".filters .chip, supervision-board .chip", "督办待反馈");
        browser.see(".order", "请说明超期原因");
        // then the inspector cannot answer
        assertThat(browser.count(".order textarea")).isZero();
        // when
        browser.click(".role button", "换成经办部门");
        browser.see(".role", "窗口人员");
        browser.click("supervision-board .chip", "督办待反馈");
        browser.type(".order textarea", "正在补齐材料");
        browser.click(".order button", "提交反馈");
        browser.see("supervision-board [role=status]", "已入账");
        browser.click(".role button", "换回监察人员");
        browser.see(".role", "监察人员");
        browser.click("supervision-board .chip", "督办待办结");
        browser.see(".order", "正在补齐材料");
        browser.type(".order textarea", "属实，已整改");
        browser.click(".order button", "办结督办");
        browser.see("supervision-board [role=status]", "已入账");
        // then
        browser.click("supervision-board .chip", "督办已办结");
        browser.see(".order", "属实，已整改");
    }

    @Test
    void the_last_day_to_answer_an_order_is_counted_by_the_published_calendar() throws Exception {
        // given 1 to 5 May off, and the Saturday after them worked
        String calendars = http.json("/api/v1/calendars").get("items").toString();
        browser.open("/inspector?view=board");
        // when
        Object day = browser.answer("""
                const done = arguments[0];
                import('/assets/working-days.js').then((days) => done(days.workingDaysAfter('2026-04-30', 5, %s)),
                  (e) => done(String(e)));""".formatted(calendars));
        // then
        assertThat(day).isEqualTo("2026-05-11");
        browser.see(".board-list summary", "发出督办");
    }

    @Test
    void a_record_that_was_not_understood_is_corrected_and_recorded() throws Exception {
        // given
        http.record(Http.fact("CaseClosed", "kept-1", "KEPT-1", "yesterday", "", "{}"));
        browser.open("/inspector?view=quarantine");
        browser.see("quarantine-entry", "kept-1");
        browser.see("quarantine-entry", "业务发生时间（time）不合要求");
        // when it is corrected, and still is not right
        browser.click("quarantine-entry summary", "重新送入");
        browser.see("quarantine-entry textarea");
        assertThat(browser.script("return document.querySelector('quarantine-entry textarea').value").toString())
                .contains("yesterday");
        browser.type("quarantine-entry textarea", """
                {"specversion":"1.0","id":"kept-1","source":"urn:test","type":"CaseClosed",
                "time":"2026-03-17T10:00:00+08:00","data":{"caseNo":5}}""");
        browser.see("quarantine-entry form p", "data/caseNo");
        browser.click("quarantine-entry form button.main");
        // then it says what is not, and that it is the same record
        browser.see("quarantine-entry [role=status]", "仍看不懂");
        browser.see("quarantine-entry [role=status]", "办件编号（data/caseNo）不合要求");
        browser.click(".list-news button");
        browser.see("quarantine-entry", "先前已隔离在位置");
        // when
        browser.type("quarantine-entry textarea", """
                {"specversion":"1.0","id":"kept-1","source":"urn:test","type":"CaseClosed","subject":"KEPT-1",
                "time":"2026-03-17T10:00:00+08:00","data":{"caseNo":"KEPT-1"}}""");
        browser.tabTo("quarantine-entry form button.main");
        browser.press(Keys.ENTER);
        // then it is told where the keyboard is, and nothing is left to do about the other one
        browser.see("quarantine-entry h3", "已入账");
        assertThat(browser.focused().getText()).contains("已入账");
        browser.see("quarantine-entry h3", "另一次送入已入账");
    }

    @Test
    void the_planted_stories_are_leads_that_end_at_their_cases() throws Exception {
        // given
        browser.open("/inspector?view=leads");
        // then
        browser.see(".leads li a", "没有一件网上办");
        browser.see(".leads li a", "pad-990300-01-07");
        browser.see(".leads li a", "clerk-990400-night");
        browser.see(".leads li a", "云州市政务服务中心：");
        assertThat(browser.count(".leads .badge.notice")).isEqualTo(7);
        // when
        browser.click(".leads li a", "clerk-990400-night");
        // then
        browser.see(".chip.set", "经手账号：clerk-990400-night");
        browser.see("#list-name", "前 30 件");
        browser.click(".list-foot button", "继续显示");
        browser.see("#list-name", "前 60 件");
    }

    @Test
    void a_case_is_found_with_the_keyboard_alone() throws Exception {
        // given
        browser.open("/inspector");
        browser.see(".case-list a");
        // when
        browser.tabTo("[name=q]");
        browser.press("护照", Keys.ENTER);
        browser.see(".chip.set", "含有：护照");
        browser.see(".case-list b", "护照");
        browser.tabTo("a");
        assertThat(browser.focused().getText()).contains("护照");
        browser.press(Keys.ENTER);
        // then
        browser.see("#trace-name", "护照");
    }

    @Test
    void a_choice_and_the_names_of_conditions_survive_a_reload() throws Exception {
        // given
        browser.open("/inspector?view=board");
        browser.click("supervision-board .chip", "黄牌");
        browser.open(browser.path());
        browser.see("supervision-board .chip[aria-pressed=true]", "黄牌");
        // and it is left with its view
        browser.click(".tabs a", "留痕缺口");
        browser.see("gap-list .chip[aria-pressed=true]", "全部");
        assertThat(browser.path()).doesNotContain("show=");
        // when a link comes with codes
        JsonNode file = http.json("/api/v1/cases?limit=1&region=990600").get("items").get(0);
        browser.open("/inspector?region=990600000000&item=" + file.get("itemCode").asString() + "&department="
                + file.get("department").asString());
        // then
        browser.see(".chip.set", "区划：石门市");
        browser.see(".chip.set", "事项：" + file.get("itemName").asString());
        browser.see(".chip.set", "部门：" + file.get("departmentName").asString());
    }

    @Test
    void a_place_is_found_by_its_name() throws Exception {
        // given
        browser.open("/inspector");
        browser.click(".filters summary", "添加条件");
        browser.click(".add-form option", "区划");
        // when
        browser.type(".add-form input[name=value]", "没有的市");
        browser.press(Keys.ENTER);
        // then
        browser.see(".add-form [role=alert]", "没有找到“没有的市”");
        // when
        browser.type(".add-form input[name=value]", "石门市");
        browser.press(Keys.ENTER);
        // then
        browser.see(".chip.set", "区划：石门市");
        assertThat(browser.path()).contains("region=990600000000");
    }

    @Test
    void long_words_push_no_page_sideways_on_a_phone() throws Exception {
        // given names of 300 letters without a space, wherever a source may give one
        String word = "W".repeat(300);
        http.record(Http.fact("ApplicationSubmitted", "long-1", "LONG-1", "2026-03-16T10:00:00+08:00",
                ",\"channel\":\"PC\"", "{\"caseNo\":\"LONG-1\",\"itemCode\":\"LONG-ITEM\"}"));
        http.record(Http.fact("ServiceItemPublished", "long-2", "LONG-ITEM", "2026-03-16T09:00:00+08:00", "", """
                {"itemCode":"LONG-ITEM","name":"%s","department":"LONG-DEPT","departmentName":"%s","level":"COUNTY",
                "region":"990601000000"}""".formatted(word, word)));
        http.record(Http.fact("ReviewStepCompleted", "long-3", "LONG-1", "2026-03-16T11:00:00+08:00", "",
                "{\"caseNo\":\"LONG-1\",\"stepName\":\"" + word + "\"}"));
        Http.await("the step", () -> http.json("/api/v1/cases/LONG-1").path("currentStep").asString(""),
                word::equals);
        // when
        for (String path : List.of("/inspector?case=LONG-1", "/inspector?q=LONG-1", "/inspector?view=map&q=LONG-1",
                "/inspector?item=LONG-ITEM", "/leadership?item=LONG-ITEM", "/leadership?department=LONG-DEPT",
                "/leadership?case=LONG-1", "/hall/" + word, "/citizen?case=" + word, "/inspector?q=" + word)) {
            browser.open(path);
            browser.phone();
            browser.settle();
            // then
            assertThat(browser.sideways()).as(() -> path + ": " + browser.overhanging()).isZero();
            browser.desk();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inspector?view=board", "/inspector?view=sources", "/inspector?view=map",
            "/inspector?view=leads", "/inspector?view=gaps", "/inspector?view=quarantine", "/inspector?view=ledger"})
    void every_view_fits_a_phone_and_keeps_nobody_out(String path) throws Exception {
        browser.open(path);
        browser.phone();
        browser.settle();
        assertThat(browser.sideways()).isZero();
        browser.click("site-header button", "English");
        browser.settle();
        assertThat(browser.sideways()).as("in English").isZero();
        assertThat(browser.script("return document.title").toString())
                .contains(browser.text(".tabs [aria-current=page]"));
        // Looking for barriers takes seconds; what stands beside each other on a desk stands below here.
        assertThat(browser.barriers()).isEmpty();
    }
}
