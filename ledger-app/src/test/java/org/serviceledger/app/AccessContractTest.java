package org.serviceledger.app;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may use which route: every role on every route, and nobody on what is not in the table. */
@ExtendWith(SharedServer.class)
class AccessContractTest {

    private static final List<String> ROLES = List.of("citizen", "clerk", "approver", "hall-manager", "inspector",
            "leader", "admin", "source", "device");

    /** Written down a second time on purpose: what the contract says, not what the program says. */
    private static final String EXPECTED = """
            GET / everybody
            GET /citizen everybody
            GET /citizen/ everybody
            GET /inspector everybody
            GET /leadership everybody
            GET /source everybody
            GET /hall/ everybody
            GET /hall/h1 everybody
            GET /actuator/health everybody
            GET /v3/api-docs everybody
            GET /demo/users everybody
            GET /demo/status everybody
            GET /demo/examples everybody
            GET /api/v1/halls everybody
            GET /api/v1/halls/h1/board everybody
            GET /api/v1/halls/h1/board/stream everybody
            GET /api/v1/halls/h1/ticket?number=A001 everybody
            GET /api/v1/halls/h1/slots everybody
            POST /api/v1/case-lookup everybody
            GET /api/v1/schemas everybody
            GET /api/v1/schemas/CaseClosed everybody
            GET /api/v1/schemas/CaseClosed/example everybody
            POST /api/v1/records source device admin
            GET /api/v1/quarantine inspector admin source device
            GET /api/v1/quarantine/none inspector admin
            POST /api/v1/quarantine/none/resend inspector admin
            GET /api/v1/my/cases citizen
            GET /api/v1/my/appointments citizen
            GET /api/v1/my/tickets citizen
            GET /api/v1/appointments clerk hall-manager inspector admin
            GET /api/v1/cases clerk approver inspector leader admin
            GET /api/v1/cases/count clerk approver inspector leader admin
            GET /api/v1/supervision clerk approver inspector leader admin
            GET /api/v1/calendars citizen clerk approver hall-manager inspector leader admin source device
            GET /api/v1/calendars/1999/effects clerk approver inspector leader admin
            GET /api/v1/patterns inspector admin
            GET /api/v1/exports/cases.csv inspector admin
            GET /api/v1/exports/items.ndjson inspector admin
            GET /api/v1/exports/tickets.ndjson inspector admin
            GET /api/v1/exports/appointments.ndjson inspector admin
            GET /api/v1/process-map inspector leader admin
            GET /api/v1/certificates clerk approver inspector admin
            GET /api/v1/certificates/NONE clerk approver inspector admin
            GET /api/v1/cases/NONE citizen clerk approver inspector leader admin
            GET /api/v1/cases/NONE/history citizen clerk approver inspector leader admin
            GET /api/v1/cases/NONE/clock citizen clerk approver inspector leader admin
            GET /api/v1/items citizen clerk approver hall-manager inspector leader admin source device
            GET /api/v1/rates inspector leader admin
            GET /api/v1/rates/stream inspector leader admin
            GET /api/v1/rates/online-take-up/trend inspector leader admin
            GET /api/v1/rates/online-take-up/breakdown inspector leader admin
            GET /api/v1/rates/instant-handling/breakdown inspector leader admin source device
            GET /api/v1/rates/instant-handling/breakdown?region=990000000000 inspector leader admin source device
            GET /api/v1/rates/instant-handling/breakdown?by=DEPARTMENT inspector leader admin
            GET /api/v1/rates/instant-handling/breakdown?definition=cases inspector leader admin
            GET /api/v1/rates/instant-handling/breakdown?department=D inspector leader admin
            GET /api/v1/rates/instant-handling/breakdown?asOf=2026-01-01T00:00:00Z inspector leader admin
            GET /api/v1/rates/online-take-up/definitions inspector leader admin
            GET /api/v1/rates/online-take-up/evidence inspector leader admin
            GET /api/v1/metrics citizen clerk approver hall-manager inspector leader admin source device
            GET /api/v1/declared-observed inspector leader admin
            GET /api/v1/trace-gaps inspector leader admin
            GET /api/v1/reviews clerk approver hall-manager inspector leader admin
            GET /api/v1/inflow inspector leader admin source device
            GET /api/v1/projections inspector leader admin
            GET /api/v1/integrity inspector leader admin
            GET /actuator/prometheus inspector admin
            GET /actuator/info admin
            """;

    private final Http http;
    private final Map<String, Http> people = new TreeMap<>();

    AccessContractTest(Http http) {
        this.http = http;
        people.put("", http.as(""));
        ROLES.forEach(role -> people.put(role, http.as(role)));
    }

