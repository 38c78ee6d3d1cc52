package org.serviceledger.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an XES log means as facts. */
class XesImportTest {

    static final String ONE_CASE = log("""
            <trace>
              <string key="concept:name" value="case-1"/>
              <date key="startdate" value="2011-10-11T13:42:22.688+02:00"/>
              <date key="deadline" value="2011-12-06T13:41:31.788+01:00"/>
              <date key="enddate" value="2011-10-24T15:07:02.014+02:00"/>
              <string key="channel" value="Internet"/>
              <event>
                <string key="concept:name" value="Confirmation of receipt"/>
                <string key="concept:instance" value="task-42933"/>
                <string key="org:resource" value="Resource21"/>
                <date key="time:timestamp" value="2011-10-11T13:45:40.276+02:00"/>
              </event>
              <event>
                <string key="concept:name" value="T02 Check confirmation of receipt"/>
                <date key="time:timestamp" value="2011-10-12T08:26:25.398+02:00"/>
              </event>
            </trace>
            """);

    @TempDir
    private Path folder;

    private static String log(String traces) {
        return """
                <?xml version="1.0" encoding="UTF-8" ?>
                <!-- a log -->
                <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
                  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
                  <global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
                  <classifier name="Activity classifier" keys="concept:name"/>
                  <float key="statistics" value="2.1"><string key="concept:name" value="not the log's name"/></float>
                  <string key="concept:name" value="Receipt  phase"/>
                """ + traces + "</log>";
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asString(null);
    }

    @Test
    void a_trace_is_a_submission_its_steps_and_a_closing() throws IOException {
        // when
        List<JsonNode> records = ImportedFile.records(ImportedFile.plain(folder, ONE_CASE));

        // then
        assertThat(records).extracting(r -> text(r, "type")).containsExactly("ApplicationSubmitted",
                "ReviewStepCompleted", "ReviewStepCompleted", "CaseClosed");
        assertThat(records).extracting(r -> text(r, "id")).containsExactly("case-1/submitted",
                "case-1/step/task-42933", "case-1/step/#1", "case-1/closed");
        assertThat(records).extracting(r -> text(r, "time")).containsExactly("2011-10-11T13:42:22.688+02:00",
                "2011-10-11T13:45:40.276+02:00", "2011-10-12T08:26:25.398+02:00", "2011-10-24T15:07:02.014+02:00");
        assertThat(records).allSatisfy(record -> {
            assertThat(text(record, "source")).isEqualTo("urn:xes:Receipt-phase");
            assertThat(text(record, "subject")).isEqualTo("case-1");
            assertThat(text(record, "origin")).isEqualTo("HISTORICAL");
            assertThat(record.path("data").path("caseNo").asString()).isEqualTo("case-1");
        });
        assertThat(text(records.getFirst(), "channel")).isEqualTo("PC");
        assertThat(records.getFirst().path("data").path("dueAt").asString())
                .isEqualTo("2011-12-06T13:41:31.788+01:00");
        assertThat(text(records.get(1), "actor")).isEqualTo("Resource21");
        assertThat(records.get(1).path("data").path("stepName").asString()).isEqualTo("Confirmation of receipt");
        assertThat(records.get(2).has("actor")).isFalse();
    }

    @Test
    void the_ledger_understands_every_record_of_a_log() throws IOException {
        // given
        CloudEventCodec codec = new CloudEventCodec();
        // when
        List<ImportFile.Line> lines = ImportedFile.lines(ImportedFile.plain(folder, ONE_CASE), Map.of());
        // then
        assertThat(lines).extracting(ImportFile.Line::number).containsExactly(9L, 15L, 21L, 9L);
        assertThat(lines).allSatisfy(
                line -> assertThat(codec.decode(line.json())).isInstanceOf(Decoded.Understood.class));
    }

    @Test
    void a_packed_log_gives_the_same_records_under_whatever_name() throws IOException {
        assertThat(ImportedFile.records(ImportedFile.gzipped(folder, ONE_CASE)))
                .isEqualTo(ImportedFile.records(ImportedFile.plain(folder, ONE_CASE)));
    }

    @Test
    void a_case_that_has_not_ended_is_not_closed() throws IOException {
        // given
        String log = log("<trace><string key=\"concept:name\" value=\"c\"/>"
                + "<date key=\"startdate\" value=\"2011-10-11T13:42:22+02:00\"/></trace>");
        // then
        assertThat(ImportedFile.records(ImportedFile.plain(folder, log))).extracting(r -> text(r, "type"))
                .containsExactly("ApplicationSubmitted");
    }

