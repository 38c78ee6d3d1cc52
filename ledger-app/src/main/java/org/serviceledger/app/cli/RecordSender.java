package org.serviceledger.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    private static final int MAX_SHOWN = 500;

    /** The server's answer to one record. */
    record Answer(String status, String code, String detail) {}

    /** Takes the answers, in the order of the records. */
    @FunctionalInterface
    interface Answers {

        /** @param number the record's line */
        void count(long number, Answer answer);
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper mapper = JsonMapper.shared();
    private final URI server;
    private final Duration patience;
    private @Nullable String token = System.getenv("LEDGER_TOKEN");

    RecordSender(URI server) {
        this(server, PATIENCE);
    }

    /** @param patience how long to go on without any answer */
    RecordSender(URI server, Duration patience) {
        this.server = server;
        this.patience = patience;
        if (server.getScheme() == null || server.getHost() == null || !server.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("--url must look like http://localhost:8080, not " + server);
        }
    }

    /** Signs in as the source system of a demonstration; elsewhere the environment has to hold a token. */
    void signIn() throws IOException, InterruptedException {
        if (token != null && !token.isEmpty()) {
            return;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(server.resolve("/demo/login?user=source"))
                                .timeout(patience).POST(HttpRequest.BodyPublishers.noBody()).build(),
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
    void send(List<ImportFile.Line> chunk, Answers answers) throws IOException, InterruptedException {
        int answered = 0;
        long deadline = System.nanoTime() + patience.toNanos();
        while (answered < chunk.size()) {
            List<ImportFile.Line> rest = chunk.subList(answered, chunk.size());
            IOException trouble;
            int before = answered;
            try {
                answered += post(rest, answers);
                trouble = new IOException("the server answered only a part of the records");
            } catch (Partly e) {
                answered += e.answered;
                trouble = e.reason;
            }
            if (answered > before) {
                deadline = System.nanoTime() + patience.toNanos();
            }
            if (answered < chunk.size()) {
                waitOrGiveUp(deadline, trouble);
            }
        }
    }

    private int post(List<ImportFile.Line> lines, Answers answers) throws Partly, IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/v1/records"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(lines)));
        if (token != null && !token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        int answered = 0;
        try (AnswerLines answer = new AnswerLines(client, request.build())) {
            while (true) {
                switch (answer.next(patience)) {
                    case null ->
                        throw new Partly(answered, new IOException("no answer for " + patience.toSeconds() + " s"));
                    case AnswerLines.End end -> {
                        check(end, answered);
                        return answered;
                    }
                    case AnswerLines.Line line -> {
                        if (answered < lines.size()) {
                            answers.count(lines.get(answered).number(), answer(line.text(), answered));
                            answered++;
                        }
                    }
                }
            }
        }
    }

    /** Passes when an answer came to its end; else says whether trying again may help. */
    private void check(AnswerLines.End end, int answered) throws Partly, IOException, InterruptedException {
        if (end.error() != null) {
            throw new Partly(answered, new IOException("the connection to " + server + " broke or never came about",
                    end.error()));
        }
        if (end.status() == 401) {
            token = System.getenv("LEDGER_TOKEN");
            signIn();
            throw new Partly(answered, new IOException("the access token is not valid; set LEDGER_TOKEN"));
        }
        if (end.status() / 100 == 4 && end.status() != 429) {
            throw new IOException("the server does not take the records: HTTP " + end.status() + " "
                    + end.body().substring(0, Math.min(end.body().length(), MAX_SHOWN)));
        }
        if (end.status() != 200) {
            throw new Partly(answered, new IOException("HTTP " + end.status()));
        }
    }

    /** Reads one answer; one that the server may give otherwise another time is none. */
    private Answer answer(String line, int answered) throws Partly {
        Answer one;
        try {
            JsonNode node = mapper.readTree(line);
            one = new Answer(node.path("status").asString(""), node.path("code").asString(""),
                    node.path("detail").asString(""));
        } catch (JacksonException e) {
            throw new Partly(answered, new IOException("the connection broke in the middle of an answer", e));
        }
        if (one.status().equals("failed") && !one.code().equals("record-too-large")) {
            throw new Partly(answered, new IOException(one.code() + ": " + one.detail()));
        }
        return one;
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
            throw new IOException("gave up after " + patience.toSeconds() + " s without the server at " + server + ": "
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
