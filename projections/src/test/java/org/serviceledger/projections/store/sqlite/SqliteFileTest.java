package org.serviceledger.projections.store.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;

/** The connections of the file of views. */
class SqliteFileTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MORE_THAN_THERE_ARE = 12;

    @TempDir
    private Path directory;

    @Test
    void a_connection_comes_back_from_a_reader_that_has_gone() throws InterruptedException {
        try (SqliteFile file = SqliteFile.open(directory.resolve("views.db"))) {
            for (int i = 0; i < MORE_THAN_THERE_ARE; i++) {
                // given
                CountDownLatch reading = new CountDownLatch(1);
                Disposable reader = file.read(connection -> {
                    reading.countDown();
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    return "read";
                }).subscribe();
                assertThat(reading.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
                // when
                reader.dispose();
            }
            // then
            assertThat(file.read(connection -> "read").block(PATIENCE)).isEqualTo("read");
        }
    }
}
