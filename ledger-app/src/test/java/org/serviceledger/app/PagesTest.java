package org.serviceledger.app;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

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

    private final Http http;

    PagesTest(Http http) {
        this.http = http;
    }

    @ParameterizedTest
    @CsvSource({"/,账本", "/citizen,办件", "/inspector,监察", "/leadership,网上可办率", "/source,来源系统", "/hall/,叫号",
            "/hall/H1,叫号"})
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

    @ParameterizedTest
    @ValueSource(strings = {"/", "/citizen", "/inspector", "/leadership", "/source", "/hall/"})
    void a_page_is_one_script_and_one_style_sheet_packed_and_kept(String path) throws Exception {
        // given
        String html = http.get(path).body();
        List<String> files = Pattern.compile("(?:src|href)=\"(/(?:assets|lib)/[^\"]+\\.(?:js|css))\"").matcher(html)
                .results().map(found -> found.group(1)).toList();
        // then the third is what runs before the first paint
        assertThat(files).hasSize(3).allMatch(file -> file.startsWith("/assets/v-"));
        for (String file : files) {
            assertThat(http.get(file).headers().firstValue("Cache-Control").orElse("")).as(file).contains("immutable");
        }
        String script = files.stream().filter(file -> file.contains("/page/") && file.endsWith(".js")).findFirst()
                .orElseThrow();
        HttpResponse<String> plain = http.get(script);
        assertThat(plain.headers().firstValue("Content-Type").orElse("")).contains("javascript");
        assertThat(plain.body()).contains("customElements.define('site-header'").contains("litElementVersions");
        // and packed it is the same, in less than half of the bytes
        HttpResponse<byte[]> packed = http.client().send(
                http.request(script).header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length() / 2);
        assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                StandardCharsets.UTF_8)).isEqualTo(plain.body());
    }

    @Test
    void what_a_page_fetches_only_when_it_draws_is_there() throws Exception {
        // given
        String html = http.get("/leadership").body();
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>").matcher(html);
        assertThat(map.find()).isTrue();
        JsonNode imports = JsonMapper.shared().readTree(map.group(1)).get("imports");
        String script = http.get(Pattern.compile("src=\"([^\"]+/page/[^\"]+)\"").matcher(html).results().findFirst()
                .orElseThrow().group(1)).body();
        // when
        List<String> later = Pattern.compile("\\bimport\\(['\"]([\\w@./-]+)['\"]\\)").matcher(script).results()
                .map(found -> found.group(1)).toList();
        // then
        assertThat(later).containsExactly("echarts");
        assertThat(http.get(imports.get("echarts").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_map_that_nobody_has_approved_is_no_error() throws Exception {
        assertThat(http.get("/assets/maps/990000000000.json").statusCode()).isEqualTo(204);
        assertThat(http.get("/assets/maps/990000000000.svg").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/leadership/,/leadership", "/citizen/?case=1&lang=en,/citizen?case=1&lang=en",
            "/inspector/,/inspector",
            "/source/,/source", "/hall/H1/,/hall/H1"})
    void a_slash_too_many_leads_to_the_page(String path, String page) throws Exception {
        HttpResponse<String> answer = http.get(path);
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue(page);
    }

    @Test
    void an_address_at_which_there_is_nothing_is_a_page_for_readers_and_a_problem_for_programs() throws Exception {
        for (String path : List.of("/nowhere", "/nowhere/at/all", "/citizen/x")) {
            HttpResponse<String> page = http.client().send(
                    http.request(path).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(page.body()).contains("没有这一页").contains("<missing-view>");
            assertThat(Http.json(http.get(path)).get("code").asString()).isEqualTo("not-found");
        }
        HttpResponse<String> program = http.client().send(
                http.request("/api/v1/nothing").header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(Http.json(program).get("code").asString()).isEqualTo("not-found");
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
