package org.serviceledger.app.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

import org.serviceledger.app.demo.SimulationFile;
import org.serviceledger.app.server.ServerApplication;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.projections.store.ViewStoreException;

/** Starts a server: {@code demo} or {@code serve}. */
public final class ServerCommand {

    /** The server goes on after the command has returned. */
    public static final int KEEPS_RUNNING = -1;

    private static final int USUAL_PORT = 8080;
    private static final List<String> IDENTITY = List.of("spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "spring.security.oauth2.resourceserver.jwt.public-key-location");

    private ServerCommand() {}

    /** Everything in one process, with a fictional province unless {@code --empty}. */
    public static int demo(List<String> arguments) {
        Options options = new Options(arguments, Set.of("--port", "--data"),
                Set.of("--empty", "--no-simulator"));
        Map<String, Object> settings = settings(options, "./data/demo", USUAL_PORT);
        boolean empty = options.flag("--empty");
        if (!empty) {
            // What was simulated here before goes on as it began.
            SimulationFile.read(Path.of(String.valueOf(settings.get("ledger.data")))).ifPresent(settings::putAll);
        }
        settings.put("ledger.demo.province", !empty);
        settings.put("ledger.demo.simulator", !empty && !options.flag("--no-simulator"));
        return start("demo", settings);
    }

    /** Production: refuses to start without an identity provider. */
    public static int serve(List<String> arguments) {
        Options options = new Options(arguments, Set.of("--port", "--data"), Set.of());
        boolean identified = IDENTITY.stream().anyMatch(name -> Environment.setting(name) != null);
        if (!identified) {
            System.err
                    .println("ledger: serve needs an identity provider. Set SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_"
                            + "ISSUER_URI (or ..._JWK_SET_URI, ..._PUBLIC_KEY_LOCATION); to try the ledger out, use './ledger demo'.");
            return 2;
        }
        return start("serve", settings(options, "./data/ledger", USUAL_PORT));
    }

    /** Where to listen and where the data lie. */
    static Map<String, Object> settings(Options options, String directory, int port) {
        if (!options.rest().isEmpty()) {
            throw new Usage.Mistake("'" + options.rest().getFirst() + "' is one argument too many");
        }
        Path data = Path.of(options.value("--data", directory)).toAbsolutePath().normalize();
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new Usage.Mistake("the data directory " + data + " cannot be made: " + e.getMessage());
        }
        if (!Files.isWritable(data)) {
            throw new Usage.Mistake("the data directory " + data + " cannot be written to");
        }
        Map<String, Object> settings = new TreeMap<>();
        settings.put("server.port", options.port(port));
        settings.put("ledger.data", data.toString());
        return settings;
    }

    private static int start(String profile, Map<String, Object> settings) {
        return open(profile, settings) == null ? 1 : KEEPS_RUNNING;
    }

    /** Starts a server; null when that fails, and why has been said. */
    static @Nullable ConfigurableApplicationContext open(String profile, Map<String, Object> settings) {
        try {
            return new SpringApplicationBuilder(ServerApplication.class).web(WebApplicationType.REACTIVE)
                    .profiles(profile).properties(settings).logStartupInfo(false).run();
        } catch (RuntimeException e) {
            System.err.println("ledger: " + reason(e, settings));
            return null;
        }
    }

    /** One line that says what to do, from the causes of a failed start. */
    private static String reason(Throwable failure, Map<String, Object> settings) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < 50; cause = cause.getCause()) {
            causes.add(cause);
        }
        for (Throwable cause : causes) {
            if (cause instanceof PortInUseException || cause instanceof BindException) {
                return "port " + settings.get("server.port") + " is in use; choose another one with --port";
            }
        }
        for (Throwable cause : causes.reversed()) {
            if (cause instanceof LedgerException || cause instanceof ViewStoreException
                    || cause instanceof IllegalStateException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return String.valueOf(causes.getLast().getMessage());
    }
}
