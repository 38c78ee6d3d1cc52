package org.serviceledger.app;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.ledger.mongodb.MongoDatabases;
import org.serviceledger.core.ledger.mongodb.MongoStandIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.serviceledger.app.Http.closed;
import static org.serviceledger.app.Http.json;
import static org.serviceledger.app.Http.submitted;

/** A whole installation, ledger and views, on the server that stands in for MongoDB. */
class MongoInstallationTest {

    @TempDir
    private Path directory;

    private final String address = MongoStandIn.newDatabase();

    @AfterEach
    void dropDatabase() {
        MongoDatabases.drop(address);
    }

    private TestServer start(String data, String keys) {
        return new TestServer(directory.resolve(data), Map.of("ledger.store", "mongodb", "spring.mongodb.uri", address,
                "ledger.keys", directory.resolve(keys).toString()));
    }

    @Test
    void facts_are_taken_in_once_shown_in_views_and_rates_and_there_after_a_restart() throws Exception {
        // given
        try (TestServer server = start("one", "keys.properties")) {
            Http http = new Http(server.port());
            for (int i = 0; i < 20; i++) {
                String channel = i % 4 == 0 ? "WINDOW" : "PC";
                assertThat(http.record(submitted("s" + i, "M" + i, channel)).statusCode()).isEqualTo(201);
            }
            assertThat(http.record(closed("c3", "M3")).statusCode()).isEqualTo(201);
            assertThat(json(http.record(submitted("s7", "M7", "PC"))).get("status").asString()).isEqualTo("duplicate");
            shows(http);
        }
        // when
        try (TestServer server = start("one", "keys.properties")) {
            Http http = new Http(server.port());
            // then
            shows(http);
            assertThat(json(http.record(submitted("s7", "M7", "PC"))).get("position").asLong()).isEqualTo(7);
            assertThat(http.json("/api/v1/integrity").get("head").get("position").asLong()).isEqualTo(20);
        }
    }

    private static void shows(Http http) throws Exception {
        Http.await("the case in the views", () -> http.get("/api/v1/cases/M3").body(),
                body -> body.contains("\"CLOSED\""));
        Http.await("the rate", () -> http.get("/api/v1/rates?metric=online-take-up").body(),
                body -> body.contains("\"numerator\":15,\"denominator\":20"));
        assertThat(http.json("/api/v1/cases/M3/history").get("items")).hasSize(2);
    }

    @Test
    void two_servers_on_one_database_give_one_record_one_position_and_see_each_others_facts() throws Exception {
        try (TestServer one = start("one", "keys.properties"); TestServer two = start("two", "keys.properties")) {
            Http first = new Http(one.port());
            Http second = new Http(two.port());
            // when
            assertThat(first.record(submitted("a", "A", "PC")).statusCode()).isEqualTo(201);
            assertThat(json(second.record(submitted("a", "A", "PC"))).get("status").asString()).isEqualTo("duplicate");
            assertThat(second.record(closed("b", "A")).statusCode()).isEqualTo(201);
            // then
            assertThat(first.json("/api/v1/cases/A/history").get("items")).hasSize(2);
            for (Http http : new Http[]{first, second}) {
                Http.await("the case in the views", () -> http.get("/api/v1/cases/A").body(),
                        body -> body.contains("\"CLOSED\""));
            }
        }
    }

    @Test
    void while_mongodb_is_gone_appends_and_reads_are_unavailable_and_are_to_be_tried_again() throws Exception {
        // given
        MongoServer mongodb = new MongoServer(new MemoryBackend());
        String gone = "mongodb://localhost:" + mongodb.bind().getPort() + "/x?serverSelectionTimeoutMS=300";
        try (TestServer server = new TestServer(directory.resolve("gone"), Map.of("ledger.store", "mongodb",
                "spring.mongodb.uri", gone))) {
            Http http = new Http(server.port());
            assertThat(http.record(submitted("a", "A", "PC")).statusCode()).isEqualTo(201);
            // when
            mongodb.shutdownNow();
            // then
            unavailable(http.record(submitted("b", "B", "PC")));
            unavailable(http.get("/api/v1/cases/A"));
            unavailable(http.get("/api/v1/cases/A/history"));
        }
    }

    private static void unavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(answer).get("code").asString()).isEqualTo("unavailable");
        assertThat(answer.body()).doesNotContain("com.mongodb", "localhost");
    }

    @Test
    void a_server_with_other_keys_does_not_start_on_the_same_database() {
        try (TestServer one = start("one", "keys.properties")) {
            assertThat(one.port()).isPositive();
            assertThatThrownBy(() -> start("two", "other.properties").close()).rootCause()
                    .hasMessageContaining("another key");
        }
    }
}
