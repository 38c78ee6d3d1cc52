package org.serviceledger.app.browser;

import org.junit.jupiter.api.Test;

import org.serviceledger.app.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** How a stranger gets in, and what people in a hall see. */
@BrowserTest
class LandingAndHallTest {

    private final Browser browser;
    private final Http http;

    LandingAndHallTest(Browser browser, Http http) {
        this.browser = browser;
        this.http = http;
    }

    @Test
    void a_stranger_sees_what_the_ledger_holds_and_enters_as_one_of_its_people() throws Exception {
        // given
        browser.open("/");
        assertThat(browser.text(".pulse-count").replaceAll("\\s", "")).matches("[1-9]\\d{4,}");
        assertThat(browser.count(".people li")).isEqualTo(9);
        // when
        browser.click(".people a", "审批人员");
        // then
        browser.see("h1", "办件与督办");
        browser.see(".bar-person", "审批人员");
        browser.see("supervision-board .board-list a");
        assertThat(browser.count(".tabs a")).isEqualTo(2);
        // and what is not open to them is said not to be, under the address of what is
        browser.open("/inspector?view=ledger");
        browser.see("inspector-view p[role=status]", "“账本”不对您的身份开放");
        assertThat(browser.path()).isEqualTo("/inspector");
        // and the citizen's page has its own person all the same
        browser.open("/citizen");
        browser.see(".bar-person", "张伟");
        browser.see("my-cases li");
    }

    @Test
    void a_call_is_on_the_board_as_soon_as_it_is_recorded() throws Exception {
        // given
        record("HallRegistered", "HALL-B", "{\"hallId\":\"HALL-B\",\"name\":\"江滨分厅\",\"queues\":[\"A 综合受理\"]}");
        ticket("Taken", "A031", "");
        ticket("Called", "A031", "03");
        ticket("Taken", "A032", "");
        browser.open("/hall/HALL-B");
        browser.see(".board-hall", "江滨分厅");
        browser.see(".board-now .huge", "A031");
        browser.see(".board-page tbody", "综合受理");
        browser.see(".board-next", "A032");
        // when
        ticket("Called", "A032", "07");
        // then
        browser.see(".board-now .huge", "A032");
        browser.await("the sentence for those who listen",
                () -> browser.script("return document.querySelector('[aria-live=assertive]').textContent"),
                "请 A032 号到 7 号窗口。"::equals);
        assertThat(browser.barriers()).isEmpty();
        browser.phone();
        assertThat(browser.sideways()).isZero();
    }

    @Test
    void a_source_s_person_sees_what_came_in_and_tries_a_record() throws Exception {
        // given
        browser.open("/");
        browser.click(".people a", "来源系统");
        browser.see("source-table td", "审批系统");
        browser.await("an example", () -> browser.script("return document.querySelector('textarea').value"),
                text -> text.toString().contains("ApplicationSubmitted"));
        String caseNo = browser.script("return JSON.parse(document.querySelector('textarea').value).subject")
                .toString();
        // when
        browser.click("fact-sender .button.main");
        // then
        browser.see(".sender-answer", "已入账");
        Http.await("the case", () -> http.json("/api/v1/cases/" + caseNo).path("status").asString(""),
                "SUBMITTED"::equals);
        // and what is no JSON is not sent
        browser.type("textarea", "{");
        browser.click("fact-sender .button.main");
        browser.see("fact-sender .fault", "没有送出");
    }

    @Test
    void a_hall_s_device_sees_what_it_sends_and_its_ticket_is_on_the_board() throws Exception {
        // given
        browser.open("/");
        browser.click(".people a", "大厅设备");
        browser.see("source-view p", "只显示您送来的：云州市政务服务中心");
        browser.see("source-table td", "云州市政务服务中心");
        assertThat(browser.count("source-table section:last-of-type tbody tr")).isEqualTo(1);
        // when
        for (String step : new String[]{"取号", "叫号"}) {
            browser.click("fact-sender .chip", step);
            browser.await("an example", () -> browser.script("return document.querySelector('textarea').value"),
                    text -> text.toString().contains(step.equals("取号") ? "TicketTaken" : "TicketCalled"));
            browser.click("fact-sender .button.main");
            browser.see(".sender-answer", "已入账");
        }
        browser.click(".sender-answer a");
        // then
        browser.see(".board-now .huge", "A999");
    }

    @Test
    void a_hall_that_is_not_known_is_said_to_be_so_also_to_somebody_whose_token_has_run_out() throws Exception {
        browser.open("/");
        browser.script("sessionStorage.setItem('ledger.token', 'eyJ.bad.token')");
        browser.open("/hall/NOWHERE");
        browser.see(".board-now", "没有这个大厅");
        browser.click(".board-live a");
        browser.see(".halls li", "云州市政务服务中心");
    }

    private void ticket(String what, String number, String window) throws Exception {
        String id = "HALL-B-" + number;
        record("QueueTicket" + what, id,
                "{\"ticketId\":\"%s\",\"hallId\":\"HALL-B\",\"queue\":\"A\",\"number\":\"%s\",\"window\":\"%s\"}"
                        .formatted(id, number, window).replace(",\"window\":\"\"", ""));
    }

    /** At the time that it is in the province. */
    private void record(String type, String subject, String data) throws Exception {
        String now = http.json("/demo/status").get("now").asString();
        assertThat(http.record(Http.fact(type, subject + "-" + type, subject, now, "", data)).statusCode())
                .isEqualTo(201);
    }
}
