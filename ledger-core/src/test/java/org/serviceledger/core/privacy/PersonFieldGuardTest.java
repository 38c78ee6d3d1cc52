package org.serviceledger.core.privacy;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded.NotUnderstood;
import org.serviceledger.core.event.CloudEventCodec.Decoded.Understood;

import static org.assertj.core.api.Assertions.assertThat;

class PersonFieldGuardTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", "990102199003071014", "990102198511202020",
            "１１０１０５１９４９１２３１００２Ｘ", "办理人身份证号11010519491231002X，请尽快", "ID:11010519491231002X.", "ID11010519491231002Xabc",
            "a 1 11010519491231002X", "12345 990102199003071014 678"})
    void an_identity_number_is_found_wherever_it_stands(String text) {
        assertThat(PersonFieldGuard.holdsIdentityNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "110105194912310021", "11010519491331002X", "11010518001231002X", "1101051949123100",
            "01010519491231002X", "911010519491231002X", "9901021990030710140",
            "12441500196720244T344219980600320220623",
            "91350100M000100Y43", "11990000001000010L", "123456789012345678", "１１０１０５１９４９１２３１００２"})
    void what_only_looks_like_one_is_not(String text) {
        assertThat(PersonFieldGuard.holdsIdentityNumber(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"data\":{\"applicantName\":\"张三\"}} | /data/applicantName",
            "{\"data\":{\"agent\":{\"name\":\"x\"}}} | /data/agent",
            "{\"data\":{\"id_number\":\"1\"}} | /data/id_number",
            "{\"data\":{\"a\":[{\"Mobile-Phone\":1}]}} | /data/a/0/Mobile-Phone", "{\"phone\":\"1\"} | /phone",
            "{\"data\":{\"address\":\"x\"}} | /data/address", "{\"data\":{\"联系手机\":\"x\"}} | /data/联系手机",
            "{\"data\":{\"comment\":\"我是11010519491231002X\"}} | /data/comment",
            "{\"id\":\"11010519491231002X\"} | /id", "{\"a\":990102199003071014} | /a",
            "{\"a\":990102199003071014.0} | /a", "{\"data\":{\"11010519491231002X\":1}} | /data/*",
            "{\"data\":{\"张三\":{\"phone\":1}}} | /data/*/phone"})
    void the_place_is_told_without_telling_what_is_there(String json, String path) {
        assertThat(PersonFieldGuard.findIn(MAPPER.readTree(json))).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"name\":\"居民身份证换领\",\"departmentName\":\"公安局\"}}",
            "{\"data\":{\"subjectRef\":\"s1\",\"caseNo\":\"C1\",\"stepName\":\"x\"}}", "{\"data\":{\"phone\":null}}",
            "{\"actor\":\"clerk-7\",\"a\":[1,2.5,true,null,1e99]}"})
    void names_of_things_are_no_persons_fields(String json) {
        assertThat(PersonFieldGuard.findIn(MAPPER.readTree(json))).isNull();
    }

    @Test
    void the_codec_does_not_take_a_person_in_and_does_not_repeat_the_number() {
        // given
        String comment = "请打给张三，11010519491231002X";

        // when
        NotUnderstood reason = (NotUnderstood) new CloudEventCodec().decode(evaluation(comment));

        // then
        assertThat(reason.code()).isEqualTo("person-data");
        assertThat(reason.cloudEvent()).isTrue();
        assertThat(reason.detail()).startsWith("/data/comment ").doesNotContain("110105").doesNotContain("张三");
        assertThat(new CloudEventCodec().decode(evaluation("很满意"))).isInstanceOf(Understood.class);
    }

    private static byte[] evaluation(String comment) {
        return """
                {"specversion":"1.0","id":"1","source":"urn:s","type":"EvaluationSubmitted","subject":"C1",
                 "time":"2026-03-20T10:42:00+08:00","data":{"satisfaction":"SATISFIED","comment":"%s"}}"""
                .formatted(comment).getBytes(StandardCharsets.UTF_8);
    }
}
