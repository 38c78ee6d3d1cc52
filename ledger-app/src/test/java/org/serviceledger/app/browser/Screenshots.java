package org.serviceledger.app.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import org.serviceledger.app.Http;

/**
 * Writes pictures of every page, in both languages and widths, from a running demonstration: run it with the port and
 * the folder, for example {@code 8080 docs/screenshots}; a third argument leaves out what does not begin with it.
 */
final class Screenshots {

    private static final String[] LANGUAGES = {"zh", "en"};

    private final Browser browser;
    private final Path folder;

    private Screenshots(Browser browser, Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        String only = arguments.length > 2 ? arguments[2] : "";
        Path profile = Files.createTempDirectory("screenshots");
        try (Browser browser = Browser.start(port, profile)) {
            Screenshots screenshots = new Screenshots(browser, folder);
            for (Map.Entry<String, String> page : pages(new Http(port)).entrySet()) {
                if (page.getKey().startsWith(only)) {
                    screenshots.take(page.getKey(), page.getValue());
                }
            }
        }
    }

    /** The pages by the names of their pictures. */
    private static Map<String, String> pages(Http http) throws Exception {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("landing", "/?");
        pages.put("leadership", "/leadership?");
        pages.put("citizen", "/citizen?mode=standard&");
        pages.put("citizen-elder", "/citizen?mode=elder&");
        JsonNode own = http.as("citizen").json("/api/v1/my/cases?limit=100").get("items");
        pages.put("case", caseOf(own, "教师资格认定"));
        pages.put("case-overdue", caseOf(own, "不动产转移登记(二手房)"));
        pages.put("case-to-correct", caseOf(own, "医疗救助待遇申请"));
        pages.put("case-corrected", caseOf(own, "普通护照签发"));
        pages.put("case-elder", caseOf(own, "教师资格认定").replace("standard", "elder"));
        pages.put("source", "/source?");
        pages.put("halls", "/hall/?");
        pages.put("hall", "/hall/990100-01?");
        pages.put("leadership-city", "/leadership?region=990300000000&metric=on-time-closing&");
        pages.put("leadership-past", "/leadership?asOf=2019-12-31&");
        pages.put("leadership-wall", "/leadership?wall=1&");
        String reclosed = http.as("inspector").json("/api/v1/cases?irregularity=second-closing&limit=1").get("items")
                .get(0)
                .get("caseNo").asString();
        pages.put("inspector", "/inspector?irregularity=second-closing&case=" + reclosed + "&");
        for (String view : new String[]{"board", "leads", "gaps", "sources", "quarantine", "map", "ledger"}) {
            pages.put("inspector-" + view, "/inspector?view=" + view + "&");
        }
        return pages;
    }

    /** The planted one, whose number ends like that of every case of the story. */
    private static String caseOf(JsonNode own, String item) {
        for (JsonNode one : own) {
            if (item.equals(one.path("itemName").asString("")) && one.get("caseNo").asString().endsWith("90001")) {
                return "/citizen?mode=standard&case="
                        + URLEncoder.encode(one.get("caseNo").asString(), StandardCharsets.UTF_8) + "&";
            }
        }
        throw new IllegalStateException("no planted case of " + item);
    }

    private void take(String name, String path) throws Exception {
        for (String language : LANGUAGES) {
            browser.forget();
            browser.open(path + "lang=" + language);
            browser.gone(".bone"); // what comes after the figures has come too
            browser.rest();
            browser.picture(folder.resolve(name + "-" + language + "-desktop.webp"));
            browser.phone();
            browser.rest();
            browser.picture(folder.resolve(name + "-" + language + "-phone.webp"));
            System.out.println(name + " " + language + " sideways " + browser.sideways() + " " + browser.faults());
        }
    }
}
