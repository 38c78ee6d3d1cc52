package org.serviceledger.app.browser;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

import org.serviceledger.app.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** What people come for, from the beginning to the end, as the demonstration's citizen. */
@BrowserTest
class CitizenTasksTest {

    private static final String LOSE_THE_ANSWER = """
            const real = window.fetch;
            window.fetch = async (...asked) => {
              const answer = await real(...asked);
              if (!String(asked[0]).includes('/commands/')) return answer;
              window.fetch = real;
              throw new TypeError('lost');
            };""";

    private final Browser browser;
    private final Http http;
    private final Http citizen;

    CitizenTasksTest(Browser browser, Http http) {
        this.browser = browser;
        this.http = http;
        this.citizen = http.as("citizen");
    }

    private String caseOf(String item) throws Exception {
        for (JsonNode one : citizen.json("/api/v1/my/cases?limit=100").get("items")) {
            if (item.equals(one.path("itemName").asString("")) && one.get("caseNo").asString().endsWith("90001")) {
                return one.get("caseNo").asString();
            }
        }
        throw new AssertionError("the citizen has no case of " + item);
    }

    @Test
    void all_states_are_told_in_words_and_a_pause_is_explained_day_by_day() throws Exception {
        // given
        browser.open("/citizen");
        browser.see("section:has(#mine-going) li", "教师资格认定");
        assertThat(browser.shows("section:has(#mine-going) li", "已超期")).isTrue();
        assertThat(browser.shows("section:has(#mine-going) li", "视为受理")).isTrue();
        browser.see("my-appointments li", "3月19日");
        // when
        browser.click("section:has(#mine-going) a", "教师资格认定");
        // then
        assertThat(browser.text(".answer-lead")).contains("鉴定", "暂停计时");
        assertThat(browser.script("return document.title").toString()).startsWith("教师资格认定｜我的办件");
        browser.see(".weeks .paused");
        browser.click(".clock-details summary");
        browser.see(".clock-table tr", "特别程序开始");
        // when a fact arrives
        assertThat(http.record(Http.closed("live-closed", caseOf("教师资格认定"))).statusCode()).isEqualTo(201);
        // then it is on the open page
        browser.see(".timeline li", "办理已经结束");
        // when
        browser.click("a.back");
        browser.see("#mine-going");
        // then what was told wrongly stays readable beside what is right
        browser.open("/citizen?case=" + caseOf("普通护照签发"));
        assertThat(browser.text(".fix")).contains("2029", "2036");
        browser.phone();
        assertThat(browser.sideways()).isZero();
    }

    @Test
    void a_case_of_which_nothing_is_recorded_moves_on_with_the_time() throws Exception {
        // given a page whose intervals are shorter
        browser.open("/citizen");
        browser.script("const real = setInterval; window.setInterval = (task, ms) => real(task, ms / 30);");
        browser.click("section:has(#mine-going) a", "教师资格认定");
        browser.see(".timeline li");
        String before = browser.text("live-state time");
        // then
        browser.await("a later reading", () -> browser.text("live-state time"), text -> !text.equals(before));
    }

