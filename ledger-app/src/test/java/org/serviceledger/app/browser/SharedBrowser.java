package org.serviceledger.app.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

import org.serviceledger.app.Http;
import org.serviceledger.app.LoadedProvince;
import org.serviceledger.app.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** One browser and one server with the province for all tests of the pages: both take long to start. */
final class SharedBrowser implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

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
                .computeIfAbsent("running", key -> Running.start(LoadedProvince.of(context)), Running.class);
    }

    /** Stopped by JUnit after the last test. */
    private record Running(Path data, TestServer server, Http http, Browser browser) implements AutoCloseable {

        static Running start(LoadedProvince province) {
            try {
                Path data = Files.createTempDirectory("browser-tests");
                province.copyTo(data.resolve("ledger"));
                TestServer server = new TestServer(data.resolve("ledger"), LoadedProvince.SETTING);
                Http http = new Http(server.port());
                Http.await("the province", () -> http.json("/demo/status").get("state").asString(), "LOADED"::equals);
                LoadedProvince.upToDate(http);
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
