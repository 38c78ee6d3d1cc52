package org.serviceledger.core.ledger.mongodb;

import java.net.InetSocketAddress;
import java.util.UUID;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/**
 * The server that stands in for MongoDB in tests, in memory and over the wire. There is one for all
 * tests of a process; each test has a database of its own.
 */
public final class MongoStandIn {

    private static final MongoServer SERVER = new MongoServer(new MemoryBackend());
    private static final InetSocketAddress ADDRESS = SERVER.bind();

    private MongoStandIn() {}

    /** Connection string of a new, empty database. */
    public static String newDatabase() {
        return MongoDatabases.inNewDatabase("mongodb://localhost:" + ADDRESS.getPort());
    }

    /** Runs a stand-in on a port until the process ends, to try an installation out; never a place for real data. */
    public static void main(String[] arguments) throws InterruptedException {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind("localhost", Integer.parseInt(arguments[0]));
        System.out.println("stand-in on mongodb://localhost:" + arguments[0] + " (run " + UUID.randomUUID() + ")");
        Thread.currentThread().join();
    }
}