    private int status(Http who, String method, String path) throws Exception {
        HttpRequest.Builder request = who.request(path);
        HttpRequest built = method.equals("GET")
                ? request.build()
                : request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString("{}")).build();
        HttpResponse<InputStream> answer = http.client().send(built,
                HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    @Test
    void every_role_may_use_what_the_table_says_and_nothing_else() throws Exception {
        for (String line : EXPECTED.lines().toList()) {
            // given
            List<String> words = Arrays.asList(line.split(" "));
            boolean everybody = words.contains("everybody");
            Set<String> allowed = new TreeSet<>(words.subList(2, words.size()));
            // then
            for (String role : ROLES) {
                int status = status(people.get(role), words.get(0), words.get(1));
                assertThat(status == 403).as(line + " as " + role + ": " + status)
                        .isEqualTo(!everybody && !allowed.contains(role));
            }
            int visitor = status(people.get(""), words.get(0), words.get(1));
            assertThat(visitor == 401).as(line + " as a visitor: " + visitor).isEqualTo(!everybody);
        }
    }

    @Test
    void what_is_not_in_the_table_is_not_there() throws Exception {
        for (Http who : List.of(people.get(""), people.get("admin"))) {
            Problem.check(who.get("/api/v1/nothing"), 404, "not-found");
            Problem.check(who.get("/actuator/env"), 404, "not-found");
            HttpResponse<String> wrongMethod = who.post("/api/v1/rates", "application/json", "{}");
            Problem.check(wrongMethod, 405, "method-not-allowed");
            assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("GET");
        }
    }

    /** A route that is built but not in the table would be answered 404 to a visitor. */
    @Test
    void every_route_of_the_api_is_in_the_table() throws Exception {
        JsonNode paths = http.json("/v3/api-docs").get("paths");
        assertThat(paths.propertyNames()).hasSizeGreaterThan(15);
        for (String path : paths.propertyNames()) {
            for (String method : paths.get(path).propertyNames()) {
                String asked = path.replaceAll("\\{[^}]*}", "x");
                // A case or a schema that does not exist is a 404 of its own.
                if (!path.equals("/api/v1/case-lookup") && !path.startsWith("/api/v1/schemas/")) {
                    assertThat(status(people.get(""), method.toUpperCase(Locale.ROOT), asked))
                            .as(method + " " + path).isNotIn(404, 405);
                }
            }
        }
    }

    @Test
    void a_source_writes_under_its_own_name_only() throws Exception {
        // given a device, whose names are urn:device and that of its hall's machine
        Http device = people.get("device");
        String foreign = Http.submitted("acc-1", "ACC-1", "PC");
        String own = foreign.replace("urn:test", "urn:device:pad-7").replace("acc-1", "acc-2");
        // then
        Problem.check(device.record(foreign), 403, "foreign-source");
        assertThat(device.record(own).statusCode()).isEqualTo(201);
        JsonNode batch = Http.json(device.post("/api/v1/records", Http.BATCH, "[" + foreign + "," + own + "]"));
        assertThat(batch).extracting(result -> result.get("status").asString()).containsExactly("failed", "duplicate");
        assertThat(batch.get(0).get("code").asString()).isEqualTo("foreign-source");
        HttpResponse<String> stream = device.post("/api/v1/records", Http.NDJSON, foreign + "\n" + own + "\n");
        assertThat(stream.body().lines()).hasSize(2).first().asString().contains("foreign-source");
        // and the demonstration's source may use any
        assertThat(people.get("source").record(foreign).statusCode()).isEqualTo(201);
    }

    @Test
    void a_source_sees_how_it_does_itself_and_nobody_else() throws Exception {
        // given what is understood and what is not, of a device and of somebody else
        Http device = people.get("device");
        String foreign = Http.submitted("see-1", "SEE-1", "PC");
        for (String fact : List.of(foreign,
                foreign.replace("see-1", "see-2").replace("ApplicationSubmitted", "Nonsense"))) {
            people.get("source").record(fact);
            assertThat(device.record(fact.replace("urn:test", "urn:device:pad-8")).statusCode()).isIn(201, 202);
        }
        // when
        JsonNode own = Http.await("its facts", () -> device.json("/api/v1/inflow").get("items"),
                found -> !found.isEmpty());
        JsonNode quarantine = Http.await("its mistake", () -> device.json("/api/v1/quarantine").get("items"),
                found -> !found.isEmpty());
        // then
        assertThat(own).allSatisfy(source -> assertThat(source.get("source").asString()).startsWith("urn:device"));
        assertThat(quarantine)
                .allSatisfy(entry -> assertThat(entry.get("recordSource").asString()).startsWith("urn:device"));
        assertThat(device.json("/api/v1/inflow?source=urn:test").get("items")).isEmpty();
        // and those who watch over all see both
        assertThat(http.json("/api/v1/inflow").get("items")).extracting(source -> source.get("source").asString())
                .contains("urn:test", "urn:device:pad-8");
    }
}
