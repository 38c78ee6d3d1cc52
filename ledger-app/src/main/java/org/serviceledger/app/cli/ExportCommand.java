package org.serviceledger.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code export FILE}: writes a selection of cases of a running server to a file, in the format that its name says; with
 * {@code --of} all facts of items, tickets or appointments.
 */
public final class ExportCommand {

    /** The filters of the search; each is an option of its name. */
    private static final List<String> FILTERS = List.of("item", "department", "region", "status", "light", "channel",
            "step", "clerk", "subject", "device", "ratedOn", "night", "irregularity", "open", "overdue", "from", "to",
            "q");
    private static final List<String> FORMATS = List.of("xes", "csv", "ndjson");
    private static final String CASES = "cases";
    private static final List<String> KINDS = List.of(CASES, "items", "tickets", "appointments");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_SHOWN = 1_000;
    private static final String GZIP = ".gz";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;

    private ExportCommand(URI server) {
        this.server = server;
    }

    /** 0 when the file was written; 1 when the server was lost or refused, and then there is no file. */
    public static int run(List<String> arguments) {
        Set<String> valued = new TreeSet<>(Set.of("--url", "--of"));
        FILTERS.forEach(filter -> valued.add("--" + filter));
        Options options = new Options(arguments, valued, Set.of());
        if (options.rest().size() != 1) {
            throw new Usage.Mistake("export needs one file");
        }
        Path file = Path.of(options.rest().getFirst());
        String path = "/api/v1/exports/" + kind(options, file) + "." + format(file) + query(options);
        try {
            URI server = URI.create(options.value("--url", "http://localhost:8080"));
            if (server.getScheme() == null || server.getHost() == null || !server.getScheme().startsWith("http")) {
                throw new Usage.Mistake("--url must look like http://localhost:8080, not " + server);
            }
            return new ExportCommand(server).export(path, file);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("ledger: the export failed: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static String kind(Options options, Path file) {
        String kind = options.value("--of", CASES);
        if (!KINDS.contains(kind)) {
            throw new Usage.Mistake("--of must be one of " + String.join(", ", KINDS));
        }
        if (!kind.equals(CASES) && !(format(file).equals("ndjson") && query(options).isEmpty())) {
            throw new Usage.Mistake(kind + " are exported whole, as .ndjson");
        }
        return kind;
    }

    private static String format(Path file) {
        String name = String.valueOf(file.getFileName());
        String plain = name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
        return FORMATS.stream().filter(format -> plain.endsWith("." + format)).findFirst()
                .orElseThrow(
                        () -> new Usage.Mistake("the file's name must end in .xes, .csv or .ndjson, or that and .gz"));
    }

    private static String query(Options options) {
        List<String> parts = new ArrayList<>();
        for (String filter : FILTERS) {
            String value = options.value("--" + filter, "");
            if (!value.isEmpty()) {
                parts.add(filter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private int export(String path, Path file) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).GET();
        String token = token();
        if (token != null && !token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                System.err.println("ledger: the server answered " + answer.statusCode() + ": "
                        + new String(body.readNBytes(MOST_SHOWN), StandardCharsets.UTF_8));
                return 1;
            }
            // A file of this name is a whole one; what is cut off never bears it.
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try (OutputStream out = open(part, file)) {
                body.transferTo(out);
            } catch (IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
        System.out.println(file + ": " + Files.size(file) + " bytes");
        return 0;
    }

    private static OutputStream open(Path part, Path file) throws IOException {
        OutputStream plain = Files.newOutputStream(part);
        return file.toString().endsWith(GZIP) ? new GZIPOutputStream(plain) : plain;
    }

    /** That of the environment, or of a demonstration's inspector. */
    private @Nullable String token() throws IOException, InterruptedException {
        String given = System.getenv("LEDGER_TOKEN");
        if (given != null && !given.isEmpty()) {
            return given;
        }
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(server.resolve("/demo/login?user=inspector")).timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? JsonMapper.shared().readTree(answer.body()).path("access_token").asString()
                : null;
    }
}
