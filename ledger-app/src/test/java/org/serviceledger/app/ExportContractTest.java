package org.serviceledger.app;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.app.cli.ExportCommand;
import org.serviceledger.app.cli.ImportCommand;

import static org.assertj.core.api.Assertions.assertThat;

/** Exports over HTTP and by the command line, and what comes of importing them again. */
class ExportContractTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path directory;

    private static void tell(Http http, String type, String id, String subject, String time, String data)
            throws Exception {
        HttpResponse<String> answer = http.record(Http.fact(type, id, subject, time,
                ",\"channel\":\"MOBILE\",\"actor\":\"exp-clerk\",\"actorrole\":\"CLERK\"", data));
        assertThat(answer.statusCode()).as(type + answer.body()).isEqualTo(201);
    }

    /** Three cases with corrections, persons, a formula and characters that XML minds. */
    private static void fill(Http http) throws Exception {
        tell(http, "CalendarPublished", "exp-cal", "2026", "2025-11-04T12:00:00+08:00",
                "{\"year\":2026,\"offDays\":[\"2026-03-04\"],\"workDays\":[],\"document\":\"国办\"}");
        tell(http, "ServiceItemPublished", "exp-item", "EXP-I", "2026-01-05T09:00:00+08:00",
                """
                        {"itemCode":"EXP-I","name":"=HYPERLINK(\\"x\\")","itemType":"ADMINISTRATIVE_LICENSE","level":"CITY",
                        "version":1,"promisedLimit":{"value":3,"unit":"WORKING_DAY"},"validFrom":"2026-01-01",
                        "department":"EXP-D","region":"990100"}""");
        for (int i = 0; i < 3; i++) {
            String caseNo = "EXP-" + i;
            tell(http, "ApplicationSubmitted", caseNo + "-s", caseNo, "2026-03-02T09:00:00+08:00",
                    "{\"caseNo\":\"%s\",\"itemCode\":\"EXP-I\",\"queryCode\":\"987654\",\"applicant\":{\"name\":\"张三\",\"idNumber\":\"990102199003071014\"}}"
                            .formatted(caseNo));
            tell(http, "ApplicationAccepted", caseNo + "-a", caseNo, "2026-03-03T09:00:00+08:00",
                    "{\"caseNo\":\"%s\",\"department\":\"EXP-D\"}".formatted(caseNo));
            tell(http, "ReviewStepCompleted", caseNo + "-r", caseNo, "2026-03-05T09:00:00+08:00",
                    "{\"caseNo\":\"%s\",\"stepName\":\"<初审> & \\u0001复核\"}".formatted(caseNo));
        }
        tell(http, "CaseClosed", "exp-c", "EXP-1", "2026-03-06T09:00:00+08:00", "{\"caseNo\":\"EXP-1\"}");
        HttpResponse<String> command = http.as("clerk").post("/api/v1/commands/CorrectFact", "application/json",
                "{\"caseNo\":\"EXP-1\",\"correctedSource\":\"urn:test\",\"correctedId\":\"exp-c\",\"field\":\"/data/result\",\"value\":\"\\\"准予\\\"\",\"reason\":\"漏填\",\"approvedBy\":\"exp-head\"}");
        assertThat(command.statusCode()).as(command.body()).isEqualTo(201);
        http.viewsFollow();
    }

    /** An item in a hall, a ticket and an appointment. */
    private static void fillHall(Http http) throws Exception {
        tell(http, "ServiceItemPublished", "exp-item", "EXP-I", "2026-01-05T09:00:00+08:00",
                """
                        {"itemCode":"EXP-I","name":"许可","level":"CITY","version":1,"validFrom":"2026-01-01","inHall":true,
                        "department":"EXP-D","region":"990100"}""");
        tell(http, "HallRegistered", "exp-hall", "EXP-H", "2026-01-05T09:10:00+08:00",
                "{\"hallId\":\"EXP-H\",\"name\":\"大厅\",\"region\":\"990100\",\"branch\":true}");
        tell(http, "QueueTicketTaken", "exp-t1", "EXP-T", "2026-03-02T09:00:00+08:00",
                "{\"ticketId\":\"EXP-T\",\"hallId\":\"EXP-H\",\"queue\":\"A\",\"number\":\"A001\"}");
        tell(http, "QueueTicketCalled", "exp-t2", "EXP-T", "2026-03-02T09:06:00+08:00",
                "{\"ticketId\":\"EXP-T\",\"hallId\":\"EXP-H\",\"window\":\"3\"}");
        tell(http, "AppointmentBooked", "exp-b1", "EXP-B", "2026-03-02T09:00:00+08:00",
                """
                        {"appointmentId":"EXP-B","hallId":"EXP-H","itemCode":"EXP-I","slotStart":"2026-03-05T09:00:00+08:00",
                        "applicant":{"name":"李四","idNumber":"990102199003071014"}}""");
        tell(http, "AppointmentHonoured", "exp-b2", "EXP-B", "2026-03-05T09:01:00+08:00",
                "{\"appointmentId\":\"EXP-B\",\"hallId\":\"EXP-H\",\"slotStart\":\"2026-03-05T09:00:00+08:00\"}");
        http.viewsFollow();
    }

    /** Every case as it is served, without what depends on when and where it was recorded. */
    private static Map<String, String> cases(Http http) throws Exception {
        Map<String, String> cases = new TreeMap<>();
        for (JsonNode found : http.json("/api/v1/cases?limit=200").get("items")) {
            String caseNo = found.get("caseNo").asString();
            ObjectNode file = (ObjectNode) http.json("/api/v1/cases/" + caseNo);
            file.remove(List.of("position", "asOf", "backDated"));
            file.path("irregularities").forEach(one -> ((ObjectNode) one).remove("position"));
            file.path("corrections").forEach(one -> ((ObjectNode) one).remove(List.of("position", "corrects")));
            // What the importing ledger warned of by itself before it read that the other had is there twice.
            Set<String> warnings = new LinkedHashSet<>();
            file.path("warnings").forEach(one -> warnings.add(one.toString()));
            file.put("warnings", warnings.toString());
            List.of("documents", "materials")
                    .forEach(list -> file.path(list).forEach(one -> ((ObjectNode) one).remove("position")));
            cases.put(caseNo, file.toString());
        }
        return cases;
    }

    private static List<String> types(String lines) {
        return lines.lines().map(line -> JSON.readTree(line).path("type").asString()).toList();
    }

    /** What halls are measured by. */
    private static List<String> measured(Http http) throws Exception {
        List<String> rates = new ArrayList<>();
        for (String metric : List.of("waiting-time", "appointment-honoured", "hall-presence", "ticket-abandoned")) {
            for (JsonNode row : http.as("inspector").json("/api/v1/rates?metric=" + metric).get("items")) {
                rates.add(metric + " " + row.get("numerator") + "/" + row.get("denominator"));
            }
        }
        return rates;
    }

    @Test
    void items_tickets_and_appointments_leave_as_facts_and_come_back_the_same() throws Exception {
        try (TestServer one = new TestServer(directory.resolve("one"), Map.of());
                TestServer two = new TestServer(directory.resolve("two"), Map.of())) {
            // given
            Http http = new Http(one.port());
            fillHall(http);
            Http inspector = http.as("inspector");
            // then each in the order in which it was told, without persons
            assertThat(types(inspector.get("/api/v1/exports/items.ndjson").body()))
                    .containsExactly("ServiceItemPublished", "HallRegistered");
            assertThat(types(inspector.get("/api/v1/exports/tickets.ndjson").body()))
                    .containsExactly("QueueTicketTaken", "QueueTicketCalled");
            String appointments = inspector.get("/api/v1/exports/appointments.ndjson").body();
            assertThat(types(appointments)).containsExactly("AppointmentBooked", "AppointmentHonoured");
            assertThat(appointments).doesNotContain("sealed", "李四", "990102199003071014").contains("\"subjectRef\"");
            // when they are written to files and imported into an empty ledger
            String url = "http://localhost:";
            for (String kind : List.of("items", "tickets", "appointments")) {
                Path file = directory.resolve(kind + ".ndjson");
                assertThat(ExportCommand.run(List.of(file.toString(), "--url", url + one.port(), "--of", kind)))
                        .isZero();
                assertThat(ImportCommand.run(List.of(file.toString(), "--url", url + two.port()))).isZero();
            }
            Http second = new Http(two.port());
            second.viewsFollow();
            // then it measures the same
            assertThat(measured(second)).isEqualTo(measured(http)).contains("waiting-time 360/1",
                    "appointment-honoured 1/1", "hall-presence 1/1");
        }
    }

    @Test
    void cases_leave_as_a_table_a_log_and_facts_and_come_back_the_same() throws Exception {
        try (TestServer one = new TestServer(directory.resolve("one"), Map.of())) {
            // given
            Http http = new Http(one.port());
            fill(http);
            Http inspector = http.as("inspector");
            // then a table that no spreadsheet takes for formulas
            String csv = inspector.get("/api/v1/exports/cases.csv?item=EXP-I").body();
            assertThat(csv).startsWith("\uFEFFcaseNo,itemCode,itemName,").contains("\"'=HYPERLINK(\"\"x\"\")\"");
            assertThat(csv.lines()).hasSize(4).noneMatch(line -> line.contains("张三") || line.contains("987654"));
            assertThat(inspector.get("/api/v1/exports/cases.csv?status=CLOSED").body().lines()).hasSize(2);
            // and a log that is XML, with a trace for each case
            Document log = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(
                    new ByteArrayInputStream(inspector.get("/api/v1/exports/cases.xes").body()
                            .getBytes(StandardCharsets.UTF_8)));
            assertThat(log.getElementsByTagName("trace").getLength()).isEqualTo(3);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < log.getElementsByTagName("string").getLength(); i++) {
                Element attribute = (Element) log.getElementsByTagName("string").item(i);
                names.add(attribute.getAttribute("key") + "=" + attribute.getAttribute("value"));
            }
            assertThat(names).contains("concept:name=EXP-1", "concept:name=<初审> & 复核", "org:resource=exp-clerk",
                    "channel=MOBILE");
            // and facts without persons
            String facts = inspector.get("/api/v1/exports/cases.ndjson").body();
            assertThat(facts).doesNotContain("sealed", "987654", "张三").contains("\"subjectRef\"");
            Problem.check(inspector.get("/api/v1/exports/cases.pdf"), 404, "unknown-format");
            Problem.check(inspector.get("/api/v1/exports/cases.csv?status=LOST"), 400, "bad-parameter");
            // when they are written to files and imported into empty ledgers
            String url = "http://localhost:" + one.port();
            Path exported = directory.resolve("cases.ndjson.gz");
            assertThat(ExportCommand.run(List.of(exported.toString(), "--url", url))).isZero();
            Path traces = directory.resolve("cases.xes");
            assertThat(ExportCommand.run(List.of(traces.toString(), "--url", url, "--status", "CLOSED"))).isZero();
            assertThat(ExportCommand.run(List.of(directory.resolve("no.csv").toString(), "--url", url, "--status",
                    "LOST"))).isEqualTo(1);
            assertThat(Files.exists(directory.resolve("no.csv"))).isFalse();
            try (TestServer two = new TestServer(directory.resolve("two"), Map.of());
                    TestServer three = new TestServer(directory.resolve("three"), Map.of())) {
                assertThat(ImportCommand.run(List.of(exported.toString(), "--url",
                        "http://localhost:" + two.port()))).isZero();
                assertThat(ImportCommand.run(List.of(traces.toString(), "--url",
                        "http://localhost:" + three.port()))).isZero();
                // then the facts make the same cases, and the log a case with its steps
                Http second = new Http(two.port());
                second.viewsFollow();
                // once both have warned of what is overdue, each in its own time
                List<Map<String, String>> read = Http.await("the same cases", () -> List.of(cases(second), cases(http)),
                        both -> both.getFirst().equals(both.getLast()));
                assertThat(read.getFirst()).hasSize(3);
                Http third = new Http(three.port());
                third.viewsFollow();
                JsonNode closed = third.json("/api/v1/cases/EXP-1");
                assertThat(closed.get("status").asString()).isEqualTo("CLOSED");
                assertThat(closed.get("channel").asString()).isEqualTo("MOBILE");
                assertThat(third.json("/api/v1/cases").get("items")).hasSize(1);
            }
        }
    }
}
