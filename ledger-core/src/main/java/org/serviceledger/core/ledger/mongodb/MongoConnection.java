package org.serviceledger.core.ledger.mongodb;

import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;

/**
 * A client of one MongoDB database, as both stores need it: everything is written with
 * {@code w: majority, j: true} and read from the primary with read concern {@code majority}, whatever
 * the address says. Every wait has a bound, which the address may change
 * ({@code serverSelectionTimeoutMS}, {@code connectTimeoutMS}, {@code socketTimeoutMS}, {@code waitQueueTimeoutMS}).
 *
 * <p>The driver does not try writes again: the stores do, in a way that is the same on every server.
 */
public final class MongoConnection implements AutoCloseable {

    private static final String USUAL_DATABASE = "serviceledger";
    private static final int SELECTION_MILLIS = 3_000;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int SOCKET_MILLIS = 8_000;

    /** After a broken line the server is looked at again so soon; the driver's own 500 ms would hold all writers up. */
    private static final int LOOK_AGAIN_MILLIS = 50;
    private static final int WRITE_CONCERN_MILLIS = 5_000;

    private final MongoClient client;
    private final MongoDatabase database;
    private final List<String> hosts;

    private MongoConnection(ConnectionString address) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(SOCKET_MILLIS, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.minHeartbeatFrequency(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS))
                .applicationName("service-ledger").applyConnectionString(address).retryWrites(false).build();
        client = MongoClients.create(settings);
        String name = address.getDatabase();
        database = client.getDatabase(name == null ? USUAL_DATABASE : name)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(WRITE_CONCERN_MILLIS,
                        TimeUnit.MILLISECONDS))
                .withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary());
        hosts = address.getHosts();
    }

    /**
     * Makes a client; it connects by itself when it is first used.
     *
     * @param address a MongoDB connection string; without a database it is {@code serviceledger}
     * @throws IllegalStateException when the address cannot be understood
     */
    public static MongoConnection to(String address) {
        try {
            return new MongoConnection(new ConnectionString(address));
        } catch (IllegalArgumentException e) {
            // The address may hold a password, so neither it nor the driver's message about it is repeated.
            throw new IllegalStateException("spring.mongodb.uri is no MongoDB connection string"
                    + " (mongodb://host:27017/name, or mongodb+srv://…)");
        }
    }

    /** The database that the address names. */
    public MongoDatabase database() {
        return database;
    }

    /** Where the servers are, without names and passwords of users; for messages. */
    public String place() {
        return String.join(",", hosts) + "/" + database.getName();
    }

    @Override
    public void close() {
        client.close();
    }
}
