package org.serviceledger.app;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.projections.runner.ProjectionRunner;

/**
 * Requests to every path of the API description, a third of them right and the rest wrong in some way; the same
 * seed makes the same ones.
 */
final class RandomRequests {

    static final String RECORDS = "/api/v1/records";
    /** Stands for the id of an entry in quarantine that is known by then. */
    static final String SOME_ENTRY = "some-entry";
    /** A period whose report has been sealed. */
    static final String SEALED = "2025-12";
    private static final String COMMANDS = "/api/v1/commands/{name}";
    private static final String[] WHO = {"", "citizen", "clerk", "approver", "hall-manager", "inspector", "leader",
            "admin", "source", "device"};
    private static final String[] TYPES = {Http.EVENT, Http.EVENT, Http.BATCH, Http.NDJSON, "application/json",
            "text/plain", "application/xml", "nonsense", "multipart/form-data"};

    private final Random random;
    private final RandomJson json;
    private final RandomCommands commands;
    private final List<Route> routes = new ArrayList<>();
    private final List<ObjectNode> examples;
    private final List<ObjectNode> sent = new ArrayList<>();
    private int made;

    /** A method and path of the description, with the names of its query parameters. */
    record Route(String method, String path, List<String> parameters) {

        String name() {
            return method + " " + path;
        }
    }

    /**
     * A request.
     *
     * @param route that it was made for; its method may be another one
     * @param who   user of the demonstration; a visitor when empty
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Request(int number, Route route, String who, String method, String path, Map<String, String> headers,
            byte[] body) {

        @Override
        public String toString() {
            return number + ": " + who + " " + method + " " + path + " " + headers + " "
                    + new String(body, StandardCharsets.ISO_8859_1).substring(0, Math.min(300, body.length));
        }
    }

    RandomRequests(long seed, JsonNode api, List<ObjectNode> examples, LocalDate today) {
        this.random = new Random(seed);
        this.json = new RandomJson(random);
        this.commands = new RandomCommands(random, today);
        this.examples = List.copyOf(examples);
        api.get("paths").forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
            List<String> parameters = operation.path("parameters").valueStream()
                    .filter(parameter -> parameter.path("in").asString("").equals("query"))
                    .map(parameter -> parameter.get("name").asString()).toList();
            routes.add(new Route(method.toUpperCase(Locale.ROOT), path, parameters));
        }));
    }

    List<Route> routes() {
        return routes;
    }

    Request next() {
        return next(route());
    }

    /** One that is made for a path. */
    Request next(Route route) {
        String method = random.nextInt(25) == 0
                ? pick("PUT", "DELETE", "PATCH", "GET", "POST", "HEAD", "OPTIONS")
                : route.method();
        Map<String, String> headers = headers();
        String command = RandomCommands.names().get(random.nextInt(RandomCommands.names().size()));
        byte[] body = method.equals("POST") || method.equals("PUT") ? body(route, command, headers) : new byte[0];
        return new Request(made++, route, who(route), method, path(route, command),
                headers, body);
    }

    private Route route() {
        Route any = routes.get(random.nextInt(routes.size()));
        return switch (random.nextInt(8)) {
            case 0, 1 -> of(RECORDS);
            case 2, 3 -> of(COMMANDS);
            default -> any;
        };
    }

    private String who(Route route) {
        String usual = route.path().startsWith("/api/v1/my/") ? "citizen" : "admin";
        return random.nextInt(3) > 0 ? usual : pick(WHO);
    }

    private Route of(String path) {
        return routes.stream().filter(route -> route.path().equals(path)).findFirst()
                .orElseThrow();
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        if (random.nextInt(6) == 0) {
            headers.put("Accept", pick("text/html", "application/xml", "nonsense", "*/*", "application/json"));
        }
        if (random.nextInt(6) == 0) {
            headers.put("Idempotency-Key", pick("k1", "k2", "with blank", "x".repeat(300)));
        }
        if (random.nextInt(30) == 0) {
            headers.put("Authorization", pick("Bearer x", "Bearer a.b.c", "Basic YTpi", "Bearer", "\u00e9"));
        }
        if (random.nextInt(12) == 0) {
            headers.put("Last-Event-ID", pick("0", "-5", "x", "99999999999999999999"));
        }
        return headers;
    }

