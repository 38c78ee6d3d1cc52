package org.serviceledger.app;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Appointments over HTTP: what was booked, what became of it, and which places are free. */
@ExtendWith(SharedServer.class)
class AppointmentContractTest {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final Http http;
    private final Http citizen;

    AppointmentContractTest(Http http) {
        this.http = http;
        this.citizen = http.as("citizen");
    }

    /** Records it, and returns its position. */
    private long fact(String type, String id, String time, String hall, String slot, String more) throws Exception {
        String end = OffsetDateTime.parse(slot).plusMinutes(30).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        HttpResponse<String> answer = http.record(Http.fact("Appointment" + type, id + type + time, id, time, "",
                "{\"appointmentId\":\"%s\",\"hallId\":\"%s\",\"itemCode\":\"APT-I\",\"slotStart\":\"%s\",\"slotEnd\":\"%s\"%s}"
                        .formatted(id, hall, slot, end, more)));
        assertThat(answer.statusCode()).isIn(200, 201);
        return JsonMapper.shared().readTree(answer.body()).get("position").asLong();
    }

    private void hall(String id, int capacity) throws Exception {
        assertThat(http.record(Http.fact("HallRegistered", id + "-r", id, "2026-01-05T09:00:00+08:00", "",
                "{\"hallId\":\"%s\",\"name\":\"大厅\",\"slotCapacity\":%d}".formatted(id, capacity))).statusCode())
                .isIn(200, 201);
    }

