package org.serviceledger.benchmarks.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** {@code ./ledger demo} in a process of its own, and what it says of itself. */
public final class ServerUnderTest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long LOOK_MILLIS = 100;
    /** Seconds without a new event after which it has recorded what it records by itself. */
    private static final int QUIET_LOOKS = 15;
    private static final Pattern POSITION = Pattern.compile("\"position\":(-?\\d+)");
    private static final Pattern LAG = Pattern.compile("\"lag\":(\\d+)");
    private static final Pattern CHECKING = Pattern.compile("\"total\":|\"NOT_CHECKED\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private @Nullable String admin;

    /**
     * Starts it and waits until it answers.
     *
     * @param directory its data lie in {@code data}, its log beside them
     * @param option    of the demonstration: {@code --empty} or {@code --no-simulator}
     */
    public ServerUnderTest(String script, Path directory, int port, String option) throws Exception {
        this.port = port;
        if (healthy()) {
            throw new IOException("another server answers at port " + port + ", which would be measured instead");
        }
        process = new ProcessBuilder(script, "demo", option, "--port", String.valueOf(port), "--data",
                directory.resolve("data").toString()).redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile()).start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!healthy()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException(
                        "the server did not start:\n" + Files.readString(directory.resolve("server.log")));
            }
            Thread.sleep(100);
        }
    }

    int port() {
        return port;
    }

    /** A token of one of the demonstration's ready-made people. */
    public String token(String user) throws Exception {
        return found(TOKEN, send(HttpRequest.newBuilder(uri("/demo/login?user=" + user))
                .POST(HttpRequest.BodyPublishers.noBody())));
    }

    /** By how many events the views are behind. */
    public long lag() throws Exception {
        return Long.parseLong(found(LAG, get("/api/v1/projections")));
    }

    /** Waits until the views have everything that was recorded. */
    public void untilCaughtUp() throws Exception {
        while (lag() > 0) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /**
     * Waits until it has nothing left to do by itself: the views have everything, warnings and deemed acceptances of the
     * time that went by are recorded, and the log has been checked.
     */
    public void untilAtRest() throws Exception {
        long before = -1;
        for (int quiet = 0; quiet < QUIET_LOOKS;) {
            Thread.sleep(1000);
            untilCaughtUp();
            long now = position();
            quiet = now == before && checked() ? quiet + 1 : 0;
            before = now;
        }
    }

    private boolean checked() throws Exception {
        return !CHECKING.matcher(get("/api/v1/integrity")).find();
    }

    /** Position of the last event that the views have; -1 before the first. */
    public long position() throws Exception {
        return Long.parseLong(found(POSITION, get("/api/v1/projections")));
    }

    /**
     * How long events waited lately until all views had them, in seconds: for each batch, the one that waited
     * longest.
     *
     * @param quantile 0.5 or 0.99
     */
    public double delaySeconds(String quantile) throws Exception {
        return get("/actuator/prometheus").lines()
                .filter(line -> line.startsWith("projection_delay_seconds{quantile=\"" + quantile + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).max().orElse(0);
    }

    /** Java heap in use, in MiB, after a collection. */
    public long heapMiB() throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start()
                .waitFor(20, TimeUnit.SECONDS);
        double bytes = get("/actuator/prometheus").lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
        return Math.round(bytes / (1 << 20));
    }

    /** Memory that the process holds, in MiB. */
    public long residentMiB() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(l -> l.startsWith("VmRSS")).findFirst().orElse("0");
        return Long.parseLong(line.replaceAll("\\D+", "")) >> 10;
    }

    private boolean healthy() throws Exception {
        try {
            return client.send(HttpRequest.newBuilder(uri("/actuator/health")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String get(String path) throws Exception {
        String token = admin;
        if (token == null) {
            token = token("admin");
            admin = token;
        }
        return get(path, token);
    }

    /** What a path answers to whoever has the token. */
    public String get(String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Lets it end by itself, so that all of it can be opened again. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
