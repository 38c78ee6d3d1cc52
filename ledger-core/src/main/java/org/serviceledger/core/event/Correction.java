package org.serviceledger.core.event;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CorrectionEvent.FactCorrected;

/**
 * A correction of a recorded fact (红字更正), as it is applied. Of several corrections of one field the one that
 * was made last counts, whichever arrived last.
 *
 * @param at     when it was made
 * @param id     of its record
 * @param source of the corrected record
 * @param of     id of the corrected record
 * @param field  JSON pointer into the record ({@code /time}, {@code /data/outcome}), or the name of a member
 *               of its data
 * @param value  what is right, as JSON; a text that is not JSON means itself, null that there is no value
 * @param actor  who asked for it
 */
public record Correction(Instant at, String id, long position, String source, String of, String field,
        @Nullable String value, @Nullable String reason, @Nullable String legalBasis, @Nullable String actor,
        @Nullable String approvedBy) implements Comparable<Correction> {

    /** What besides the data can be wrong with a fact. */
    private static final Set<String> ATTRIBUTES = Set.of("time", "channel", "actor", "actorrole");

    /** A correction; null when it does not say what it corrects. */
    public static @Nullable Correction of(RecordedEvent event) {
        if (!(event.data() instanceof FactCorrected said) || said.correctedId() == null || said.field() == null
                || said.field().isEmpty()) {
            return null;
        }
        String source = said.correctedSource() == null ? OwnSources.COMMANDS : said.correctedSource();
        return new Correction(event.envelope().time().toInstant(), event.envelope().id(), event.position(), source,
                said.correctedId(), said.field(), said.value(), said.reason(), said.legalBasis(),
                event.envelope().actor(), said.approvedBy());
    }

    /** Whether it corrects a fact. */
    public boolean concerns(EventEnvelope fact) {
        return of.equals(fact.id()) && source.equals(fact.source());
    }

    /** The members that lead to what it corrects, from the record on; empty when no such thing can be corrected. */
    String[] path() {
        String[] names = field.startsWith("/") ? field.substring(1).split("/", -1) : new String[]{field};
        for (int i = 0; i < names.length; i++) {
            names[i] = names[i].replace("~1", "/").replace("~0", "~");
        }
        if (names[0].equals("data") && names.length > 1 || names.length == 1 && ATTRIBUTES.contains(names[0])) {
            return names;
        }
        if (names[0].equals("data") || field.startsWith("/")) {
            return new String[0];
        }
        return new String[]{"data", names[0]};
    }

    /** By the time at which it was made; the id settles the order of two at the same time. */
    @Override
    public int compareTo(Correction other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }
}
