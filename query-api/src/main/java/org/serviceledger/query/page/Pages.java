package org.serviceledger.query.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves the pages, their assets and the libraries they import; nothing comes from elsewhere. */
public final class Pages {

    private static final Map<String, String> FILES = Map.of("/", "index", "/citizen", "citizen", "/inspector",
            "inspector", "/leadership", "leadership", "/hall", "hall", "/hall/", "hall", "/hall/{hallId}", "hall");
    private static final Duration YEAR = Duration.ofDays(365);

    private final ImportMap importMap = ImportMap.ofClasspath();
    private final AssetVersion version = AssetVersion.ofClasspath();
    private final String policy = "default-src 'none'; script-src 'self' " + importMap.csp()
            + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The routes of everything that a browser loads. */
    public RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        FILES.forEach((path, file) -> {
            String html = html(file);
            routes.GET(path, request -> page(html));
        });
        routes.GET("/favicon.ico",
                request -> asset(new ClassPathResource("pages/assets/icon.svg"), CacheControl.noCache()));
        routes.GET(version.prefix() + "{*path}", request -> file(request, "pages/assets", forEver()));
        routes.GET("/assets/{*path}", request -> file(request, "pages/assets", CacheControl.noCache()));
        routes.GET("/lib/{*path}", request -> file(request, "META-INF/resources/_static", forEver()));
        return routes.build();
    }

    /** What lies under an address with a version never changes. */
    private static CacheControl forEver() {
        return CacheControl.maxAge(YEAR).cachePublic().immutable();
    }

    private Mono<ServerResponse> page(String html) {
        return ServerResponse.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache()).header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()").bodyValue(html);
    }

    private String html(String file) {
        try {
            String text = new ClassPathResource("pages/" + file + ".html").getContentAsString(StandardCharsets.UTF_8);
            if (!text.contains("<!--importmap-->")) {
                throw new IllegalStateException("page " + file + " has no place for the import map");
            }
            return text.replace("<!--importmap-->", importMap.html()).replace("\"/assets/", "\"" + version.prefix());
        } catch (IOException e) {
            throw new UncheckedIOException("page " + file + " cannot be read", e);
        }
    }

    private static Mono<ServerResponse> file(ServerRequest request, String root, CacheControl caching) {
        String path = request.pathVariable("path");
        if (path.contains("..") || path.contains("//") || path.contains("\\")) {
            return ServerResponse.notFound().build();
        }
        return asset(new ClassPathResource(root + path), caching);
    }

    private static Mono<ServerResponse> asset(Resource resource, CacheControl caching) {
        if (!resource.isReadable()) {
            return ServerResponse.notFound().build();
        }
        MediaType type = MediaTypeFactory.getMediaType(resource).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return ServerResponse.ok().contentType(type).cacheControl(caching).header(HttpHeaders.VARY, "Accept-Encoding")
                .header("X-Content-Type-Options", "nosniff").bodyValue(resource);
    }
}
