package org.serviceledger.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client as a stranger would write it. */
public final class Http {

    public static final Duration PATIENCE = Duration.ofSeconds(120);
    static final String EVENT = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    static final String NDJSON = "application/x-ndjson";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final URI server;
    private final String user;
    private volatile String token;

    /** Whoever may do everything. */
    public Http(int port) {
        this(URI.create("http://localhost:" + port), "admin");
    }

    private Http(URI server, String user) {
        this.server = server;
        this.user = user;
    }

    /** The same server for another of the demonstration's people; for a visitor when empty. */
    public Http as(String other) {
        return new Http(server, other);
    }

    HttpClient client() {
        return client;
    }

    /** A request; with a token as soon as the server can give one. */
    HttpRequest.Builder request(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
        String signedIn = token();
        return signedIn.isEmpty() ? request : request.header("Authorization", "Bearer " + signedIn);
    }

    /** What the demonstration gives the user; empty for a visitor. */
    String token() throws IOException, InterruptedException {
        if (user.isEmpty()) {
            return "";
        }
        if (token == null) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(server.resolve("/demo/login?user=" + user)).timeout(PATIENCE)
                            .POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofString());
            token = json(answer).get("access_token").asString();
        }
        return token;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> post(String path, String contentType, String body)
            throws IOException, InterruptedException {
        return client.send(request(path).header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> record(String body) throws IOException, InterruptedException {
        return post("/api/v1/records", EVENT, body);
    }

    public JsonNode json(String path) throws IOException, InterruptedException {
        return json(get(path));
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /**
     * Waits until all that was recorded so far is in the views. What shows of one entity tells nothing of another: they
     * may be in partitions that are saved at different times.
     */
    void viewsFollow() throws Exception {
        long head = json("/api/v1/projections").get("items").get(0).get("head").asLong();
        await("the views", () -> json("/api/v1/projections"), all -> all.get("items").valueStream()
                .allMatch(projection -> projection.get("position").asLong() >= head));
    }

    /** Asks until the answer is as wished; fails after a bounded time. */
    public static <T> T await(String what, Callable<T> question, Predicate<T> wished) throws Exception {
        return await(what, PATIENCE, question, wished);
    }

    public static <T> T await(String what, Duration patience, Callable<T> question, Predicate<T> wished)
            throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        T answer = question.call();
        while (!wished.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what + "; the last answer was " + answer);
            }
            Thread.sleep(30);
            answer = question.call();
        }
        return answer;
    }

    public static String fact(String type, String id, String subject, String time, String extension, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:test","type":"%s","subject":"%s","time":"%s"%s,"data":%s}"""
                .formatted(id, type, subject, time, extension, data).strip();
    }

    public static String submitted(String id, String caseNo, String channel) {
        return fact("ApplicationSubmitted", id, caseNo, "2026-03-16T10:00:00+08:00",
                ",\"channel\":\"" + channel + "\"", "{\"caseNo\":\"" + caseNo + "\"}");
    }

    public static String closed(String id, String caseNo) {
        return fact("CaseClosed", id, caseNo, "2026-03-17T10:00:00+08:00", "", "{\"caseNo\":\"" + caseNo + "\"}");
    }
}
