package org.serviceledger.app;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What several writers have sent, and what of it was acknowledged where. */
final class Journal {

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger unanswered = new AtomicInteger();

    /** Writers that each send one record after another until the server is gone. */
    List<Thread> start(Http http, int writers, String round) {
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String name = round + "-" + writer;
            threads.add(Thread.ofPlatform().daemon().start(() -> write(http, name)));
        }
        return threads;
    }

    private void write(Http http, String name) {
        for (int i = 0;; i++) {
            String id = name + "-" + i;
            sent.incrementAndGet();
            try {
                HttpResponse<String> answer = http.record(Http.submitted(id, "K-" + id, "PC"));
                JsonNode body = JsonMapper.shared().readTree(answer.body());
                assertThat(answer.statusCode()).isEqualTo(201);
                acknowledged.put(id, body.get("position").asLong());
            } catch (IOException e) {
                unanswered.incrementAndGet();
                return;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    long sent() {
        return sent.get();
    }

    /** How many records were on their way when the server went away. */
    int unanswered() {
        return unanswered.get();
    }
}
