package org.serviceledger.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.app.RandomRequests.Request;
import org.serviceledger.app.cli.VerifyCommand;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.schema.EventExample;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.StoredEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is sent: no error of the server's own, a problem with a code for what is wrong, and nothing half recorded. */
class FuzzTest {

    private static final int REQUESTS = Boolean.getBoolean("ledger.test.full") ? 50_000 : 5_000;
    private static final long SEED = Long.getLong("ledger.test.seed", 20_260_316);
    /** Chance may miss a path in all of them; so many more are made for it. */
    private static final int ENOUGH_FOR_A_PATH = 100;
    private static final int CONNECTIONS = 6;
    private static final int ENOUGH_FAULTS = 40;
    private static final int ENOUGH_UNANSWERED = 6;
    /** Whether there is a rebuild to be paused is chance, and what a source calls sealed is not what is made anew. */
    private static final Pattern MAY_CONFLICT = Pattern.compile(".*/rebuild/.*");
    private static final int CONFLICT = 409;
    /** Far longer than a busy machine needs; whoever gets no answer at all must not wait for ever. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(45);
    private static final Pattern TRACE = Pattern
            .compile("\\n\\s+at |Exception|org\\.(serviceledger|springframework|axonframework)\\.|tools\\.jackson");
    private static final Set<String> OWN_NOTES = Set.of("QuarantineResolved", "SupervisionWarningRaised",
            "AcceptanceDeemed", "FactCorrected");
    private static final Set<String> FATES = Set.of("recorded", "duplicate", "quarantined", "conflict", "failed");

    private final Set<Long> positions = ConcurrentHashMap.newKeySet();
    private final Set<String> entries = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Integer>> reached = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, Integer> fates = new ConcurrentHashMap<>();
    private final Set<String> codes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Map<String, String> faults = new ConcurrentHashMap<>();

    @TempDir
    private Path directory;

    @Test
    void random_requests_are_answered_and_nothing_is_half_recorded() throws Exception {
        Path data = directory.resolve("data");
        try (TestServer server = new TestServer(data, Map.of("ledger.lookup.tries-of-address", 200))) {
            Http http = new Http(server.port());
            RandomRequests requests = new RandomRequests(SEED, http.json("/v3/api-docs"),
                    EventVocabulary.factTypes().stream().sorted().map(EventExample::of).toList(),
                    server.bean(LedgerClock.class).now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate());
            HttpResponse<String> sealed = http.as("leader").post("/api/v1/commands/SealMetricSnapshot",
                    "application/json", "{\"period\":\"" + RandomRequests.SEALED + "\"}");
            assertThat(sealed.statusCode()).as(sealed.body()).isEqualTo(201);
            note(sealed.body());
            // when
            send(Stream.generate(requests::next).limit(REQUESTS), http);
            for (int i = 0; i < ENOUGH_FOR_A_PATH && faults.isEmpty()
                    && !notReached(requests.routes()).isEmpty(); i++) {
                send(notReached(requests.routes()).stream().map(requests::next), http);
            }
            // then
            System.out.println("size of this run: " + REQUESTS + " requests, answered " + new TreeMap<>(statuses)
                    + ", records " + new TreeMap<>(fates) + ", " + codes.size() + " codes " + new TreeSet<>(codes));
            assertThat(faults).as("what went wrong, one of each kind").isEmpty();
            everythingWasReached(requests.routes());
            nothingIsHalfRecorded(server.bean(Ledger.class));
            JsonNode views = Http.await("the views", () -> http.json("/api/v1/projections").get("items").get(0),
                    projection -> projection.get("lag").asLong() == 0);
            assertThat(views.get("parkedKeys").asInt()).as("every view could apply what was taken in").isZero();
            assertThat(http.json("/actuator/health").get("status").asString()).isEqualTo("UP");
        }
        assertThat(VerifyCommand.run(List.of("--data", data.toString()))).as("the stored log is whole").isZero();
    }

    private void send(Stream<Request> requests, Http http) throws Exception {
        Map<String, Http> people = new TreeMap<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> sent = new ArrayList<>();
            for (Request request : (Iterable<Request>) requests::iterator) {
                Http who = people.computeIfAbsent(request.who(), http::as);
                sent.add(senders.submit(() -> {
                    try {
                        if (faults.size() < ENOUGH_FAULTS && unanswered.get() < ENOUGH_UNANSWERED) {
                            check(request, who);
                        }
                    } catch (IOException e) {
                        unanswered.incrementAndGet();
                        faults.putIfAbsent(request.route().name() + " " + e.getClass().getSimpleName(),
                                request + " -> " + e);
                    }
                    return null;
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    private void check(Request request, Http who) throws Exception {
        String path = request.path().replace(RandomRequests.SOME_ENTRY,
                entries.stream().findAny().orElse(RandomRequests.SOME_ENTRY));
        HttpRequest.Builder builder = who.request(path).timeout(ANSWERED_WITHIN);
        request.headers().forEach(builder::setHeader);
        builder.method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        HttpResponse<InputStream> answer = who.client().send(builder.build(),
                HttpResponse.BodyHandlers.ofInputStream());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        try (InputStream in = answer.body()) {
            String body = type.startsWith("text/event-stream")
                    ? ""
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            if (request.method().equals(request.route().method())) {
                reached.computeIfAbsent(request.route().name(), name -> ConcurrentHashMap.newKeySet())
                        .add(answer.statusCode());
            }
            check(request, answer.statusCode(), type, body);
        }
    }

    private void check(Request request, int status, String type, String body) {
        try {
            assertThat(status).as("status").isLessThan(500);
            if (status >= 400 && !request.method().equals("HEAD")) {
                assertThat(body).as("body").doesNotContainPattern(TRACE);
                assertThat(type).as("content type of %d", status).startsWith("application/problem+json");
                JsonNode problem = JsonMapper.shared().readTree(body);
                assertThat(problem.get("status").asInt()).as("status of the problem").isEqualTo(status);
                String code = problem.get("code").asString();
                assertThat(code).as("code").matches("[a-z][a-z0-9-]*");
                assertThat(problem.get("type").asString()).as("type").endsWith("/" + code);
                assertThat(problem.get("detail").asString()).as("detail").isNotBlank().isNotEqualTo("null");
                codes.add(code);
            } else if (status < 400 && request.method().equals("POST") && request.path().startsWith("/api/v1/")) {
                body.lines().forEach(this::note);
            }
        } catch (AssertionError | JacksonException e) {
            faults.putIfAbsent(request.route().name() + " -> " + status + " " + e.getClass().getSimpleName(),
                    request + " -> " + body + "\n" + e.getMessage());
        }
    }

    /** Where something was recorded, kept in quarantine, or decided; a duplicate's place is the same again. */
    private void note(String line) {
        JsonNode answer = JsonMapper.shared().readTree(line);
        for (JsonNode result : answer.isArray() ? answer : List.of(answer)) {
            if (result.has("status") && result.has("code") && result.has("id")) {
                assertThat(result.get("status").asString()).isIn(FATES);
                fates.merge(result.get("status").asString(), 1, Integer::sum);
                if (result.get("position").isIntegralNumber()) {
                    positions.add(result.get("position").asLong());
                }
                if (result.has("quarantineId")) {
                    entries.add(result.get("quarantineId").asString());
                }
            }
            result.path("events").forEach(event -> {
                if (event.has("id") && event.has("type") && !event.has("recordedAt")) {
                    positions.add(event.get("position").asLong());
                }
            });
        }
    }

