package org.serviceledger.core.ledger.mongodb;

import java.time.Duration;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** Databases that live as long as a test. */
public final class MongoDatabases {

    /** Environment variable with the connection string of a real server, on which tests make and drop databases. */
    public static final String REAL_SERVER = "LEDGER_TEST_MONGODB_URI";

    private MongoDatabases() {}

    /** Connection string of a new, empty database on the real server. */
    public static String newDatabaseOnRealServer() {
        return inNewDatabase(System.getenv(REAL_SERVER));
    }

    /** The same server, options and user, but a database that nobody has used. */
    static String inNewDatabase(String address) {
        int question = address.indexOf('?');
        String options = question < 0 ? "" : address.substring(question);
        String place = question < 0 ? address : address.substring(0, question);
        int path = place.indexOf('/', place.indexOf("://") + 3);
        String server = path < 0 ? place : place.substring(0, path);
        return server + "/ledger_test_" + UUID.randomUUID().toString().replace("-", "") + options;
    }

    /** Drops the database that an address names. */
    public static void drop(String address) {
        try (MongoConnection connection = MongoConnection.to(address)) {
            Mono.from(connection.database().drop()).block(Duration.ofSeconds(20));
        }
    }
}
