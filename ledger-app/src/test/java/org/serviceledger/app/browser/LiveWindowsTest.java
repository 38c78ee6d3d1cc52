package org.serviceledger.app.browser;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.serviceledger.app.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that stay true while the world goes on: in many windows at once, and over a line that is lost. */
@BrowserTest
class LiveWindowsTest {

    private static final int LINES = 4;
    private static final String HELD = """
            const done = arguments[arguments.length - 1];
            navigator.locks.query().then(({held}) => done(held.filter((one) => one.name.startsWith('ledger.line')).length));""";

    private final Browser browser;
    private final Http http;

    LiveWindowsTest(Browser browser, Http http) {
        this.browser = browser;
        this.http = http;
    }

    @Test
    void eight_windows_of_one_browser_all_tell_of_a_fact() throws Exception {
        // given more windows than a browser opens connections, of every kind of stream
        http.record(Http.submitted("windows-1", "WINDOWS-1", "PC"));
        Http.await("the case", () -> http.get("/api/v1/cases/WINDOWS-1").statusCode(), status -> status == 200);
        List<String> windows = new ArrayList<>();
        String trace = "/inspector?case=WINDOWS-1";
        for (String path : List.of(trace, trace, trace, trace, trace, "/leadership", "/leadership", trace)) {
            windows.add(windows.isEmpty() ? browser.window() : browser.newWindow());
            browser.open(path);
            assertThat(browser.script("return document.hidden")).as("a window that is looked at").isEqualTo(false);
            browser.see("live-state", "实时");
        }
        assertThat(browser.answer(HELD)).isEqualTo((long) LINES);
        // when
        JsonNode before = http.as("leader").json("/api/v1/rates?metric=online-take-up").get("items").get(0);
        http.record(Http.submitted("windows-2", "WINDOWS-2", "PC"));
        http.record(Http.closed("windows-3", "WINDOWS-1"));
        // then
        String counts = Counts.of(before.get("numerator").asLong() + 1, before.get("denominator").asLong() + 1);
        for (String window : windows) {
            browser.toWindow(window);
            if (browser.path().startsWith("/leadership")) {
                browser.see(".tile", counts);
            } else {
                browser.see(".trace td", "办结");
            }
            browser.see("live-state", "实时");
        }
        // when one that had a line is closed, then another one gets it
        browser.closeAllBut(windows.subList(4, 8));
        Http.await("the lines to be used", () -> browser.answer(HELD), held -> held.equals((long) LINES));
        browser.closeAllBut(windows.subList(7, 8));
    }

    @Test
    void a_line_that_is_lost_is_said_to_be_so_and_what_happened_meanwhile_is_told_when_it_is_back() throws Exception {
        // given
        http.record(Http.submitted("lost-1", "LOST-1", "PC"));
        Http.await("the case", () -> http.get("/api/v1/cases/LOST-1").statusCode(), status -> status == 200);
        browser.open("/inspector?case=LOST-1");
        browser.see("live-state", "实时");
        browser.script("window.sameDocument = true");
        // when
        browser.offline(true);
        // then
        browser.see("live-state", "连接中断，正在重连");
        // when
        http.record(Http.closed("lost-2", "LOST-1"));
        browser.offline(false);
        // then
        browser.see("live-state", "实时");
        browser.see(".trace td", "办结");
        assertThat(browser.script("return window.sameDocument")).isEqualTo(true);
    }

    @Test
    void a_list_says_that_the_line_is_lost_and_goes_on_when_it_is_back() throws Exception {
        for (String view : List.of("", "?view=board", "?view=leads", "?view=sources", "?view=quarantine",
                "?view=ledger")) {
            browser.open("/inspector" + view);
            browser.see("live-state", "实时");
        }
        // when
        browser.offline(true);
        // then
        browser.see("live-state", "连接中断");
        // when
        browser.offline(false);
        // then
        browser.see("live-state", "实时");
        // and what is computed once says that it is
        browser.open("/inspector?view=map");
        browser.see("live-state", "不自动更新");
        browser.click(".again button");
        browser.see("live-state", "数据截至");
    }

    @Test
    void a_login_that_has_expired_is_renewed_or_asked_for() throws Exception {
        // given a token that the server does not take any more
        browser.open("/");
        browser.script("sessionStorage.setItem('ledger.token', 'expired')");
        // then where the demonstration can sign in again, the reader does not notice
        browser.open("/citizen");
        Http.await("her cases", () -> browser.count("my-cases li"), cases -> cases > 0);
        // and where nobody can, the page says so and shows nothing of anybody
        browser.block("*/demo/login*");
        browser.open("/citizen");
        browser.see("my-cases", "登录后可以看到");
        assertThat(browser.shows("live-state", "连接中断")).isFalse();
        browser.open("/inspector");
        browser.see("case-list [role=alert]", "登录");
        assertThat(browser.count(".case-list li")).isZero();
        browser.open("/leadership");
        browser.see("main [role=alert]", "登录");
        browser.block();
    }
}
