package org.serviceledger.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

import org.serviceledger.app.config.MongoProperties;
import org.serviceledger.core.integrity.IntegrityCheck;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.mongodb.MongoLedgerStore;
import org.serviceledger.core.ledger.rocksdb.RocksDbLedgerStore;

/** {@code verify}: walks the chain of a stored ledger and recomputes every hash. */
public final class VerifyCommand {

    private static final long CACHE_BYTES = 64L << 20;

    private VerifyCommand() {}

    /** 0 when the whole log is sound, 1 when it is not or cannot be read. */
    public static int run(List<String> arguments) {
        Options options = new Options(arguments, Set.of("--data"), Set.of());
        try (LedgerStore store = open(options)) {
            IntegrityCheck.State end = new IntegrityCheck(store).run()
                    .defaultIfEmpty(new IntegrityCheck.State(0, 0, -1, null)).blockLast();
            if (end == null || !end.ok()) {
                System.err.println("DAMAGED at position " + (end == null ? 0 : end.firstBadPosition()) + ": "
                        + (end == null ? "" : end.message()));
                return 1;
            }
            System.out.printf("OK: %d events in %d blocks, every hash and link is right%n", end.events(), end.blocks());
            return 0;
        } catch (LedgerException e) {
            System.err.println("ledger: " + e.getMessage());
            return 1;
        }
    }

    private static LedgerStore open(Options options) {
        LoggingSystem.get(VerifyCommand.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME,
                LogLevel.WARN);
        if ("mongodb".equalsIgnoreCase(Environment.setting("ledger.store"))) {
            String uri = Environment.setting("spring.mongodb.uri");
            LedgerStore store = MongoLedgerStore.open(uri == null ? MongoProperties.USUAL : uri).block();
            return Objects.requireNonNull(store, "opening ends in a store or an error");
        }
        Path directory = Path.of(options.value("--data", "./data/demo")).toAbsolutePath().normalize().resolve("ledger");
        if (!Files.isDirectory(directory)) {
            throw new Usage.Mistake("there is no ledger in " + directory);
        }
        return RocksDbLedgerStore.open(directory, CACHE_BYTES);
    }
}
