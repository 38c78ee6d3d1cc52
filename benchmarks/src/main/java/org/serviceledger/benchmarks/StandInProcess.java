package org.serviceledger.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A stand-in for MongoDB, empty at first, killed at the end. */
final class StandInProcess implements AutoCloseable {

    private final Process process;
    private final String port;

    StandInProcess() throws IOException {
        process = OtherProcess.start(System.getProperty("java.class.path"), MongoStandIn.class.getName());
        String printed = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (printed == null) {
            throw new IOException("the stand-in for MongoDB did not start");
        }
        port = printed;
    }

    String address(String database) {
        return "mongodb://localhost:" + port + "/" + database;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