    @Test
    void a_finished_case_is_evaluated_with_the_keyboard_alone() throws Exception {
        // given
        browser.open("/citizen?case=" + caseOf("导游证核发"));
        browser.see("evaluation-form form");
        // when
        browser.tabTo("input[name=satisfaction]");
        browser.press(Keys.SPACE);
        browser.press(Keys.TAB);
        browser.press("办得快");
        browser.press(Keys.TAB);
        browser.press(Keys.ENTER);
        // then
        browser.see("evaluation-form [role=status]", "已入账");
        assertThat(browser.focused().getDomAttribute("id")).as("where the form was").isEqualTo("evaluation-name");
        browser.see("evaluation-form .reading", "非常满意");
        browser.see(".timeline li", "您的评价：非常满意。办得快");
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void large_type_is_kept_and_fits_a_phone() throws Exception {
        // given
        browser.open("/citizen");
        browser.see("my-cases li");
        double usual = sizeOf("my-cases li h3");
        // when
        browser.click("site-header button", "长辈版");
        // then
        assertThat(sizeOf("my-cases li h3")).isGreaterThan(usual);
        assertThat(sizeOf("main p")).isGreaterThanOrEqualTo(18);
        // and it stays so, in every part of the page
        browser.open("/citizen?case=" + caseOf("教师资格认定"));
        browser.see("site-header button[aria-pressed=true]", "长辈版");
        browser.see(".timeline li");
        browser.phone();
        browser.settle();
        assertThat(browser.sideways()).isZero();
        browser.open("/citizen");
        browser.see("my-cases li");
        assertThat(browser.sideways()).isZero();
        assertThat(browser.barriers()).isEmpty();
        // and on the other pages that everybody uses, in the longer language too
        browser.open("/hall/?lang=en");
        assertThat(sizeOf("main p")).isGreaterThanOrEqualTo(18);
        assertThat(browser.sideways()).isZero();
        browser.open("/?lang=zh");
        assertThat(sizeOf("main p")).isGreaterThanOrEqualTo(18);
        assertThat(browser.sideways()).isZero();
        browser.open("/leadership");
        assertThat(browser.shows("site-header button", "长辈版")).isFalse();
        browser.open("/citizen");
        // when
        browser.click("site-header button", "长辈版");
        browser.open("/citizen");
        browser.see("my-cases li");
        browser.desk();
        // then
        assertThat(sizeOf("my-cases li h3")).isEqualTo(usual);
    }

    private double sizeOf(String css) {
        return ((Number) browser.script(
                "return parseFloat(getComputedStyle(document.querySelector(arguments[0])).fontSize)", css))
                .doubleValue();
    }

    @Test
    void a_case_is_printed_without_what_is_pressed() throws Exception {
        // given
        browser.open("/citizen?case=" + caseOf("教师资格认定"));
        browser.see(".timeline li");
        browser.onPaper(true);
        // then
        assertThat(browser.shows("site-header header", "")).isFalse();
        assertThat(browser.shows("main button, main a.back, main label.button", "")).isFalse();
        assertThat(browser.text(".answer-lead")).contains("暂停计时");
        browser.see(".case-number");
        // and with what it takes to hold the paper against the ledger
        assertThat(browser.text("case-paper .pairs")).containsPattern("查询码\\s\\d{6}");
        assertThat(browser.text("case-paper")).contains("截至 2026年3月", " 条记录（位置 ",
                browser.count(".timeline .done") + " 条",
                "/citizen");
        browser.onPaper(false);
    }

    @Test
    void missing_materials_are_handed_in() throws Exception {
        // given
        browser.open("/citizen");
        browser.click("section:has(#mine-mine) a", "医疗救助待遇申请");
        assertThat(browser.text(".answer-lead")).contains("请最迟 3月27日（周五）补齐");
        browser.click("correction-form button[type=submit]");
        browser.see("correction-form [role=alert]", "先勾选");
        // when
        browser.click("correction-form label", "医疗费用结算单");
        browser.click("correction-form button[type=submit]");
        // then not in part
        browser.see("correction-form [role=alert]", "还差家庭收入申报表签字页");
        // when
        browser.click("correction-form label", "家庭收入申报表签字页");
        browser.click("correction-form button[type=submit]");
        // then
        browser.gone("correction-form form");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("timeline-name");
        browser.see(".timeline li", "补正材料已提交");
        // and no result is promised before it is accepted
        browser.see(".answer-lead", "告知您是否受理");
        assertThat(browser.text(".answer-facts")).contains("这一天以前告知是否受理", "受理后承诺 15 个工作日");
    }

    @Test
    void an_appointment_is_booked_moved_and_cancelled() throws Exception {
        // given
        browser.open("/citizen");
        browser.click("my-appointments button", "预约到厅办理");
        browser.click("my-appointments button[type=submit]");
        browser.see("#visit-hall-fault", "请选择政务大厅");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("visit-hall");
        browser.click("#visit-hall option", "云州市政务服务中心");
        browser.click("#item-choice option", "户口迁移");
        browser.see("#slot-day option", "周三");
        assertThat(browser.shows("#slot-day option", "周日")).as("a day on which offices are closed").isFalse();
        browser.click("#slot-day option", "3月18日");
        browser.click(".slots label", "14:00");
        // when the answer is lost, though it was done
        browser.script(LOSE_THE_ANSWER);
        browser.click("my-appointments button[type=submit]");
        // then it is found in the list
        browser.see("my-appointments li", "3月18日 周三 14:00");
        browser.gone("my-appointments form");
        // when
        moveOrCancel("改时间");
        browser.click("#slot-day option", "3月20日");
        browser.click(".slots label", "09:30");
        browser.click("my-appointments button[type=submit]");
        // then
        browser.see("my-appointments li", "3月20日 周五 09:30");
        // when
        moveOrCancel("取消预约");
        browser.click("my-appointments li button", "确定取消");
        // then
        browser.see("my-appointments li", "已取消");
        assertThat(browser.focused().getDomAttribute("role")).as("what was done, no other appointment")
                .isEqualTo("status");
        assertThat(browser.barriers()).isEmpty();
    }

    /** Of the appointment of this test; the other one is that of the story. */
    private void moveOrCancel(String button) throws Exception {
        WebElement own = browser.see("my-appointments li", "户口迁移");
        browser.script("[...arguments[0].querySelectorAll('button')].find((one) => one.textContent === arguments[1])"
                + ".click()", own, button);
    }

    @Test
    void a_ticket_is_taken_and_says_how_many_are_ahead() throws Exception {
        // given the capital's hall, which is full in the morning
        browser.open("/citizen");
        browser.click("my-tickets button", "取号");
        browser.click("#ticket-hall option", "云州市政务服务中心");
        browser.click("my-tickets label", "不动产登记");
        // when
        browser.click("my-tickets button[type=submit]");
        // then
        browser.see("my-tickets li", "D001");
        assertThat(browser.text("my-tickets .ticket-state")).matches("前面还有 [1-9]\\d* 人");
        browser.phone();
        assertThat(browser.sideways()).isZero();
        // when
        browser.click("my-tickets li button", "不等了");
        browser.click("my-tickets li button", "确定不等");
        // then
        browser.see("my-tickets", "您今天没有在排队");
        // when another is called while its holder is asked whether to leave
        browser.click("my-tickets button", "取号");
        browser.click("#ticket-hall option", "云州市政务服务中心");
        browser.click("my-tickets label", "不动产登记");
        browser.click("my-tickets button[type=submit]");
        browser.see("my-tickets li", "D002");
        browser.click("my-tickets li button", "不等了");
        browser.see("my-tickets li button", "确定不等");
        call(citizen.json("/api/v1/my/tickets?limit=1").get("items").get(0));
        // then who goes by the keyboard is still there
        browser.see("my-tickets li.called", "D002 号，请到 9 号窗口");
        assertThat(browser.focused().getDomAttribute("class")).isEqualTo("ticket called");
    }

    private void call(JsonNode ticket) throws Exception {
        String id = ticket.get("ticketId").asString();
        String now = http.json("/demo/status").get("now").asString();
        String data = "{\"ticketId\":\"%s\",\"hallId\":\"%s\",\"queue\":\"D\",\"number\":\"%s\",\"window\":\"09\"}"
                .formatted(id, ticket.get("hallId").asString(), ticket.get("number").asString());
        assertThat(http.record(Http.fact("QueueTicketCalled", id + "-called", id, now, "", data)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_case_is_looked_up_by_number_and_code_in_english() throws Exception {
        // given
        String caseNo = caseOf("住房公积金个人住房贷款");
        String code = citizen.json("/api/v1/cases/" + caseNo + "/history").get("items").get(0).get("data")
                .get("queryCode").asString();
        browser.open("/citizen");
        browser.click("site-header button", "English");
        // when the code is wrong
        browser.type("#look-up-no", caseNo);
        browser.type("#look-up-code", code.equals("000000") ? "000001" : "000000");
        browser.click("look-up button");
        // then
        browser.see("#look-up-no-fault", "both must be right");
        assertThat(browser.count("look-up input[aria-invalid=true][aria-describedby~=look-up-no-fault]")).isEqualTo(2);
        // when one is missing
        browser.script("document.querySelector('#look-up-code').value = ''");
        browser.click("look-up button");
        // then
        browser.see("#look-up-code-fault", "enter the query code");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("look-up-code");
        // when both are right, the number as it is written on paper
        browser.type("#look-up-no",
                "办件编号：" + caseNo.toLowerCase(java.util.Locale.ROOT).replaceFirst("(.{18})(.)", "$1 $2-") + "。");
        browser.type("#look-up-code", code);
        browser.click("look-up button");
        // then
        browser.see(".case-name", "住房公积金个人住房贷款");
        browser.see(".timeline li", "Accepted");
        browser.see("case-clock summary", "day by day");
        assertThat(browser.barriers()).isEmpty();
        // when
        browser.script("history.back()");
        browser.see("look-up input");
        browser.script("history.forward()");
        // then it is still there, and the code is nowhere
        browser.see(".case-name", "住房公积金个人住房贷款");
        assertThat(browser.path() + browser.script("return JSON.stringify(history.state)")).doesNotContain(code);
    }
}
