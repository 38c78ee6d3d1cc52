package org.serviceledger.benchmarks;

import java.net.InetSocketAddress;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A stand-in for MongoDB in a process of its own, which keeps everything in memory and prints its port. */
final class MongoStandIn {

    private MongoStandIn() {}

    public static void main(String[] args) {
        MongoServer server = new MongoServer(new MemoryBackend());
        InetSocketAddress address = server.bind();
        System.out.println(address.getPort());
    }
}
