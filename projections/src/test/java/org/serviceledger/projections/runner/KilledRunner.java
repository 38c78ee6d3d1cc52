package org.serviceledger.projections.runner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.rocksdb.RocksDbLedgerStore;
import org.serviceledger.projections.Await;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.read.RebuildRefused;
import org.serviceledger.projections.runner.RunnerSettings.Sharing;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

/**
 * A process that keeps views up and is killed in the middle of it. It says on its output, unbuffered, when
 * it begins to write the batch of a partition ({@code B}) and when it has ended it ({@code E}).
 */
final class KilledRunner {

    static final Sharing SHARING = new Sharing(3, 50, Duration.ofMillis(20), Duration.ofSeconds(2),
            Duration.ofMillis(500));
    private static final RunnerSettings SMALL = new RunnerSettings(20, 1 << 20, Duration.ofMillis(1),
            Duration.ofMillis(20), 3, SHARING);
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private KilledRunner() {}

    /** Arguments: the ledger's directory, the views' file, and whether the views are to be built anew. */
    public static void main(String[] arguments) throws Exception {
        Ledger ledger = open(Path.of(arguments[0]));
        ViewStore store = telling(SqliteViewStore.open(Path.of(arguments[1])));
        ProjectionRunner runner = new ProjectionRunner(ledger, new CloudEventCodec(), store, Views.ALL,
                new SimpleMeterRegistry(), SMALL, "v1");
        runner.start();
        if (Boolean.parseBoolean(arguments[2])) {
            runner.rebuild().onErrorComplete(RebuildRefused.class).block(Duration.ofSeconds(20));
        }
        Await.until("the end", () -> runner.position() == ledger.head().nextPosition() - 1
                && !"BUILDING".equals(phase(runner)));
        say("DONE");
        Thread.sleep(60_000);
    }

    private static String phase(ProjectionRunner runner) {
        var rebuild = runner.status().rebuild();
        return rebuild == null ? "" : rebuild.phase().name();
    }

    static Ledger open(Path directory) {
        return new GroupCommitLedger(RocksDbLedgerStore.open(directory, 8L << 20), LedgerClock.system(),
                new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults());
    }

    private static ViewStore telling(ViewStore real) {
        return (ViewStore) Proxy.newProxyInstance(ViewStore.class.getClassLoader(), new Class<?>[]{ViewStore.class},
                (proxy, method, arguments) -> {
                    Mono<Void> before = Mono.empty();
                    Mono<Void> after = Mono.empty();
                    switch (method.getName()) {
                        case "saveBuckets", "saveViews", "park" -> before = said("B", (Lane) arguments[0]);
                        case "saveCursor" -> after = said("E", (Lane) arguments[0]);
                        default -> {
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }
                    }
                    return before.then(Mono.defer(() -> call(real, method, arguments))).then(after);
                });
    }

    private static Mono<Void> said(String what, Lane lane) {
        return Mono.fromRunnable(() -> say(what + " " + lane.generation() + "/" + lane.partition()));
    }

    private static synchronized void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Mono<Void> call(ViewStore real, java.lang.reflect.Method method, Object[] arguments) {
        try {
            return (Mono<Void>) method.invoke(real, arguments);
        } catch (ReflectiveOperationException e) {
            return Mono.error(e);
        }
    }
}
