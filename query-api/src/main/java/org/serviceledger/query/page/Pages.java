package org.serviceledger.query.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Serves the pages, their assets and the libraries they import; nothing comes from elsewhere. */
public final class Pages {

    private static final Map<String, String> NAMES = Map.of("/", "landing", "/citizen", "citizen", "/inspector",
            "inspector", "/leadership", "leadership", "/source", "source", "/hall", "hall", "/hall/", "hall",
            "/hall/{hallId}", "hall");
    /** What stands at an address that there is not. */
    private static final String MISSING = "missing";
    private static final String ASSETS = "pages/assets";
    private static final String LIBRARIES = "META-INF/resources/_static";
    /** Between what a page has in its head and what stands on top of its content. */
    private static final String MIDDLE = "<!--main-->";
    /** Under which a page's scripts and styles lie as one file each. */
    private static final String PAGE = "page/";
    private static final Pattern STYLESHEET = Pattern
            .compile("<link rel=\"stylesheet\" href=\"(/assets/css/[a-z]+\\.css)\">\\n?");
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final MediaType STYLE = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final Duration YEAR = Duration.ofDays(365);

    private final ImportMap importMap = ImportMap.ofClasspath();
    private final AssetVersion version = AssetVersion.ofClasspath(importMap.html());
    private final String policy = "default-src 'none'; script-src 'self' " + importMap.csp()
            + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final String missing = html(MISSING);
    private final ServerResponse.Context writers = new Writers(HandlerStrategies.withDefaults());

    /** The routes of everything that a browser loads. */
    public RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        NAMES.forEach((path, name) -> {
            String html = html(name);
            routes.GET(path, request -> page(ServerResponse.ok(), html));
            if (!NAMES.containsKey(path + "/") && !path.endsWith("/")) {
                routes.GET(path + "/",
                        request -> ServerResponse.permanentRedirect(withoutSlash(request.uri())).build());
            }
        });
        routes.GET("/favicon.ico",
                request -> asset(new ClassPathResource(ASSETS + "/icon.svg"), CacheControl.noCache()));
        routes.GET("/assets/maps/{code:[0-9]+}.json", request -> map(request.pathVariable("code")));
        Stream.concat(NAMES.values().stream().distinct(), Stream.of(MISSING)).forEach(name -> {
            packed(routes, version.prefix() + PAGE + name + ".js", SCRIPT,
                    () -> new ModuleBundle(importMap.imports(), Pages::module).of("/assets/pages/" + name + ".js"));
            packed(routes, version.prefix() + PAGE + name + ".css", STYLE, () -> styles(name));
        });
        importMap.imports().values().stream().filter(address -> address.endsWith(".js"))
                .forEach(address -> packed(routes, address, SCRIPT, () -> module(address)));
        routes.GET(version.prefix() + "{*path}", request -> file(request, ASSETS, forEver()));
        routes.GET("/assets/{*path}", request -> file(request, ASSETS, CacheControl.noCache()));
        routes.GET("/lib/{*path}", request -> file(request, LIBRARIES, forEver()));
        return routes.build();
    }

    /** Answers somebody who opened an address at which there is nothing: says so, and leads home. */
    public Mono<Void> missing(ServerWebExchange exchange) {
        return page(ServerResponse.status(HttpStatus.NOT_FOUND), missing)
                .flatMap(answer -> answer.writeTo(exchange, writers));
    }

    /** What an answer is written with outside of a route. */
    private record Writers(HandlerStrategies strategies) implements ServerResponse.Context {

        @Override
        public List<HttpMessageWriter<?>> messageWriters() {
            return strategies.messageWriters();
        }

        @Override
        public List<ViewResolver> viewResolvers() {
            return strategies.viewResolvers();
        }
    }

    private static URI withoutSlash(URI address) {
        String path = address.getRawPath();
        String query = address.getRawQuery();
        return URI.create(path.substring(0, path.length() - 1) + (query == null ? "" : "?" + query));
    }

    /** Made when it is first asked for, and kept. */
    private static void packed(RouterFunctions.Builder routes, String address, MediaType type,
            Supplier<String> content) {
        Mono<PackedFile> file = Mono
                .fromSupplier(() -> PackedFile.of(type, content.get().getBytes(StandardCharsets.UTF_8)))
                .subscribeOn(Schedulers.boundedElastic()).cache();
        routes.GET(address, request -> file
                .flatMap(found -> found.answer(request, ServerResponse.ok().cacheControl(forEver()))));
    }

    /** What lies under an address with a version never changes. */
    private static CacheControl forEver() {
        return CacheControl.maxAge(YEAR).cachePublic().immutable();
    }

    private Mono<ServerResponse> page(ServerResponse.BodyBuilder response, String html) {
        return response.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache()).header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()").bodyValue(html);
    }

    /** What all pages share, with what is this page's own in its places. */
    private String html(String name) {
        String own = text("pages/" + name + ".html");
        int middle = own.indexOf(MIDDLE);
        if (middle < 0) {
            throw new IllegalStateException("page " + name + " does not say where its content begins");
        }
        String html = text("pages/layout.html").replace("<!--head-->", own.substring(0, middle).strip())
                .replace(MIDDLE, own.substring(middle + MIDDLE.length()).strip());
        return STYLESHEET.matcher(html).replaceAll("")
                .replace("<!--importmap-->",
                        "<link rel=\"stylesheet\" href=\"/assets/" + PAGE + "{name}.css\">\n" + importMap.html())
                .replace("/assets/pages/{name}.js", "/assets/" + PAGE + "{name}.js").replace("{name}", name)
                .replace("\"/assets/", "\"" + version.prefix());
    }

    /** The style sheets that a page names, in their order, as one. */
    private static String styles(String name) {
        return STYLESHEET.matcher(text("pages/layout.html") + text("pages/" + name + ".html")).results()
                .map(link -> text("pages" + link.group(1))).collect(Collectors.joining("\n"));
    }

    private static String module(String address) {
        return text(address.startsWith("/lib/")
                ? LIBRARIES + address.substring("/lib".length())
                : "pages" + address);
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** A province's approved map; none is no fault, and no browser need complain of it. */
    private static Mono<ServerResponse> map(String code) {
        Resource map = new ClassPathResource(ASSETS + "/maps/" + code + ".json");
        return map.isReadable() ? asset(map, CacheControl.noCache()) : ServerResponse.noContent().build();
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
