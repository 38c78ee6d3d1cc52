package org.serviceledger.app;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A citizen reads and acts on what is the citizen's own, and learns of nothing else. */
@ExtendWith(SharedServer.class)
class OwnCasesTest {

    private final Http admin;
    private final Http citizen;
    private final Http visitor;
    private final String subjectRef;

    OwnCasesTest(Http http) throws Exception {
        admin = http;
        citizen = http.as("citizen");
        visitor = http.as("");
        String claims = new String(Base64.getUrlDecoder().decode(citizen.token().split("\\.")[1]),
                StandardCharsets.UTF_8);
        subjectRef = JsonMapper.shared().readTree(claims).get("subjectRef").asString();
    }

    private void submit(String caseNo, String subject, String code, String time) throws Exception {
        String data = "{\"caseNo\":\"%s\",\"subjectRef\":\"%s\",\"queryCode\":\"%s\"}".formatted(caseNo, subject, code);
        assertThat(admin.record(Http.fact("ApplicationSubmitted", caseNo + "-" + time, caseNo, time, "", data))
                .statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> lookUp(String caseNo, String code) throws Exception {
        return visitor.post("/api/v1/case-lookup", "application/json",
                "{\"caseNo\":\"" + caseNo + "\",\"queryCode\":\"" + code + "\"}");
    }

    private HttpResponse<String> command(Http who, String name, String body) throws Exception {
        return who.post("/api/v1/commands/" + name, "application/json", body);
    }

    @Test
    void a_citizen_reads_the_own_case_and_not_somebody_elses() throws Exception {
        // given
        submit("OWN-1", subjectRef, "111111", "2026-03-16T10:00:00+08:00");
        submit("OWN-2", "somebody-else", "222222", "2026-03-16T10:00:00+08:00");
        // then the own one, with its query code, which nobody else sees
        JsonNode own = Http.json(Http.await("the view", () -> citizen.get("/api/v1/cases/OWN-1"),
                answer -> answer.statusCode() == 200));
        assertThat(own.get("caseNo").asString()).isEqualTo("OWN-1");
        assertThat(citizen.get("/api/v1/cases/OWN-1/history").body()).contains("111111");
        assertThat(admin.get("/api/v1/cases/OWN-1/history").body()).contains(subjectRef).doesNotContain("111111");
        try (Sse stream = new Sse(citizen, "/api/v1/cases/OWN-1/history/stream", null)) {
            assertThat(stream.next().json().get("type").asString()).isEqualTo("ApplicationSubmitted");
        }
        // and of the other one not even that it exists
        for (String path : new String[]{"", "/history", "/history/stream", "?asOf=2026-12-01T00:00:00Z"}) {
            HttpResponse<String> other = citizen.get("/api/v1/cases/OWN-2" + path);
            HttpResponse<String> none = citizen.get("/api/v1/cases/OWN-0" + path);
            Problem.check(other, 404, "case-not-found");
            assertThat(other.body().replace("OWN-2", "OWN-0")).isEqualTo(none.body());
        }
    }

    @Test
    void a_later_application_in_somebodys_name_makes_no_case_theirs() throws Exception {
        // given
        submit("OWN-3", "somebody-else", "333333", "2026-03-16T10:00:00+08:00");
        submit("OWN-3", subjectRef, "333333", "2026-03-16T11:00:00+08:00");
        // then
        Problem.check(citizen.get("/api/v1/cases/OWN-3"), 404, "case-not-found");
    }

    @Test
    void all_own_cases_are_listed_the_newest_first_a_page_at_a_time() throws Exception {
        // given
        for (int i = 0; i < 5; i++) {
            submit("MINE-" + i, subjectRef, "444444", "2026-03-18T10:0" + i + ":00+08:00");
            submit("THEIRS-" + i, "somebody-else", "444444", "2026-03-16T10:00:00+08:00");
        }
        admin.viewsFollow();
        // when
        JsonNode first = citizen.json("/api/v1/my/cases?limit=3");
        JsonNode second = citizen.json("/api/v1/my/cases?limit=3&cursor=" + first.get("nextCursor").asString());
        // then
        assertThat(first.get("items")).extracting(item -> item.get("caseNo").asString()).containsExactly("MINE-4",
                "MINE-3", "MINE-2");
        assertThat(second.get("items")).extracting(item -> item.get("caseNo").asString())
                .startsWith("MINE-1", "MINE-0").noneMatch(caseNo -> caseNo.startsWith("THEIRS"));
        Problem.check(citizen.get("/api/v1/my/cases?limit=0"), 400, "bad-parameter");
        Problem.check(citizen.get("/api/v1/my/cases?cursor=x"), 400, "bad-parameter");
    }

    @Test
    void a_case_is_looked_up_by_its_number_and_query_code() throws Exception {
        // given
        submit("LOOK-1", "somebody-else", "135790", "2026-03-16T10:00:00+08:00");
        // when
        HttpResponse<String> found = Http.await("the view", () -> lookUp("LOOK-1", "135790"),
                answer -> answer.statusCode() == 200);
        // then
        JsonNode body = Http.json(found);
        assertThat(body.get("caseNo").asString()).isEqualTo("LOOK-1");
        assertThat(body.get("history").get(0).get("type").asString()).isEqualTo("ApplicationSubmitted");
        assertThat(body.get("clock").get("asOf").asString()).isNotBlank();
        // and a wrong code, a case without a code and no case at all are the same
        admin.record(Http.submitted("look-2", "LOOK-2", "PC"));
        String wrong = Problem.check(lookUp("LOOK-1", "135791"), 404, "case-not-found").toString();
        assertThat(Problem.check(lookUp("LOOK-2", "0"), 404, "case-not-found")).hasToString(wrong);
        assertThat(Problem.check(lookUp("LOOK-0", "135790"), 404, "case-not-found")).hasToString(wrong);
        assertThat(Problem.check(lookUp("LOOK-1", ""), 400, "bad-parameter").get("parameter").asString())
                .isEqualTo("queryCode");
        Problem.check(visitor.post("/api/v1/case-lookup", "application/json", "{"), 400, "bad-request");
        Problem.check(visitor.post("/api/v1/case-lookup", "application/json", ""), 400, "bad-request");
    }

    @Test
    void a_code_cannot_be_found_by_trying() throws Exception {
        // given
        submit("LOOK-3", "somebody-else", "246802", "2026-03-16T10:00:00+08:00");
        // when
        for (int i = 0; i < 10; i++) {
            Problem.check(lookUp("LOOK-3", "00000" + i), 404, "case-not-found");
        }
        // then not even the right one is answered for a while
        HttpResponse<String> refused = lookUp("LOOK-3", "246802");
        Problem.check(refused, 429, "too-many-tries");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("900");
    }

    @Test
    void a_citizen_gives_commands_in_the_own_name_and_about_own_cases() throws Exception {
        // given
        submit("OWN-4", subjectRef, "555555", "2026-03-16T10:00:00+08:00");
        submit("OWN-5", "somebody-else", "555555", "2026-03-16T10:00:00+08:00");
        admin.record(Http.closed("own-4-c", "OWN-4"));
        admin.record(Http.closed("own-5-c", "OWN-5"));
        // then
        Problem.check(command(citizen, "SubmitEvaluation", "{\"caseNo\":\"OWN-5\",\"satisfaction\":\"SATISFIED\"}"),
                403,
                "forbidden");
        Problem.check(command(citizen, "WithdrawApplication", "{\"caseNo\":\"OWN-0\",\"reason\":\"x\"}"), 403,
                "forbidden");
        assertThat(command(citizen, "SubmitEvaluation", "{\"caseNo\":\"OWN-4\",\"satisfaction\":\"SATISFIED\"}")
                .statusCode()).isEqualTo(201);
        Problem.check(
                command(citizen, "TakeTicket", "{\"hallId\":\"H\",\"queue\":\"A\",\"subjectRef\":\"somebody-else\"}"),
                403, "forbidden");
        Problem.check(command(citizen, "TakeTicket", "{\"hallId\":\"OWN-H\",\"queue\":\"A\"}"), 422, "hall-unknown");
        admin.record(Http.fact("HallRegistered", "own-h", "OWN-H", "2026-01-05T09:00:00+08:00", "",
                "{\"hallId\":\"OWN-H\"}"));
        JsonNode ticket = Http.json(command(citizen, "TakeTicket", "{\"hallId\":\"OWN-H\",\"queue\":\"A\"}"));
        assertThat(ticket.get("events").get(0).get("type").asString()).isEqualTo("QueueTicketTaken");
        // and what others do is not a citizen's to do
        Problem.check(command(citizen, "MakeDecision", "{\"caseNo\":\"OWN-4\",\"outcome\":\"GRANTED\"}"), 403,
                "forbidden");
        Problem.check(command(admin.as("leader"), "MakeDecision", "{\"caseNo\":\"OWN-4\",\"outcome\":\"GRANTED\"}"),
                403,
                "forbidden");
        Problem.check(command(visitor, "SubmitEvaluation", "{}"), 401, "unauthorized");
    }

    @Test
    void a_persons_number_at_intake_leads_to_the_persons_own_cases() throws Exception {
        // given a fact with the number of the demonstration's citizen, and no pseudonym
        String data = "{\"caseNo\":\"OWN-6\",\"applicant\":{\"name\":\"张三\",\"idNumber\":\"990102199003071014\"}}";
        HttpRequest request = admin.request("/api/v1/records").header("Content-Type", Http.EVENT)
                .POST(HttpRequest.BodyPublishers.ofString(
                        Http.fact("ApplicationSubmitted", "own-6", "OWN-6", "2026-03-16T10:00:00+08:00", "", data)))
                .build();
        assertThat(admin.client().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        // then
        Http.await("the own case", () -> citizen.get("/api/v1/cases/OWN-6"), answer -> answer.statusCode() == 200);
    }
}
