package org.serviceledger.core.ledger.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.RocksDBException;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.integrity.IntegrityCheck;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.BlockHash;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Ten blocks of three events each; whatever is done to one of them behind the ledger's back is found there. */
class IntegrityCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int BLOCKS = 10;
    private static final int EVENTS = 3;

    @TempDir
    private Path directory;

    /** Something done through RocksDB itself to the closed ledger. */
    @FunctionalInterface
    private interface Tampering {
        void with(Database database) throws RocksDBException;
    }

    /** Where in the stored bytes of an event a part of it begins. */
    enum Part {
        SALT, RECORDED_AT, TYPE, TAGS, IDENTITY, PAYLOAD, LENGTH;

        int offset(byte[] stored) {
            return switch (this) {
                case SALT -> 5;
                case RECORDED_AT -> 32 + 7;
                case LENGTH -> 32 + 8;
                case TYPE -> 32 + 8 + 4;
                case TAGS -> indexOf(stored, "case=") + 4;
                case IDENTITY -> indexOf(stored, "portal");
                case PAYLOAD -> indexOf(stored, "payload");
            };
        }

        private static int indexOf(byte[] stored, String text) {
            return new String(stored, StandardCharsets.ISO_8859_1).indexOf(text);
        }
    }

    @BeforeEach
    void writeLedger() {
        try (Ledger ledger = new GroupCommitLedger(RocksDbLedgerStore.open(directory, 8 << 20), LedgerClock.system(),
                new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults())) {
            for (int block = 0; block < BLOCKS; block++) {
                int first = block * EVENTS;
                ledger.append(new Append(
                        IntStream.range(first, first + EVENTS).mapToObj(IntegrityCheckTest::event).toList(), null))
                        .block(PATIENCE);
            }
        }
    }

    @Test
    void an_unharmed_ledger_is_found_whole() {
        assertThat(check()).isEqualTo(new IntegrityCheck.State(BLOCKS, BLOCKS * EVENTS, -1, null));
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void a_flipped_bit_in_any_part_of_an_event_is_found_in_its_block(Part part) throws Exception {
        tamper(database -> flip(database, 13, part.offset(database.db.get(database.events, Keys.number(13)))));
        isBadFrom(12);
    }

    @Test
    void every_single_flipped_bit_of_an_event_makes_it_unreadable_or_changes_the_hash() throws Exception {
        tamper(database -> {
            byte[] stored = database.db.get(database.events, Keys.number(13));
            byte[] hash = hashOf(EventBytes.decode(13, stored));
            for (int bit = 0; bit < stored.length * 8; bit++) {
                byte[] changed = stored.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(
                        isUnreadable(changed) || !java.util.Arrays.equals(hash, hashOf(EventBytes.decode(13, changed))))
                        .as("bit %d", bit).isTrue();
            }
        });
    }

    /** One offset in each of: format, batch id, first position, count, time, previous hash, hash. */
    @ParameterizedTest
    @ValueSource(ints = {3, 10, 27, 31, 39, 45, 80})
    void a_flipped_bit_in_any_part_of_a_blocks_header_is_found(int offset) throws Exception {
        tamper(database -> flip(database, database.blocks, 4, offset));
        isBadFrom(12);
    }

    @Test
    void a_dropped_event_is_found_and_no_reader_passes_over_it() throws Exception {
        tamper(database -> database.db.delete(database.events, Keys.number(13)));
        isBadFrom(12);
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(directory, 8 << 20)) {
            assertThatThrownBy(() -> store.events(0, Long.MAX_VALUE).blockLast(PATIENCE))
                    .isInstanceOfSatisfying(LedgerException.Corrupt.class,
                            e -> assertThat(e.position()).isEqualTo(13));
        }
    }

    @Test
    void a_dropped_block_is_found() throws Exception {
        tamper(database -> database.db.delete(database.blocks, Keys.number(4)));
        isBadFrom(12);
    }

    @Test
    void a_block_dropped_with_its_events_is_found() throws Exception {
        tamper(database -> {
            database.db.delete(database.blocks, Keys.number(4));
            database.db.deleteRange(database.events, Keys.number(12), Keys.number(15));
        });
        isBadFrom(12);
    }

    @Test
    void two_swapped_blocks_are_found_at_the_first_of_them() throws Exception {
        tamper(database -> {
            swap(database, database.blocks, 3, 6);
            for (int i = 0; i < EVENTS; i++) {
                swap(database, database.events, 9 + i, 18 + i);
            }
        });
        isBadFrom(9);
    }

    @Test
    void two_swapped_events_of_a_block_are_found() throws Exception {
        tamper(database -> swap(database, database.events, 12, 13));
        isBadFrom(12);
    }

    @Test
    void a_log_without_its_last_events_is_found() throws Exception {
        tamper(database -> database.db.deleteRange(database.events, Keys.number(28), Keys.number(30)));
        isBadFrom(27);
        refusesAppends();
    }

    @Test
    void a_log_without_its_last_block_is_found_and_not_written_on() throws Exception {
        tamper(database -> {
            database.db.delete(database.blocks, Keys.number(9));
            database.db.deleteRange(database.events, Keys.number(27), Keys.number(30));
        });
        isBadFrom(27);
        refusesAppends();
    }

    @Test
    void a_damaged_file_is_an_error_and_not_the_end_of_the_log() throws Exception {
        // given everything in table files
        tamper(database -> {});
        List<Path> tables;
        try (Stream<Path> files = Files.list(directory)) {
            tables = files.filter(file -> file.toString().endsWith(".sst")).toList();
        }
        assertThat(tables).isNotEmpty();

        // when the first bytes of every table, which hold data, are overwritten
        for (Path table : tables) {
            overwrite(table);
        }

        // then
        assertThatThrownBy(() -> {
            try (RocksDbLedgerStore store = RocksDbLedgerStore.open(directory, 8 << 20)) {
                assertThat(store.events(0, Long.MAX_VALUE).count().block(PATIENCE)).isEqualTo(BLOCKS * EVENTS);
            }
        }).isInstanceOf(LedgerException.class);
    }

    private void tamper(Tampering tampering) throws RocksDBException {
        try (Database database = Database.open(directory, 8 << 20)) {
            tampering.with(database);
        }
    }

    private IntegrityCheck.State check() {
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(directory, 8 << 20)) {
            return new IntegrityCheck(store).run().blockLast(PATIENCE);
        }
    }

    private void isBadFrom(long position) {
        IntegrityCheck.State state = check();
        assertThat(state.ok()).isFalse();
        assertThat(state.firstBadPosition()).as(state.message()).isEqualTo(position);
        assertThat(state.events()).isEqualTo(position);
    }

    private void refusesAppends() {
        try (Ledger ledger = new GroupCommitLedger(RocksDbLedgerStore.open(directory, 8 << 20), LedgerClock.system(),
                new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults())) {
            assertThatThrownBy(() -> ledger.append(Append.of(event(99))).block(PATIENCE))
                    .isInstanceOf(LedgerException.Corrupt.class);
        }
    }

    private static NewEvent event(int number) {
        return new NewEvent("Type", "text/plain", ("payload " + number).getBytes(StandardCharsets.UTF_8),
                Set.of(Tag.of("case", "c" + number), Tag.of("item", "i")),
                new RecordIdentity("portal", "id" + number, new byte[]{1, 2, 3}));
    }

    private static void flip(Database database, long position, int offset) throws RocksDBException {
        flip(database, database.events, position, offset);
    }

    private static void flip(Database database, org.rocksdb.ColumnFamilyHandle family, long key, int offset)
            throws RocksDBException {
        byte[] stored = database.db.get(family, Keys.number(key));
        stored[offset] ^= 1;
        database.db.put(family, Keys.number(key), stored);
    }

    private static void swap(Database database, org.rocksdb.ColumnFamilyHandle family, long one, long other)
            throws RocksDBException {
        byte[] first = database.db.get(family, Keys.number(one));
        byte[] second = database.db.get(family, Keys.number(other));
        database.db.put(family, Keys.number(one), second);
        database.db.put(family, Keys.number(other), first);
    }

    private static boolean isUnreadable(byte[] stored) {
        try {
            EventBytes.decode(13, stored);
            return false;
        } catch (LedgerException.Corrupt e) {
            return true;
        }
    }

    private static byte[] hashOf(StoredEvent event) {
        return BlockHash.of(0, new java.util.UUID(0, 0), 13, event.recordedAt(), new byte[32], List.of(event));
    }

    private static void overwrite(Path table) throws IOException {
        byte[] bytes = Files.readAllBytes(table);
        ByteBuffer.wrap(bytes).put(10, new byte[20]);
        Files.write(table, bytes);
    }
}
