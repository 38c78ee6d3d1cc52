package org.serviceledger.command.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordArrayTest {

    private static final String[] ELEMENTS = {"{}", "[1, [2]]", "\"a,]\\\"办件😀\"", "-1.5e+3", "0", "true", "null",
            "{ \"a\" : {\"b\":[ ]} }", "\"\"", "1".repeat(2000), "[".repeat(200) + "]".repeat(200)};

    @Test
    void elements_are_cut_out_as_they_were_sent() {
        // given
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            List<String> sent = random.ints(random.nextInt(12), 0, ELEMENTS.length).mapToObj(i -> ELEMENTS[i]).toList();
            String space = " \n\t".substring(random.nextInt(3));
            String body = (round % 2 == 0 ? "\ufeff" : "") + "[" + space + String.join(space + "," + space, sent)
                    + space + "]";

            // when
            List<byte[]> cut = RecordArray.cut(body.getBytes(StandardCharsets.UTF_8), 1000, 10_000);

            // then
            assertThat(cut).extracting(bytes -> new String(bytes, StandardCharsets.UTF_8)).isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void an_array_in_another_encoding_is_malformed(String charset) {
        assertThatThrownBy(() -> RecordArray.cut("[{},{}]".getBytes(Charset.forName(charset)), 10, 10))
                .isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.code()).isEqualTo("malformed-json"));
    }

    @Test
    void noise_is_a_problem_and_nothing_else() {
        Random random = new Random(2);
        for (int i = 0; i < 5000; i++) {
            byte[] body = new byte[random.nextInt(30)];
            for (int at = 0; at < body.length; at++) {
                body[at] = random.nextInt(10) == 0
                        ? (byte) random.nextInt(256)
                        : (byte) "[]{}\",:1a\\ ".charAt(
                                random.nextInt(11));
            }
            try {
                assertThat(RecordArray.cut(body, 100, 100)).isNotNull();
            } catch (ProblemException e) {
                assertThat(e.code()).isEqualTo("malformed-json");
            }
        }
    }
}
