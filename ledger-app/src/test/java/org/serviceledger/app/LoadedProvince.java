package org.serviceledger.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Data of the demonstration's province, loaded once for all tests: that takes a minute. Each test gets a copy of its
 * own. Where {@code -Dledger.test.province=DIR} names data loaded before, that is copied.
 */
public final class LoadedProvince implements AutoCloseable {

    /**
     * Loads the province, or has it already; more of it at once than for those who look at it, and with two thirds of
     * their cases, to be there sooner.
     */
    public static final Map<String, Object> SETTING = Map.of("ledger.demo.province", true, "ledger.demo.together",
            "20m", "ledger.demo.cases-per-day", 100);

    private static final Duration LOADING = Duration.ofMinutes(5);

    private final Path data;

    private LoadedProvince(Path data) {
        this.data = data;
    }

    public static LoadedProvince of(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(LoadedProvince.class))
                .computeIfAbsent("province", key -> load(), LoadedProvince.class);
    }

    private static LoadedProvince load() {
        try {
            LoadedProvince province = new LoadedProvince(Files.createTempDirectory("province"));
            String known = System.getProperty("ledger.test.province");
            if (known != null) {
                FileSystemUtils.copyRecursively(Path.of(known), province.data);
                return province;
            }
            try (TestServer server = new TestServer(province.data, SETTING)) {
                Http http = new Http(server.port());
                Http.await("the province", LOADING, () -> http.json("/demo/status").get("state").asString(),
                        "LOADED"::equals);
                upToDate(http);
            }
            return province;
        } catch (Exception e) {
            throw new IllegalStateException("the province could not be loaded", e);
        }
    }

    /** Waits until the views have applied the whole log, which they then have up to the position. */
    public static long upToDate(Http http) throws Exception {
        return Http.await("the views", () -> http.json("/api/v1/projections").get("items").get(0),
                status -> status.get("lag").asLong() == 0 && status.get("position").asLong() > 0).get("position")
                .asLong();
    }

    public void copyTo(Path folder) throws IOException {
        FileSystemUtils.copyRecursively(data, folder);
    }

    /** By JUnit, after the last test. */
    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(data);
    }

    /** Gives the province to constructors and tests. */
    public static final class Parameter implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == LoadedProvince.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return of(context);
        }
    }
}
