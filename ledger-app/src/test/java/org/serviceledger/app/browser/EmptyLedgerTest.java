package org.serviceledger.app.browser;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.app.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** The first day of a ledger: nothing has been recorded yet, and every page says so instead of breaking. */
@BrowserTest
class EmptyLedgerTest {

    private final Browser shared;

    EmptyLedgerTest(Browser browser) {
        this.shared = browser;
    }

    @Test
    void every_page_of_an_empty_ledger_says_that_there_is_nothing_yet(@TempDir Path data) throws Exception {
        try (TestServer server = new TestServer(data, Map.of())) {
            Browser browser = shared.on(server.port());
            browser.forget();
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                // when
                browser.open(page.getKey());
                // then
                browser.see("main", page.getValue());
                String text = browser.text("main");
                assertThat(text).as(page.getKey()).doesNotContain("undefined").doesNotContain("NaN")
                        .doesNotContain("null").doesNotContain("Infinity").doesNotContain("没有取到");
                browser.phone();
                browser.settle();
                assertThat(browser.sideways()).as(page.getKey()).isZero();
                browser.desk();
                assertThat(browser.faults()).as(page.getKey()).isEmpty();
            }
            browser.forget();
        }
    }

    private static final Map<String, String> PAGES = Map.ofEntries(Map.entry("/", "账本"),
            Map.entry("/leadership", "无数据"), Map.entry("/leadership?metric=on-time-closing&asOf=2019-12-31", "无数据"),
            Map.entry("/leadership?wall=1", "无数据"), Map.entry("/citizen", "还没有您的办件"),
            Map.entry("/hall/", "还没有"), Map.entry("/hall/H-1", "没有这个大厅"), Map.entry("/inspector", "没有符合条件的办件"),
            Map.entry("/inspector?view=board", "没有"), Map.entry("/inspector?view=leads", "没有发现"),
            Map.entry("/inspector?view=gaps", "没有"), Map.entry("/inspector?view=sources", "没有"),
            Map.entry("/inspector?view=quarantine", "没有隔离的记录"), Map.entry("/inspector?view=map", "没有"),
            Map.entry("/inspector?view=ledger", "账本"), Map.entry("/source", "没有"));
}
