package org.serviceledger.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** A server that stores each record once, like the ledger, and that can be lost in the middle of an answer. */
final class PretendedLedger implements AutoCloseable {

    private final HttpServer server;
    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final AtomicInteger received = new AtomicInteger();
    private volatile int lostAfter = Integer.MAX_VALUE;
    private volatile boolean lost;

    PretendedLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/demo/login", exchange -> {
            byte[] token = "{\"access_token\":\"t\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, token.length);
            exchange.getResponseBody().write(token);
            exchange.close();
        });
        server.createContext("/api/v1/records", this::records);
        server.start();
    }

    private void records(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (lost) {
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        OutputStream answer = exchange.getResponseBody();
        for (String line : body.lines().toList()) {
            if (stored.size() >= lostAfter) {
                lost = true;
                answer.flush();
                exchange.close();
                return;
            }
            received.incrementAndGet();
            boolean fresh = stored.add(JsonMapper.shared().readTree(line).path("id").asString());
            answer.write(("{\"status\":\"" + (fresh ? "recorded" : "duplicate") + "\"}\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Breaks off once it has stored so many records, and answers nothing from then on. */
    void loseAfter(int records) {
        lostAfter = records;
    }

    boolean isLost() {
        return lost;
    }

    void comeBack() {
        lostAfter = Integer.MAX_VALUE;
        lost = false;
        received.set(0);
    }

    /** Becomes another ledger at the same address. */
    void forgetAll() {
        stored.clear();
    }

    int stored() {
        return stored.size();
    }

    /** How many records were sent since it came back. */
    int received() {
        return received.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
