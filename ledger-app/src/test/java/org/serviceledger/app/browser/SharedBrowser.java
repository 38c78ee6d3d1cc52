package org.serviceledger.app.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

import org.serviceledger.app.Http;
import org.serviceledger.app.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One browser and one server with the province for all tests of the pages: both take long to start. Where
 * {@code -Dledger.test.province=DIR} names the data of a province loaded before, a copy of it is used.
 */
final class SharedBrowser implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Duration LOADING = Duration.ofMinutes(5);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Browser.class || type == Http.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        return parameter.getParameter().getType() == Browser.class ? running.browser : running.http;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running(context).browser.forget();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(running(context).browser.faults()).as("what the browser had to complain about").isEmpty();
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(SharedBrowser.class))
                .computeIfAbsent("running", key -> Running.start(), Running.class);
    }

    /** Stopped by JUnit after the last test. */
    private record Running(Path data, TestServer server, Http http, Browser browser) implements AutoCloseable {

        static Running start() {
            try {
                Path data = Files.createTempDirectory("browser-tests");
                String known = System.getProperty("ledger.test.province");
                if (known != null) {
                    FileSystemUtils.copyRecursively(Path.of(known), data.resolve("ledger"));
                }
                TestServer server = new TestServer(data.resolve("ledger"), Map.of("ledger.demo.province", true));
                Http http = new Http(server.port());
                Http.await("the province", LOADING, () -> http.json("/demo/status").get("state").asString(),
                        "LOADED"::equals);
                Http.await("the views", () -> http.json("/api/v1/projections").get("items").get(0),
                        status -> status.get("lag").asLong() == 0 && status.get("position").asLong() > 0);
                return new Running(data, server, http, Browser.start(server.port(), data.resolve("profile")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException("no server or no browser to test with", e);
            }
        }

        @Override
        public void close() throws IOException {
            browser.close();
            server.close();
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
