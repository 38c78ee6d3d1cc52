package org.serviceledger.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a test a client of one empty server that all such tests share, since starting one is what
 * takes the time. So they use cases of their own and count by differences.
 */
final class SharedServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Http.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(SharedServer.class))
                .computeIfAbsent("server", key -> new Running(), Running.class).http;
    }

    /** Stopped by JUnit after the last test. */
    private static final class Running implements AutoCloseable {

        private final Path data = temporary();
        private final TestServer server = new TestServer(data,
                Map.of("ledger.lookup.tries-of-address", 10_000));
        private final Http http = new Http(server.port());

        private static Path temporary() {
            try {
                return Files.createTempDirectory("shared-server");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
