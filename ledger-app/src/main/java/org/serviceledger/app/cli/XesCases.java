package org.serviceledger.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a trace of an XES log means as facts. The ids come from the trace and its events alone, so the
 * same log imported again, under whatever file name, is all duplicates.
 *
 * <p>A mapping may say under which attribute a thing is found: {@code case}, {@code start}, {@code end},
 * {@code due}, {@code channel}, {@code step}, {@code time}, {@code actor}, {@code instance}; and, as
 * {@code channel.VALUE}, which channel a value stands for; and {@code source}, the source's name.
 */
final class XesCases {

    private static final Map<String, String> CHANNELS = Map.of("Internet", "PC", "Desk", "WINDOW", "Post", "COURIER",
            "MOBILE", "MOBILE", "KIOSK", "KIOSK", "HOTLINE", "HOTLINE");

    private final JsonMapper mapper = JsonMapper.shared();
    private final Map<String, String> mapping;
    private final String source;

    XesCases(Map<String, String> logAttributes, Map<String, String> mapping) {
        this.mapping = mapping;
        this.source = mapping.getOrDefault("source",
                "urn:xes:" + logAttributes.getOrDefault("concept:name", "log").replaceAll("\\s+", "-"));
    }

    /**
     * A trace or event of a log.
     *
     * @param line where it begins
     */
    record Element(long line, Map<String, String> attributes) {}

    /** The name of a trace's case; empty when it has none, and then nothing can be said of it. */
    String caseNo(Map<String, String> trace) {
        return trace.getOrDefault(key("case", "concept:name"), "");
    }

    /** The records of one trace: the submission, the steps in the log's order, and the closing if there was one. */
    List<ImportFile.Line> records(Element traceElement, List<Element> events) {
        Map<String, String> trace = traceElement.attributes();
        List<ImportFile.Line> records = new ArrayList<>();
        String caseNo = caseNo(trace);
        records.add(new ImportFile.Line(traceElement.line(), submission(caseNo, trace, events)));
        Map<String, Integer> instances = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            Map<String, String> event = events.get(i).attributes();
            String instance = event.getOrDefault(key("instance", "concept:instance"), "#" + i);
            // The start and the end of an activity bear the same instance; both are events.
            int nth = instances.merge(instance, 1, Integer::sum);
            records.add(new ImportFile.Line(events.get(i).line(),
                    step(caseNo, event, nth == 1 ? instance : instance + "/" + nth)));
        }
        String end = trace.get(key("end", "enddate"));
        if (end != null) {
            records.add(new ImportFile.Line(traceElement.line(), bytes(record(caseNo, "closed", "CaseClosed", end))));
        }
        return records;
    }

    private byte[] submission(String caseNo, Map<String, String> trace, List<Element> events) {
        String start = trace.get(key("start", "startdate"));
        if (start == null && !events.isEmpty()) {
            start = events.getFirst().attributes().get(key("time", "time:timestamp"));
        }
        ObjectNode record = record(caseNo, "submitted", "ApplicationSubmitted", start);
        String channel = trace.get(key("channel", "channel"));
        record.put("channel", mapping.getOrDefault("channel." + channel,
                channel == null ? "OTHER" : CHANNELS.getOrDefault(channel, "OTHER")));
        String due = trace.get(key("due", "deadline"));
        if (due != null) {
            ((ObjectNode) record.get("data")).put("dueAt", due);
        }
        return bytes(record);
    }

    private byte[] step(String caseNo, Map<String, String> event, String instance) {
        ObjectNode record = record(caseNo, "step/" + instance, "ReviewStepCompleted",
                event.get(key("time", "time:timestamp")));
        String actor = event.get(key("actor", "org:resource"));
        if (actor != null) {
            record.put("actor", actor);
        }
        ((ObjectNode) record.get("data")).put("stepName", event.get(key("step", "concept:name")));
        return bytes(record);
    }

    private ObjectNode record(String caseNo, String id, String type, @Nullable String time) {
        ObjectNode record = mapper.createObjectNode();
        record.put("specversion", "1.0").put("id", caseNo + "/" + id).put("source", source).put("type", type)
                .put("subject", caseNo).put("time", time).put("origin", "HISTORICAL");
        record.putObject("data").put("caseNo", caseNo);
        return record;
    }

    private String key(String thing, String usual) {
        return mapping.getOrDefault(thing, usual);
    }

    private byte[] bytes(ObjectNode record) {
        return mapper.writeValueAsBytes(record);
    }
}
