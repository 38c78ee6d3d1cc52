package org.serviceledger.command.decision;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.command.casework.MakeDecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MalformationTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'caseNo':'C','outcome':'MAYBE'} | /outcome: must be one of [GRANTED, REFUSED]",
            "{'caseNo':'C','outcome':'GRANTED','x':1} | /x: there is no such member",
            "{'caseNo':[],'outcome':'GRANTED'} | /caseNo: must be a String",
            "{'caseNo':' ','outcome':'GRANTED'} | caseNo is missing, too long, or holds control characters",
            "{'caseNo':'C','outcome':'GRANTED'} {} | a command is one JSON object", "[] | a command is one JSON object",
            "{'caseNo':'C' | not JSON: Unexpected end-of-input: expected close marker for Object"})
    void what_is_wrong_is_said_without_a_word_about_the_reader(String body, String said) {
        // when
        JacksonException error = catchThrowableOfType(JacksonException.class,
                () -> MAPPER.readValue(body.replace('\'', '"'), MakeDecision.class));
        // then
        assertThat(Malformation.of(error)).startsWith(said).doesNotContain("org.", "tools.", "java.");
    }
}
