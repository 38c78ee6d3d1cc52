package org.serviceledger.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.serviceledger.app.demo.province.Province;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;

import static org.assertj.core.api.Assertions.assertThat;

class MisfitsTest {

    private static final LocalDateTime LIVE = LocalDateTime.parse("2026-03-16T09:30:00");

    private final CloudEventCodec codec = new CloudEventCodec();
    private final List<byte[]> records = Misfits.of(Province.load(), LIVE, codec);

    @Test
    void none_can_be_understood_and_each_is_the_same_after_a_restart() {
        assertThat(records).hasSize(3)
                .allSatisfy(record -> assertThat(codec.decode(record)).isInstanceOf(Decoded.NotUnderstood.class));
        assertThat(Misfits.of(Province.load(), LIVE, codec)).usingElementComparator(java.util.Arrays::compare)
                .isEqualTo(records);
    }

    @Test
    void what_has_one_fault_is_understood_once_that_is_put_right() {
        String submitted = text(0).replace("2026-03-16 09:05:00", "2026-03-16T09:05:00+08:00");
        String ticket = text(1).replace("自助机", "KIOSK");
        assertThat(List.of(submitted, ticket))
                .allSatisfy(record -> assertThat(codec.decode(record.getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOf(Decoded.Understood.class));
    }

    private String text(int index) {
        return new String(records.get(index), StandardCharsets.UTF_8);
    }
}