    @Test
    void a_halls_day_says_slot_by_slot_what_became_of_its_appointments() throws Exception {
        // given a morning, some of it told before it was booked
        hall("APT-H", 3);
        String nine = "2026-03-16T09:00:00+08:00";
        String ten = "2026-03-16T10:00:00+08:00";
        fact("Honoured", "apt-1", "2026-03-16T09:02:00+08:00", "APT-H", nine, ",\"ticketId\":\"T\"");
        fact("Booked", "apt-1", "2026-03-10T09:00:00+08:00", "APT-H", nine, "");
        fact("Booked", "apt-2", "2026-03-10T09:00:00+08:00", "APT-H", nine, "");
        fact("NoShow", "apt-2", "2026-03-16T09:30:00+08:00", "APT-H", nine, "");
        fact("Booked", "apt-3", "2026-03-10T09:00:00+08:00", "APT-H", ten, "");
        fact("Cancelled", "apt-3", "2026-03-12T09:00:00+08:00", "APT-H", ten, "");
        fact("Booked", "apt-4", "2026-03-10T09:00:00+08:00", "APT-H", nine, "");
        long last = fact("Rescheduled", "apt-4", "2026-03-11T09:00:00+08:00", "APT-H", ten, "");
        // when
        String path = "/api/v1/appointments?hall=APT-H&day=2026-03-16";
        Http.await("the views", () -> http.json("/api/v1/projections").get("items").get(0),
                projection -> projection.get("position").asLong() >= last);
        JsonNode day = http.json(path);
        // then
        assertThat(day.get("counts").toString()).isEqualTo("{\"booked\":1,\"kept\":1,\"missed\":1,\"cancelled\":1}");
        assertThat(day.get("slots")).extracting(slot -> slot.get("slotStart").asString().substring(11, 16)
                + " booked " + slot.get("booked") + " kept " + slot.get("kept") + " missed " + slot.get("missed")
                + " cancelled " + slot.get("cancelled") + " of " + slot.get("capacity"))
                .containsExactly("09:00 booked 0 kept 1 missed 1 cancelled 0 of 3",
                        "10:00 booked 1 kept 0 missed 0 cancelled 1 of 3");
        JsonNode kept = http.json(path + "&state=KEPT");
        assertThat(kept.get("items")).singleElement()
                .satisfies(one -> assertThat(one.get("ticketId").asString()).isEqualTo("T"));
        assertThat(kept.get("counts")).isEqualTo(day.get("counts"));
        // and page by page
        JsonNode first = http.json(path + "&limit=3");
        JsonNode second = http.json(path + "&limit=3&cursor=" + first.get("nextCursor").asString());
        assertThat(first.get("items")).hasSize(3);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("nextCursor").isNull()).isTrue();
        Problem.check(http.get("/api/v1/appointments?day=monday"), 400, "bad-parameter");
        Problem.check(http.get("/api/v1/appointments?state=LOST"), 400, "bad-parameter");
        Problem.check(http.get(path + "&cursor=x"), 400, "bad-parameter");
    }

    @Test
    void a_free_place_is_shown_until_it_is_booked_by_the_rule_that_decides_bookings() throws Exception {
        // given a hall that takes one at a time, on a working day to come
        hall("APT-F", 1);
        assertThat(http.record(Http.fact("ServiceItemPublished", "APT-I-v1", "APT-I", "2018-01-05T09:00:00+08:00", "",
                "{\"itemCode\":\"APT-I\",\"name\":\"事项\",\"version\":1,\"validFrom\":\"2018-01-01\"}")).statusCode())
                .isIn(200, 201);
        LocalDate day = LocalDate.now(CHINA).plusDays(20);
        while (day.getDayOfWeek().getValue() != 3) {
            day = day.plusDays(1);
        }
        String path = "/api/v1/halls/APT-F/slots?day=" + day;
        JsonNode before = Http.await("the hall", () -> http.as("").json(path), found -> found.get("items").size() > 0);
        assertThat(before.get("items")).hasSize(13).allMatch(slot -> slot.get("free").asInt() == 1);
        // when the citizen books the first
        JsonNode slot = before.get("items").get(0);
        String command = "{\"hallId\":\"APT-F\",\"itemCode\":\"APT-I\",\"slotStart\":%s,\"slotEnd\":%s}"
                .formatted(slot.get("slotStart"), slot.get("slotEnd"));
        assertThat(citizen.post("/api/v1/commands/BookAppointment", "application/json", command).statusCode())
                .isEqualTo(201);
        // then it is taken, for the view as for the decision
        Http.await("the booking", () -> http.json(path), found -> found.get("items").get(0).get("free").asInt() == 0);
        Problem.check(citizen.post("/api/v1/commands/BookAppointment", "application/json", command), 422,
                "slot-full");
        // and what the hall does not offer cannot be booked, as it says itself
        refused(command.replace("APT-F", "APT-0"), "hall-not-open");
        refused(command.replace("APT-I", "APT-0").replace("T09:", "T10:"), "item-not-offered");
        refused(command.replace("T09:00", "T03:00"), "slot-not-offered");
        refused(command.replace(slot.get("slotEnd").asString(), day.plusDays(10) + "T09:30:00+08:00"),
                "slot-not-offered");
        // but what a source tells of is recorded as it happened
        fact("Booked", "apt-night", "2026-03-10T09:00:00+08:00", "APT-0", "2026-03-14T03:00:00+08:00", "");
        // and the citizen sees it among the own ones, and nobody else's
        JsonNode mine = Http.await("the own one", () -> citizen.json("/api/v1/my/appointments"),
                found -> found.get("items").valueStream()
                        .anyMatch(one -> one.get("hallId").asString().equals("APT-F")));
        assertThat(mine.get("items")).allMatch(one -> one.get("subjectRef").asString().equals(subjectRef()));
        JsonNode found = http.json("/api/v1/appointments?subject=" + subjectRef());
        assertThat(found.get("items")).anyMatch(one -> one.get("hallId").asString().equals("APT-F"));
        // and nothing is free on a day of rest, nor in the past
        assertThat(http.json("/api/v1/halls/APT-F/slots?day=" + day.plusDays(4)).get("items")).isEmpty();
        assertThat(http.json("/api/v1/halls/APT-F/slots?day=2026-03-16").get("items"))
                .allMatch(past -> past.get("free").asInt() == 0);
    }

    private void refused(String command, String code) throws Exception {
        Problem.check(citizen.post("/api/v1/commands/BookAppointment", "application/json", command), 422, code);
    }

    @Test
    void a_citizens_tickets_say_how_many_are_ahead() throws Exception {
        // given two before
        hall("APT-Q", 3);
        for (int i = 0; i < 2; i++) {
            http.post("/api/v1/commands/TakeTicket", "application/json", "{\"hallId\":\"APT-Q\",\"queue\":\"A\"}");
        }
        citizen.post("/api/v1/commands/TakeTicket", "application/json", "{\"hallId\":\"APT-Q\",\"queue\":\"A\"}");
        // then
        JsonNode mine = Http.await("the ticket", () -> citizen.json("/api/v1/my/tickets"),
                found -> found.get("items").valueStream()
                        .anyMatch(one -> one.get("hallId").asString().equals("APT-Q")
                                && one.get("ahead").asInt() == 2));
        assertThat(mine.get("items")).allMatch(one -> one.has("stage"));
    }

    private String subjectRef() {
        try {
            String claims = new String(Base64.getUrlDecoder().decode(citizen.token().split("\\.")[1]),
                    StandardCharsets.UTF_8);
            return JsonMapper.shared().readTree(claims).get("subjectRef").asString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