    @Test
    void a_case_without_a_start_begins_with_its_first_event() throws IOException {
        // given
        String log = log("""
                <trace><string key="concept:name" value="c"/>
                <event><date key="time:timestamp" value="2011-10-11T13:45:40+02:00"/></event></trace>""");
        // then
        assertThat(text(ImportedFile.records(ImportedFile.plain(folder, log)).getFirst(), "time"))
                .isEqualTo("2011-10-11T13:45:40+02:00");
    }

    @Test
    void channels_are_named_in_the_fields_words_and_what_is_unknown_is_other() throws IOException {
        // given
        StringBuilder traces = new StringBuilder();
        for (String channel : List.of("Internet", "Desk", "Post", "e-mail", "")) {
            traces.append("<trace><string key=\"concept:name\" value=\"c\"/>")
                    .append(channel.isEmpty() ? "" : "<string key=\"channel\" value=\"" + channel + "\"/>")
                    .append("</trace>");
        }
        // then
        assertThat(ImportedFile.records(ImportedFile.plain(folder, log(traces.toString()))))
                .extracting(r -> text(r, "channel")).containsExactly("PC", "WINDOW", "COURIER", "OTHER", "OTHER");
    }

    @Test
    void what_is_nested_in_an_attribute_is_not_taken_for_the_case_s_own() throws IOException {
        // given
        String log = log("""
                <trace>
                  <string key="concept:name" value="c"><string key="channel" value="Desk"/></string>
                  <list key="parts"><values><string key="enddate" value="2011-10-11T13:45:40+02:00"/></values></list>
                  <event><string key="concept:name" value="step"><string key="org:resource" value="R"/></string>
                    <container key="x"><string key="concept:name" value="inner"/></container></event>
                </trace>""");
        // when
        List<JsonNode> records = ImportedFile.records(ImportedFile.plain(folder, log));
        // then
        assertThat(records).hasSize(2);
        assertThat(text(records.getFirst(), "channel")).isEqualTo("OTHER");
        assertThat(records.get(1).has("actor")).isFalse();
        assertThat(records.get(1).path("data").path("stepName").asString()).isEqualTo("step");
    }

    @Test
    void the_start_and_the_end_of_one_activity_are_two_records() throws IOException {
        // given
        String event = "<event><string key=\"concept:instance\" value=\"i\"/></event>";
        // when
        List<JsonNode> records = ImportedFile.records(ImportedFile.plain(folder,
                log("<trace><string key=\"concept:name\" value=\"c\"/>" + event + event + "</trace>")));
        // then
        assertThat(records).extracting(r -> text(r, "id")).containsExactly("c/submitted", "c/step/i", "c/step/i/2");
    }

    @Test
    void a_mapping_says_where_things_are_and_what_values_mean() throws IOException {
        // given
        String log = log(
                """
                        <trace><string key="nummer" value="7"/><string key="kanaal" value="App"/>
                          <date key="begin" value="2011-01-01T00:00:00+01:00"/><date key="einde" value="2011-02-01T00:00:00+01:00"/>
                          <date key="uiterlijk" value="2011-03-01T00:00:00+01:00"/>
                          <event><string key="taak" value="toetsen"/><string key="wie" value="w"/><string key="nr" value="n1"/>
                            <date key="toen" value="2011-01-02T00:00:00+01:00"/></event></trace>""");
        Map<String, String> mapping = Map.ofEntries(Map.entry("case", "nummer"), Map.entry("channel", "kanaal"),
                Map.entry("channel.App", "MOBILE"), Map.entry("start", "begin"), Map.entry("end", "einde"),
                Map.entry("due", "uiterlijk"), Map.entry("step", "taak"), Map.entry("actor", "wie"),
                Map.entry("instance", "nr"), Map.entry("time", "toen"), Map.entry("source", "urn:gemeente"));
        // when
        List<JsonNode> records = ImportedFile.records(ImportedFile.plain(folder, log), mapping);
        // then
        assertThat(records).extracting(r -> text(r, "id")).containsExactly("7/submitted", "7/step/n1", "7/closed");
        assertThat(records).extracting(r -> text(r, "source")).containsOnly("urn:gemeente");
        assertThat(text(records.getFirst(), "channel")).isEqualTo("MOBILE");
        assertThat(records.getFirst().path("data").path("dueAt").asString()).isEqualTo("2011-03-01T00:00:00+01:00");
        assertThat(text(records.get(1), "actor")).isEqualTo("w");
        assertThat(text(records.get(1), "time")).isEqualTo("2011-01-02T00:00:00+01:00");
        assertThat(records.get(1).path("data").path("stepName").asString()).isEqualTo("toetsen");
    }

