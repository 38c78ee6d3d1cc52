package org.serviceledger.core.event;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VeiledRecordTest {

    private static final String NUMBER = "11010519491231002X";
    private static final String SENT = """
            {"type":"ApplicationSubmitted","time":"yesterday","actor":"desk-1","data":{"caseNo":"C1","dueAt":1.50,
            "applicant":{"name":"张三","idType":"PASSPORT","idNumber":"E1","phone":13800000000},
            "contact":{"name":"李四","telephone":"0571"},"note":"证件 11010519491231002X","itemName":"护照",
            "people":[{"name":"王五","email":"w@x"}],"materials":[{"name":"申请表"}]}}""";
    private static final String SHOWN = """
            {"type":"ApplicationSubmitted","time":"yesterday","actor":"desk-1","data":{"caseNo":"C1","dueAt":1.50,
            "applicant":{"name":"●●●","idType":"PASSPORT","idNumber":"●●●","phone":"●●●"},
            "contact":{"name":"●●●","telephone":"●●●"},"note":"●●●","itemName":"护照",
            "people":[{"name":"●●●","email":"●●●"}],"materials":[{"name":"申请表"}]}}""";

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String lifted(String corrected) {
        return new String(VeiledRecord.lifted(utf8(corrected), utf8(SENT)), StandardCharsets.UTF_8);
    }

    @Test
    void what_says_something_of_a_person_is_veiled_and_everything_else_is_as_it_came() {
        VeiledRecord shown = VeiledRecord.of(utf8(SENT));
        assertThat(shown.record()).hasToString(SHOWN.replace("\n", ""));
        assertThat(shown.text()).isNull();
    }

    @Test
    void what_was_behind_a_veil_comes_back_in_its_place_and_what_was_corrected_stays() {
        String corrected = SHOWN.replace("yesterday", "2026-03-16T10:00:00+08:00").replace("\n", "");
        assertThat(lifted(corrected))
                .isEqualTo(SENT.replace("yesterday", "2026-03-16T10:00:00+08:00").replace("\n", ""));
        String without = "{ \"time\": 1.50 }";
        assertThat(lifted(without)).isEqualTo(without);
        assertThat(lifted("torn ●●●")).isEqualTo("torn ●●●");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"applicant\":{\"address\":\"●●●\"}}}", "{\"data\":{\"applicant\":\"●●●\"}}",
            "{\"data\":{\"people\":[{},{\"name\":\"●●●\"}]}}", "\"●●●\""})
    void a_veil_where_nothing_was_is_refused(String corrected) {
        assertThatThrownBy(() -> lifted(corrected)).isInstanceOf(VeiledRecord.NothingBehindException.class);
    }

    @Test
    void a_text_that_is_no_json_is_shown_unless_it_may_name_persons() {
        assertThat(VeiledRecord.of(utf8("{\"type\":\"QueueTick")).text()).isEqualTo("{\"type\":\"QueueTick");
        for (String personal : new String[]{"{\"data\":{\"applicant\":{\"name\":\"张", "{\"x\":\"" + NUMBER, "姓名,张三"}) {
            assertThat(VeiledRecord.of(utf8(personal))).isEqualTo(new VeiledRecord(null, null));
        }
    }
}