    private void everythingWasReached(List<RandomRequests.Route> routes) {
        assertThat(statuses.keySet()).contains(200, 201, 202, 400, 401, 403, 404, 405, 409, 415, 422);
        assertThat(fates.keySet()).containsExactlyInAnyOrderElementsOf(FATES);
        assertThat(codes).hasSizeGreaterThan(50);
        assertThat(notReached(routes)).as("paths that never answered what they are for: %s", reached).isEmpty();
    }

    /** Paths that have not yet answered what they are for. */
    private List<RandomRequests.Route> notReached(List<RandomRequests.Route> routes) {
        return routes.stream().filter(route -> reached.getOrDefault(route.name(), Set.of()).stream()
                .noneMatch(status -> status < 300
                        || status == CONFLICT && MAY_CONFLICT.matcher(route.path()).matches()))
                .toList();
    }

    /** What is in the ledger is what was answered, besides what the ledger notes by itself. */
    private void nothingIsHalfRecorded(Ledger ledger) {
        List<StoredEvent> stored = ledger.read(0)
                .filter(event -> positions.contains(event.position()) || !OWN_NOTES.contains(event.type()))
                .collectList().block(Http.PATIENCE);
        assertThat(stored).isNotNull();
        assertThat(stored.stream().filter(event -> !positions.contains(event.position())).map(StoredEvent::type))
                .as("recorded, and not answered so").isEmpty();
        assertThat(stored).as("answered as recorded, and in the ledger").hasSameSizeAs(positions);
    }
}
