package org.serviceledger.app.browser;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.serviceledger.app.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every page, in both languages and widths. */
@BrowserTest
class EveryPageTest {

    private static final boolean FULL = Boolean.getBoolean("ledger.test.full");

    private final Browser browser;
    private final Http http;

    EveryPageTest(Browser browser, Http http) {
        this.browser = browser;
        this.http = http;
    }

    @ParameterizedTest
    @CsvSource({"/,账本,Ledger", "/citizen,办件,cases", "/citizen?case=,办件,cases", "/inspector,监察,Inspection",
            "/inspector?case=,监察,Inspection", "/leadership,网上可办率,Online availability", "/source,来源系统,Source",
            "/hall/,叫号,calls"})
    void a_page_keeps_nobody_out_in_either_language_or_width(String path, String chinese, String english)
            throws Exception {
        String address = path.endsWith("=")
                ? path + http.as("citizen").json("/api/v1/my/cases").get("items").get(0).get("caseNo").asString()
                : path;
        // given a browser that asks for English, it is Chinese first
        browser.open(address);
        browser.see("h1", chinese);
        for (String language : new String[]{"zh-CN", "en"}) {
            assertThat(browser.script("return document.documentElement.lang")).isEqualTo(language);
            browser.settle();
            // Looking for barriers takes seconds: on the phone in one language; in the full run on the desk too.
            if (FULL && language.startsWith("zh")) {
                assertThat(browser.barriers()).isEmpty();
            }
            browser.phone();
            assertThat(browser.sideways()).as("sideways scroll in " + language).isZero();
            if (language.equals("en")) {
                assertThat(browser.barriers()).isEmpty();
            }
            browser.tablet();
            assertThat(browser.sideways()).as("sideways scroll of a tablet in " + language).isZero();
            browser.desk();
            // when
            if (language.startsWith("zh")) {
                browser.click("site-header button", "English");
                browser.see("h1", english);
            }
        }
        // then the language is kept
        browser.open(address);
        browser.see("h1", english);
        assertThat(browser.script("return document.title").toString()).contains("Ledger");
    }

    @ParameterizedTest
    @CsvSource({"/", "/citizen", "/inspector", "/leadership", "/source", "/hall/"})
    void the_keyboard_leads_past_the_navigation_to_the_content(String path) throws Exception {
        // given
        browser.open(path);
        // when
        browser.press(org.openqa.selenium.Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("跳到正文");
        browser.press(org.openqa.selenium.Keys.ENTER);
        // then
        assertThat(browser.focused().getTagName()).isEqualTo("main");
    }
}
