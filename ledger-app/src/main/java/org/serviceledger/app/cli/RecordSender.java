package org.serviceledger.app.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends records in chunks and waits for each chunk's answers. What was not answered is sent again,
 * which is safe because the ledger stores each record once; after 30 seconds without the server it gives up.
 */
final class RecordSender {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

    /** The server's answer to one record. */
    record Answer(String status, String code, String detail) {}

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper mapper = JsonMapper.shared();
    private final URI server;
    private @Nullable String token = System.getenv("LEDGER_TOKEN");

    RecordSender(URI server) {
        this.server = server;
        if (server.getScheme() == null || server.getHost() == null || !server.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("--url must look like http://localhost:8080, not " + server);
        }
    }

    /** Signs in as the source system of a demonstration; elsewhere the environment has to hold a token. */
    void signIn() throws IOException, InterruptedException {
        if (token != null && !token.isEmpty()) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(server.resolve("/demo/login?user=source"))
                                .timeout(REQUEST_TIMEOUT).POST(HttpRequest.BodyPublishers.noBody()).build(),
                        HttpResponse.BodyHandlers.ofString());
                token = answer.statusCode() == 200
                        ? mapper.readTree(answer.body()).path("access_token").asString()
                        : null;
                return;
            } catch (IOException e) {
                waitOrGiveUp(deadline, e);
            }
        }
    }

    /** Sends a chunk until every record of it is answered. */
    void send(List<ImportFile.Line> chunk, ImportTally tally) throws IOException, InterruptedException {
        int answered = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (answered < chunk.size()) {
            List<ImportFile.Line> rest = chunk.subList(answered, chunk.size());
            IOException trouble;
            int before = answered;
            try {
                answered += post(rest, tally);
                trouble = new IOException("the server answered only a part of the records");
            } catch (Partly e) {
                answered += e.answered;
                trouble = e.reason;
            }
            if (answered > before) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            if (answered < chunk.size()) {
                waitOrGiveUp(deadline, trouble);
            }
        }
    }

    private int post(List<ImportFile.Line> lines, ImportTally tally) throws Partly, IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/v1/records")).timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(lines)));
        if (token != null && !token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        int answered = 0;
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() == 401) {
                answer.body().close();
                token = System.getenv("LEDGER_TOKEN");
                signIn();
                throw new Partly(0, new IOException("the access token is not valid; set LEDGER_TOKEN"));
            }
            if (answer.statusCode() / 100 == 4 && answer.statusCode() != 429) {
                throw new IOException("the server does not take the records: HTTP " + answer.statusCode() + " "
                        + new String(answer.body().readNBytes(500), StandardCharsets.UTF_8));
            }
            try (var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                if (answer.statusCode() != 200) {
                    throw new Partly(0, new IOException("HTTP " + answer.statusCode()));
                }
                for (String line = reader.readLine(); line != null
                        && answered < lines.size(); line = reader.readLine()) {
                    Answer one = answer(line);
                    if (one.status().equals("failed") && !one.code().equals("record-too-large")) {
                        throw new Partly(answered, new IOException(one.code() + ": " + one.detail()));
                    }
                    tally.count(lines.get(answered).number(), one);
                    answered++;
                }
            } catch (IOException e) {
                throw new Partly(answered, e);
            }
            return answered;
        } catch (java.net.ConnectException | java.net.http.HttpTimeoutException e) {
            throw new Partly(answered, new IOException("the server at " + server + " cannot be reached", e));
        } catch (java.net.SocketException | java.io.EOFException e) {
            throw new Partly(answered, e);
        }
    }

    private Answer answer(String line) throws IOException {
        try {
            JsonNode node = mapper.readTree(line);
            return new Answer(node.path("status").asString(""), node.path("code").asString(""),
                    node.path("detail").asString(""));
        } catch (JacksonException e) {
            throw new IOException("the connection broke in the middle of an answer", e);
        }
    }

    private static byte[] body(List<ImportFile.Line> lines) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (ImportFile.Line line : lines) {
            body.writeBytes(line.json());
            body.write('\n');
        }
        return body.toByteArray();
    }

    private void waitOrGiveUp(long deadline, IOException reason) throws IOException, InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IOException("gave up after " + PATIENCE.toSeconds() + " s without the server at " + server + ": "
                    + reason.getMessage(), reason);
        }
        Thread.sleep(PAUSE);
    }

    /** Only a part of a chunk was answered before the connection broke. */
    private static final class Partly extends Exception {

        private static final long serialVersionUID = 1L;
        private final int answered;
        private final IOException reason;

        Partly(int answered, IOException reason) {
            super(reason);
            this.answered = answered;
            this.reason = reason;
        }
    }
}
