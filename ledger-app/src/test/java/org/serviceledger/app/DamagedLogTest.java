package org.serviceledger.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.serviceledger.app.cli.VerifyCommand;
import org.serviceledger.core.ledger.rocksdb.Tamperer;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody changes a stored event: the ledger says so, where it is, and a damaged end is not built upon. */
class DamagedLogTest {

    private static final int RECORDS = 20;

    @TempDir
    private Path data;

    @Test
    void a_damaged_end_is_shown_and_nothing_is_appended_to_it() throws Exception {
        // given
        write();
        assertThat(VerifyCommand.run(List.of("--data", data.toString()))).isZero();
        Tamperer.flipBit(data.resolve("ledger"), RECORDS - 1);

        // when
        try (TestServer server = new TestServer(data, Map.of())) {
            Http http = new Http(server.port());

            // then
            Problem.check(http.record(Http.submitted("next", "D-next", "PC")), 503, "ledger-damaged");
            shown(http, RECORDS - 1);
            assertThat(http.get("/api/v1/cases/D-3/history").statusCode()).isEqualTo(200);
        }
        assertThat(VerifyCommand.run(List.of("--data", data.toString()))).isEqualTo(1);
    }

    @Test
    void damage_in_the_middle_is_shown_with_its_position() throws Exception {
        // given
        write();
        Tamperer.flipBit(data.resolve("ledger"), 7);

        // then
        try (TestServer server = new TestServer(data, Map.of())) {
            shown(new Http(server.port()), 7);
        }
        assertThat(VerifyCommand.run(List.of("--data", data.toString()))).isEqualTo(1);
    }

    private void write() throws Exception {
        try (TestServer server = new TestServer(data, Map.of())) {
            Http http = new Http(server.port());
            for (int i = 0; i < RECORDS; i++) {
                assertThat(http.record(Http.submitted("d-" + i, "D-" + i, "PC")).statusCode()).isEqualTo(201);
            }
        }
    }

    private static void shown(Http http, long position) throws Exception {
        JsonNode report = Http.await("the whole check", () -> http.json("/api/v1/integrity"),
                found -> found.get("state").asString().equals("CORRUPT"));
        assertThat(report.get("intervalSeconds").asLong()).isPositive();
        assertThat(report.get("lastCheck").get("ok").asBoolean()).isFalse();
        assertThat(report.get("lastCheck").get("firstBadPosition").asLong()).isEqualTo(position);
    }
}
