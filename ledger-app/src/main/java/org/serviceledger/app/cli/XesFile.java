package org.serviceledger.app.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.cli.XesCases.Element;

/**
 * An event log in XES (IEEE 1849), read one trace at a time: a trace is a case, its start becomes the
 * submission, each event a review step, its end the closing.
 */
final class XesFile extends ImportFile {

    private static final int NO_LIMIT = 0;

    /** A trace is held in memory while it is read; one with more events than any case has is passed over. */
    private static final int MOST_EVENTS = 100_000;

    /** Elements that have a value of their own; a list or container has only what is in it. */
    private static final Set<String> VALUED = Set.of("string", "date", "int", "float", "boolean", "id");

    private final BufferedInputStream in;
    private final XMLStreamReader xml;
    private final Map<String, String> mapping;
    private final Troubles troubles;
    private final Queue<Line> ready = new ArrayDeque<>();
    private final Map<String, String> logAttributes = new HashMap<>();
    private @Nullable XesCases cases;

    XesFile(BufferedInputStream in, Counting counting, long size, Map<String, String> mapping, Troubles troubles)
            throws IOException {
        super(counting, size);
        this.in = in;
        this.mapping = mapping;
        this.troubles = troubles;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // A log has no business with files or addresses of this machine.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Without a DTD only the five entities of XML itself are left, of which a log may have any number.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", NO_LIMIT);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", NO_LIMIT);
        try {
            xml = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw new IOException("the log is not XML: " + e.getMessage(), e);
        }
    }

    @Override
    @Nullable
    Line next() throws IOException {
        try {
            while (ready.isEmpty() && readOn()) {
                // each turn reads a trace, or something of no interest
            }
        } catch (XMLStreamException e) {
            throw new IOException("the log cannot be read on from line " + e.getLocation().getLineNumber() + ": "
                    + e.getMessage(), e);
        }
        return ready.poll();
    }

    /** Reads the next element below the log; false at the end. */
    private boolean readOn() throws XMLStreamException {
        if (!xml.hasNext()) {
            return false;
        }
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            if (name.equals("trace")) {
                trace();
            } else if (name.equals("global") || name.equals("classifier") || name.equals("extension")) {
                skip();
            } else if (!name.equals("log")) {
                attribute(logAttributes);
            }
        }
        return true;
    }

    private void trace() throws XMLStreamException {
        Element trace = new Element(line(), new HashMap<>());
        Map<String, String> attributes = trace.attributes();
        List<Element> events = new ArrayList<>();
        long surplus = 0;
        while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("trace")) {
            if (xml.isStartElement() && xml.getLocalName().equals("event")) {
                if (events.size() < MOST_EVENTS) {
                    events.add(event());
                } else {
                    surplus++;
                    skip();
                }
            } else if (xml.isStartElement()) {
                attribute(attributes);
            }
        }
        XesCases known = cases;
        if (known == null) {
            known = new XesCases(logAttributes, mapping);
            cases = known;
        }
        if (surplus > 0) {
            troubles.found(trace.line(), "a trace with more than " + MOST_EVENTS + " events");
        } else if (known.caseNo(attributes).isEmpty()) {
            troubles.found(trace.line(), "a trace without a name");
        } else {
            ready.addAll(known.records(trace, events));
        }
    }

    private long line() {
        return xml.getLocation().getLineNumber();
    }

    private Element event() throws XMLStreamException {
        Element event = new Element(line(), new HashMap<>());
        while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("event")) {
            if (xml.isStartElement()) {
                attribute(event.attributes());
            }
        }
        return event;
    }

    /** Reads one attribute element and passes over what is nested in it. */
    private void attribute(Map<String, String> attributes) throws XMLStreamException {
        String key = xml.getAttributeValue(null, "key");
        String value = xml.getAttributeValue(null, "value");
        if (key != null && value != null) {
            attributes.put(key, value);
        } else if (VALUED.contains(xml.getLocalName())) {
            troubles.found(line(), "an attribute without a " + (key == null ? "key" : "value"));
        }
        skip();
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int what = xml.next();
            depth += what == XMLStreamConstants.START_ELEMENT ? 1 : what == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
