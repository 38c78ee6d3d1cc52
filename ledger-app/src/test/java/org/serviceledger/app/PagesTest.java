package org.serviceledger.app;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages as a browser would load them, without one. */
@ExtendWith(SharedServer.class)
class PagesTest {

    private static final Pattern MODULE = Pattern.compile(
            "\\b(?:import|export)\\s*(?:[\\w$*{},\\s]*?\\bfrom\\s*)?['\"]([\\w@./-]+)['\"]|\\bimport\\(['\"]([\\w@./-]+)['\"]\\)");

    private final Http http;

    PagesTest(Http http) {
        this.http = http;
    }

    @ParameterizedTest
    @CsvSource({"/,账本", "/citizen,办件", "/inspector,监察", "/leadership,网上可办率", "/hall/,叫号", "/hall/H1,叫号"})
    void a_page_is_chinese_first_and_lets_nothing_foreign_in(String path, String heading) throws Exception {
        // when
        HttpResponse<String> page = http.get(path);
        // then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains("lang=\"zh-CN\"").contains(heading).doesNotContain("<!--importmap-->");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'")
                .contains("frame-ancestors 'none'").contains("base-uri 'none'").doesNotContain("unsafe")
                .doesNotContain("http").doesNotContain("*");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        // and nothing in it that the policy would stop
        assertThat(page.body()).doesNotContainPattern("\\son[a-z]+=").doesNotContain("style=")
                .doesNotContain("javascript:").doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @Test
    void every_script_and_every_module_that_it_imports_is_there() throws Exception {
        // given
        Map<String, String> named = new LinkedHashMap<>();
        Queue<String> open = new ArrayDeque<>();
        JsonNode imports = null;
        for (String path : new String[]{"/", "/citizen", "/inspector", "/leadership", "/hall/"}) {
            String html = http.get(path).body();
            Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>").matcher(html);
            assertThat(map.find()).isTrue();
            imports = JsonMapper.shared().readTree(map.group(1)).get("imports");
            Matcher urls = Pattern.compile("(?:src|href)=\"(/(?:assets|lib)/[^\"]+)\"").matcher(html);
            while (urls.find()) {
                named.putIfAbsent(urls.group(1), path);
                open.add(urls.group(1));
            }
        }
        // when each module's own imports are followed
        Map<String, Integer> statuses = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            String url = open.remove();
            if (statuses.containsKey(url)) {
                continue;
            }
            HttpResponse<String> file = http.get(url);
            statuses.put(url, file.statusCode());
            if (url.endsWith(".js") && file.statusCode() == 200) {
                assertThat(file.headers().firstValue("Content-Type").orElse("")).as(url).contains("javascript");
                Matcher modules = MODULE.matcher(file.body());
                while (modules.find()) {
                    open.add(resolve(url, modules.group(1) == null ? modules.group(2) : modules.group(1), imports));
                }
            }
        }
        // then
        assertThat(statuses).hasSizeGreaterThan(60)
                .allSatisfy((url, status) -> assertThat(status).as(url).isEqualTo(200));
        // and a browser knows of all of them from the page, but for the library of charts, which it fetches when it draws
        assertThat(statuses.keySet()).filteredOn(url -> url.endsWith(".js") && !url.contains("/echarts/"))
                .allSatisfy(url -> assertThat(named).containsKey(url));
        assertThat(statuses.keySet()).anyMatch(url -> url.contains("/lit/")).anyMatch(url -> url.contains("/echarts/"));
    }

    @Test
    void a_map_that_nobody_has_approved_is_no_error() throws Exception {
        assertThat(http.get("/assets/maps/990000000000.json").statusCode()).isEqualTo(204);
        assertThat(http.get("/assets/maps/990000000000.svg").statusCode()).isEqualTo(404);
    }

    private static String resolve(String from, String module, JsonNode imports) {
        if (module.startsWith(".") || module.startsWith("/")) {
            return URI.create(from).resolve(module).getPath();
        }
        if (imports.has(module)) {
            return imports.get(module).asString();
        }
        String prefix = imports.propertyNames().stream()
                .filter(name -> name.endsWith("/") && module.startsWith(name))
                .reduce("", (a, b) -> a.length() > b.length() ? a : b);
        assertThat(prefix).as("a place for the module %s, imported by %s", module, from).isNotEmpty();
        return imports.get(prefix).asString() + module.substring(prefix.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/nothing.js", "/assets/", "/assets/../application.yaml",
            "/assets/%2e%2e/%2e%2e/application.yaml", "/assets/..%2f..%2fapplication.yaml", "/lib/%2e%2e/x",
            "/assets/css", "/nothing"})
    void what_is_not_there_is_not_found_and_nothing_else_is_let_out(String path) throws Exception {
        HttpResponse<String> answer = http.get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("springdoc").doesNotContain("Exception");
    }
}
