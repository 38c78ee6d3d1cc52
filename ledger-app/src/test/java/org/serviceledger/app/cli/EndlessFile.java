package org.serviceledger.app.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Map;
import java.util.function.LongFunction;

/** Reads a generated log of a given size, in a process of its own whose memory is small. */
final class EndlessFile {

    private static final String HEAD = "<log><string key=\"concept:name\" value=\"endless\"/>\n";

    private EndlessFile() {}

    /** Arguments: xes or ndjson, and bytes. Prints how many records were read. */
    public static void main(String[] arguments) throws IOException {
        long bytes = Long.parseLong(arguments[1]);
        boolean xes = arguments[0].equals("xes");
        ImportFile.Counting counting = new ImportFile.Counting(xes
                ? generated(bytes, HEAD, EndlessFile::trace, "</log>")
                : generated(bytes, "", EndlessFile::record, ""));
        BufferedInputStream in = new BufferedInputStream(counting, 1 << 16);
        ImportFile.Troubles none = (line, what) -> {
            throw new AssertionError("line " + line + ": " + what);
        };
        long records = 0;
        try (ImportFile file = xes
                ? new XesFile(in, counting, bytes, Map.of(), none)
                : new NdjsonFile(in, counting, bytes, none)) {
            while (file.next() != null) {
                records++;
            }
        }
        System.out.println(records + " records of " + counting.count() + " bytes");
    }

    private static String record(long number) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + number + "\",\"source\":\"urn:endless\",\"type\":\"CaseClosed\","
                + "\"subject\":\"C" + number + "\",\"time\":\"2026-03-16T10:00:00+08:00\",\"data\":{\"caseNo\":\"C"
                + number + "\"}}\n";
    }

    private static String trace(long number) {
        String event = "<event><string key=\"concept:name\" value=\"step\"/><string key=\"org:resource\" value=\"R"
                + number + "\"/><date key=\"time:timestamp\" value=\"2025-03-04T10:00:00+08:00\"/></event>";
        return "<trace><string key=\"concept:name\" value=\"X" + number + "\"/>" + event.repeat(8) + "</trace>\n";
    }

    private static InputStream generated(long bytes, String head, LongFunction<String> part, String end) {
        return new SequenceInputStream(new Enumeration<>() {

            private long written;
            private long number = -1;
            private boolean ended;

            @Override
            public boolean hasMoreElements() {
                return !ended;
            }

            @Override
            public InputStream nextElement() {
                String text = number < 0 ? head : part.apply(number);
                number++;
                if (written > bytes) {
                    ended = true;
                    text = end;
                }
                byte[] next = text.getBytes(StandardCharsets.UTF_8);
                written += next.length;
                return new ByteArrayInputStream(next);
            }
        });
    }
}
