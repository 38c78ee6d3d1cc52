package org.serviceledger.query.export;

import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.schema.EventNames;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;

/**
 * An event log in XES (IEEE 1849): a case is a trace, each of its facts an event. The attributes of a trace are those
 * that an import reads: {@code startdate}, {@code enddate}, {@code deadline}, {@code channel}.
 */
final class XesLog {

    static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xes.version="1849.2023" xes.features="" xmlns="http://www.xes-standard.org/">
            <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
            <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
            <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
            <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
            <global scope="trace"><string key="concept:name" value=""/></global>
            <global scope="event"><string key="concept:name" value=""/>
            <date key="time:timestamp" value="1970-01-01T00:00:00+00:00"/>
            <string key="lifecycle:transition" value="complete"/></global>
            <classifier name="Activity" keys="concept:name"/>
            <string key="concept:name" value="service-ledger"/>
            """;
    static final String FOOT = "</log>\n";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    /** As logs of municipal case systems call them. */
    private static final Map<String, String> CHANNELS = Map.of("PC", "Internet", "WINDOW", "Desk", "COURIER", "Post");

    private XesLog() {}

    /** A case; what its events say is as they were corrected. */
    static String trace(CaseFile file, List<RecordedEvent> events) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartElement("trace");
            attribute(xml, "string", "concept:name", file.caseNo());
            CaseFile.Submission submission = file.submission();
            if (submission != null) {
                attribute(xml, "date", "startdate", Days.shown(submission.at()));
                String channel = submission.channel() == null ? null : submission.channel().name();
                attribute(xml, "string", "channel", channel == null ? null : CHANNELS.getOrDefault(channel, channel));
                attribute(xml, "string", "item", submission.itemCode());
                attribute(xml, "date", "deadline",
                        submission.dueDay() == null ? null : Days.lastSecondOf(submission.dueDay()));
            }
            attribute(xml, "date", "enddate", file.closing() == null ? null : Days.shown(file.closing().at()));
            for (RecordedEvent event : events) {
                event(xml, event.envelope());
            }
            xml.writeEndElement();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a trace cannot be written to memory", e);
        }
        return text.append('\n').toString();
    }

    private static void event(XMLStreamWriter xml, EventEnvelope fact) throws XMLStreamException {
        xml.writeStartElement("event");
        String step = fact.data() instanceof ReviewStepCompleted review ? review.stepName() : null;
        attribute(xml, "string", "concept:name", step == null ? EventNames.of(fact.type()).zh() : step);
        attribute(xml, "string", "concept:instance", fact.source() + " " + fact.id());
        attribute(xml, "string", "org:resource", fact.actor());
        attribute(xml, "date", "time:timestamp", Days.shown(fact.time().toInstant()));
        attribute(xml, "string", "lifecycle:transition", "complete");
        attribute(xml, "string", "type", fact.type());
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String kind, String key, @Nullable Object value)
            throws XMLStreamException {
        if (value != null) {
            xml.writeEmptyElement(kind);
            xml.writeAttribute("key", key);
            xml.writeAttribute("value",
                    value instanceof OffsetDateTime time
                            ? java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)
                            : legal(value.toString()));
        }
    }

    /** Without characters that XML has no place for. */
    private static String legal(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
