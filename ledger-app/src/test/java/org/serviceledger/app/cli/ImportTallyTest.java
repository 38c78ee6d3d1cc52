package org.serviceledger.app.cli;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Counting of answers. */
class ImportTallyTest {

    @Test
    void the_last_line_counts_each_kind_of_answer() {
        // given
        ImportTally tally = new ImportTally(100);
        // when
        for (String status : new String[]{"recorded", "recorded", "recorded", "duplicate", "duplicate", "quarantined",
                "conflict"}) {
            tally.count(1, new RecordSender.Answer(status, "code", "detail"));
        }
        // then
        assertThat(tally.summary()).isEqualTo("7 records: 3 recorded, 2 duplicate, 1 quarantined, 1 conflict");
    }

    @Test
    void a_file_without_records_has_a_last_line_too() {
        assertThat(new ImportTally(0).summary())
                .isEqualTo("0 records: 0 recorded, 0 duplicate, 0 quarantined, 0 conflict");
    }

    @Test
    void what_the_server_could_not_keep_is_counted_apart() {
        // given
        ImportTally tally = new ImportTally(100);
        // when
        tally.count(1, new RecordSender.Answer("failed", "record-too-large", ""));
        // then
        assertThat(tally.unreadable()).isEqualTo(1);
        assertThat(tally.total()).isZero();
    }
}
