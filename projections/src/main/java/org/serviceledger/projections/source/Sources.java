package org.serviceledger.projections.source;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.GovernanceEvent;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;

/** From which source a fact came; what the ledger says of itself came from none. */
final class Sources {

    private Sources() {}

    static @Nullable String of(RecordedEvent event) {
        String source = event.envelope().source();
        return event.data() instanceof GovernanceEvent || source.equals(OwnSources.CLOCK) ? null : source;
    }

    /** The same without reading the payload, from the record's identity; null when it has none. */
    static @Nullable String ofUnread(StoredEvent event) {
        Class<? extends ServiceEvent> type = EventVocabulary.recordOf(event.type());
        RecordIdentity identity = event.identity();
        boolean fact = type != null && !GovernanceEvent.class.isAssignableFrom(type);
        return fact && identity != null ? identity.source() : null;
    }
}