    private String path(Route route, String command) {
        StringBuilder path = new StringBuilder();
        for (String part : route.path().substring(1).split("/", -1)) {
            int from = part.indexOf('{');
            path.append('/').append(from < 0
                    ? part
                    : part.substring(0, from) + encoded(variable(route, part.substring(from), command)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = route.parameters().isEmpty() || random.nextInt(8) == 0
                    ? pick("limit", "cursor", "zzz", "at[]")
                    : route.parameters().get(random.nextInt(route.parameters().size()));
            path.append(path.indexOf("?") < 0 ? '?' : '&').append(encoded(name)).append('=')
                    .append(encoded(parameter(name)));
        }
        return path.toString();
    }

    private String variable(Route route, String name, String command) {
        if (random.nextInt(6) == 0) {
            return json.hostile();
        }
        return switch (name) {
            case "{format}" -> pick("csv", "xes", "ndjson");
            case "{name}" -> route.path().equals(COMMANDS) ? command : ProjectionRunner.NAME;
            case "{id}" -> route.path().contains("/reports/") ? SEALED : SOME_ENTRY;
            case "{metric}" -> "online-take-up";
            case "{type}" -> examples.get(random.nextInt(examples.size())).get("type").asString();
            case "{caseNo}" -> "C-" + random.nextInt(6);
            default -> toldOf(name.substring(1, name.length() - 1));
        };
    }

    /** What the facts that are sent say of a member; something else where none has it. */
    private String toldOf(String member) {
        List<String> known = examples.stream().map(example -> example.path("data").path(member))
                .filter(JsonNode::isValueNode).map(JsonNode::asString).distinct().toList();
        return known.isEmpty() ? "I-1" : known.get(random.nextInt(known.size()));
    }

    private String parameter(String name) {
        if (random.nextInt(2) == 0) {
            return json.hostile();
        }
        return switch (name) {
            case "limit", "days" -> String.valueOf(1 + random.nextInt(9));
            case "cursor", "position" -> String.valueOf(random.nextInt(200));
            case "metric" -> pick("online-take-up", "on-time-closing");
            case "level" -> "CITY";
            case "period" -> pick("2026", "2026-03", "2026-Q1");
            case "asOf", "knownAt", "from", "to" -> pick("2026-03-20T10:42:00+08:00", "2030-01-01T00:00:00Z");
            case "user" -> WHO[random.nextInt(WHO.length)];
            case "source" -> "urn:example:system";
            case "number" -> toldOf(name);
            case "definition" -> "submitted";
            case "other" -> "closed";
            default -> pick("C-1", "I-1", "990100000000");
        };
    }

    private byte[] body(Route route, String command, Map<String, String> headers) {
        boolean records = route.path().equals(RECORDS);
        headers.put("Content-Type", records || random.nextInt(10) == 0 ? pick(TYPES) : "application/json");
        return switch (random.nextInt(12)) {
            case 0 -> json.hostile().getBytes(StandardCharsets.UTF_8);
            case 1 -> json.torn(examples.get(random.nextInt(examples.size())).toString()
                    .getBytes(StandardCharsets.UTF_8));
            default -> records
                    ? records(headers.get("Content-Type"))
                    : spoiledSometimes(meant(route, command), 3);
        };
    }

    private ObjectNode meant(Route route, String command) {
        return switch (route.path()) {
            case COMMANDS -> commands.body(command);
            case "/api/v1/case-lookup" -> examples.getFirst().objectNode()
                    .put("caseNo", random.nextBoolean() ? toldOf("caseNo") : "C-" + random.nextInt(6))
                    .put("queryCode", toldOf("queryCode"));
            default -> fact();
        };
    }

    private byte[] records(String type) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int count = type.equals(Http.BATCH) || type.equals(Http.NDJSON) ? 1 + random.nextInt(5) : 1;
        body.writeBytes((type.equals(Http.BATCH) ? "[" : "").getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                body.write(type.equals(Http.NDJSON) ? '\n' : ',');
            }
            body.writeBytes(spoiledSometimes(fact(), 2));
        }
        body.writeBytes((type.equals(Http.BATCH) ? "]" : "").getBytes(StandardCharsets.UTF_8));
        return random.nextInt(20) == 0 ? json.torn(body.toByteArray()) : body.toByteArray();
    }

    /** An example with an id of its own, often about one of the few cases; or one as before, or nearly so. */
    private ObjectNode fact() {
        if (!sent.isEmpty() && random.nextInt(6) == 0) {
            ObjectNode again = sent.get(random.nextInt(sent.size()));
            return random.nextBoolean() ? again : again.deepCopy().put("actor", "somebody-else");
        }
        ObjectNode fact = examples.get(random.nextInt(examples.size())).deepCopy();
        fact.put("id", "f-" + sent.size()).put("sourceseq", random.nextInt(1000));
        if (fact.get("data") instanceof ObjectNode data && data.has("caseNo") && random.nextInt(2) == 0) {
            data.put("caseNo", "C-" + random.nextInt(6));
            fact.put("subject", data.get("caseNo").asString());
        }
        sent.add(fact);
        return fact;
    }

    private byte[] spoiledSometimes(ObjectNode whole, int onceIn) {
        byte[] right = whole.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(onceIn) > 0) {
            return right;
        }
        return random.nextInt(4) == 0
                ? json.torn(right)
                : json.spoiled(whole).toString()
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