    @Test
    void what_cannot_be_read_of_a_log_is_passed_over_and_said_with_its_line() throws IOException {
        // given
        String log = log("""
                <trace><string key="concept:name" value="c"/>
                  <string value="keyless"/><date key="enddate"/>
                  <event><string key="concept:name" value="s"/><int key="n"/></event></trace>
                <trace><string key="channel" value="Desk"/>
                  <event><string key="concept:name" value="s"/></event></trace>
                <trace><string key="concept:name" value="d"/></trace>
                """);
        // when
        List<String> troubles = new ArrayList<>();
        List<ImportFile.Line> lines = ImportedFile.lines(ImportedFile.plain(folder, log), Map.of(),
                (line, what) -> troubles.add(line + " " + what));
        // then
        assertThat(lines).extracting(ImportFile.Line::number).containsExactly(9L, 11L, 14L);
        assertThat(troubles).containsExactly("10 an attribute without a key", "10 an attribute without a value",
                "11 an attribute without a value", "12 a trace without a name");
    }

    @Test
    void a_trace_with_more_events_than_any_case_has_is_passed_over_whole() throws IOException {
        // given
        String log = log("<trace><string key=\"concept:name\" value=\"c\"/>" + "<event/>".repeat(100_001)
                + "</trace><trace><string key=\"concept:name\" value=\"d\"/></trace>");
        // when
        List<String> troubles = new ArrayList<>();
        List<ImportFile.Line> lines = ImportedFile.lines(ImportedFile.plain(folder, log), Map.of(),
                (line, what) -> troubles.add(what));
        // then
        assertThat(lines).hasSize(1);
        assertThat(troubles).containsExactly("a trace with more than 100000 events");
    }

    @Test
    void broken_xml_is_said_with_its_line_after_the_records_before_it() throws IOException {
        // given
        Path file = ImportedFile.plain(folder, ONE_CASE.replace("</log>", "<trace><oops</log>"));
        int line = (int) ONE_CASE.lines().count();
        // when
        try (ImportFile source = ImportFile.open(file, Map.of(), (at, what) -> {})) {
            for (int i = 0; i < 4; i++) {
                assertThat(source.next()).isNotNull();
            }
            // then
            assertThatThrownBy(source::next).isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be read on from line " + line);
        }
    }

    @Test
    void a_log_that_ends_too_early_is_not_taken_for_whole() throws IOException {
        // given
        byte[] whole = ImportedFile.gzip(ONE_CASE);
        Path packed = Files.write(folder.resolve("half.gz"), java.util.Arrays.copyOf(whole, whole.length - 30));
        Path plain = ImportedFile.plain(folder, ONE_CASE.substring(0, ONE_CASE.indexOf("</trace>")));
        // then
        assertThatThrownBy(() -> ImportedFile.records(packed)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ImportedFile.records(plain)).isInstanceOf(IOException.class);
    }

    @Test
    void a_log_cannot_read_files_of_this_machine() throws IOException {
        // given
        Path secret = Files.writeString(folder.resolve("secret"), "the-secret");
        Path file = ImportedFile.plain(folder, ONE_CASE.replace("<!-- a log -->",
                "<!DOCTYPE log [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>").replace("case-1", "&x;"));
        // then
        assertThatThrownBy(() -> ImportedFile.records(file)).isInstanceOf(IOException.class)
                .hasMessageContaining("\"x\"").hasMessageNotContaining("the-secret");
    }

    @Test
    void a_log_cannot_blow_up_by_entities() throws IOException {
        // given
        StringBuilder entities = new StringBuilder("<!DOCTYPE log [<!ENTITY e0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        Path file = ImportedFile.plain(folder,
                ONE_CASE.replace("<!-- a log -->", entities + "]>").replace("case-1", "&e9;"));
        // then
        assertThatThrownBy(() -> ImportedFile.records(file)).isInstanceOf(IOException.class);
    }

    @Test
    void a_large_log_full_of_escaped_characters_is_read_to_its_end() throws IOException {
        // given more of them than parsers allow entities of a document's own
        int traces = 3000;
        String trace = "<trace><string key=\"concept:name\" value=\"" + "&amp;&lt;&#10;&#20013;".repeat(40)
                + "\"/></trace>\n";
        // when
        List<JsonNode> records = ImportedFile.records(ImportedFile.plain(folder, log(trace.repeat(traces))));
        // then
        assertThat(records).hasSize(traces);
        assertThat(text(records.getLast(), "subject")).isEqualTo("&<\n中".repeat(40));
    }
}
