package org.serviceledger.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A reader of server-sent events on one open connection. */
final class Sse implements AutoCloseable {

    private final InputStream body;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** An event as it came. */
    record Event(String id, String name, String data) {

        JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    Sse(Http http, String path, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = http.request(path).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer = http.client().send(request.build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        body = answer.body();
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        Map<String, String> fields = new java.util.HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    fields.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + "\n" + b);
                } else if (line.isEmpty() && fields.containsKey("data")) {
                    events.add(new Event(fields.getOrDefault("id", ""), fields.getOrDefault("event", ""),
                            fields.get("data")));
                    fields.clear();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The test has closed the connection.
        }
    }

    Event next() throws InterruptedException {
        Event event = events.poll(Http.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("the next event of the stream").isNotNull();
        return event;
    }

    String nextId() throws InterruptedException {
        return next().id();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
