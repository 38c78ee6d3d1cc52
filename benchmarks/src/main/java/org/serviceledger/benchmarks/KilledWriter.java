package org.serviceledger.benchmarks;

import java.nio.file.Path;

import reactor.core.publisher.Flux;

import org.serviceledger.core.ledger.rocksdb.RocksDbLedgerStore;

/** Appends to a store until it is killed; run in a process of its own. */
final class KilledWriter {

    private KilledWriter() {}

    public static void main(String[] args) {
        Facts facts = new Facts();
        LedgerTarget target = new LedgerTarget("killed", RocksDbLedgerStore.open(Path.of(args[0]), 256 << 20), facts);
        System.out.println("writing");
        Flux.range(0, Integer.MAX_VALUE).flatMap(i -> target.append(i % 1000, 1), 64).blockLast();
    }

    /** Starts the writer, lets it write for some seconds, and kills it. */
    static void writeAndDie(Path store, int seconds) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), KilledWriter.class.getName(), store.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        if (process.getInputStream().read() < 0) {
            throw new IllegalStateException("the writer did not start");
        }
        Thread.sleep(seconds * 1000L);
        process.destroyForcibly().waitFor();
    }
}
