package org.serviceledger.query.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells browsers where the modules lie that the pages import by name. It is gathered from the import
 * maps that the libraries' archives carry, so that a version is written down in one place only, the
 * build's.
 *
 * @param imports addresses of modules by name, and of folders of modules by a name that ends in a slash
 * @param html    the script element
 * @param csp     source expression that lets exactly this script run
 */
record ImportMap(Map<String, String> imports, String html, String csp) {

    private static final String STATIC = "/_static/";
    private static final String LIB = "/lib/";

    static ImportMap ofClasspath() {
        JsonMapper mapper = JsonMapper.shared();
        Map<String, String> imports = new TreeMap<>();
        try {
            ClassLoader loader = ImportMap.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources("META-INF/importmap.json"))) {
                try (var in = url.openStream()) {
                    JsonNode map = mapper.readTree(in);
                    map.path("imports").properties()
                            .forEach(e -> imports.put(e.getKey(), e.getValue().asString().replace(STATIC, LIB)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the libraries' import maps cannot be read", e);
        }
        String echarts = imports.get("echarts/");
        imports.keySet().removeIf(
                name -> name.startsWith("@types/") || name.startsWith("tslib") || name.startsWith("zrender")
                        || name.startsWith("echarts"));
        if (echarts != null) {
            // The one file that is minified and whole; the others would be fetched by the hundred.
            imports.put("echarts", echarts + "dist/echarts.esm.min.js");
        }
        String json = mapper.writeValueAsString(Map.of("imports", imports));
        return new ImportMap(Map.copyOf(imports), "<script type=\"importmap\">" + json + "</script>",
                "'sha256-" + sha256(json) + "'");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
