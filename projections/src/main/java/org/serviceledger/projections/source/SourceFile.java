package org.serviceledger.projections.source;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What has come in from one source system.
 *
 * @param source   the sender, as in its records
 * @param flows    by category; a category without facts is absent
 * @param others   facts of no category, such as the closing of a case
 * @param sequence what is missing of the source's own counter
 * @param rhythm   how long it usually says nothing
 * @param position of the last event applied
 */
public record SourceFile(String source, Map<InflowCategory, Flow> flows, Flow others, SequenceLog sequence,
        Rhythm rhythm, long position) {

    public SourceFile {
        Map<InflowCategory, Flow> copy = new EnumMap<>(InflowCategory.class);
        copy.putAll(flows);
        flows = Collections.unmodifiableMap(copy);
    }

    static SourceFile empty(String source) {
        return new SourceFile(source, Map.of(), Flow.NONE, SequenceLog.NONE, Rhythm.NONE, -1);
    }

    /** What came in of a category. */
    public Flow flow(InflowCategory category) {
        return flows.getOrDefault(category, Flow.NONE);
    }

    /** What came in altogether. */
    public Flow total() {
        return flows.values().stream().reduce(others, Flow::plus);
    }
}
