package org.serviceledger.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final Http http;

    ServerProcess(Path data) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                LedgerApplication.class.getName(), "demo", "--empty", "--port", String.valueOf(port), "--data",
                data.toString())).redirectErrorStream(true)
                .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile()).start();
        http = new Http(port);
        Http.await("the server", this::healthy, healthy -> healthy || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("the server did not start, exit code " + process.exitValue());
        }
    }

    private boolean healthy() throws InterruptedException {
        try {
            return http.get("/actuator/health").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    Http http() {
        return http;
    }

    /** SIGKILL: nothing is flushed, nothing is closed. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the server outlived its killing");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
