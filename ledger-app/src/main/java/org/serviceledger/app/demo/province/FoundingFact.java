package org.serviceledger.app.demo.province;

import java.time.OffsetDateTime;

import org.serviceledger.core.event.ServiceEvent;

/**
 * A fact that was known before any business.
 *
 * @param source which system tells it
 * @param id     stable, unique within the source
 * @param at     when it happened
 */
record FoundingFact(String source, String id, OffsetDateTime at, ServiceEvent fact) {

    static final String CATALOGUE = "urn:jianghai:catalogue";
    static final String ASSESSMENT = "urn:jianghai:assessment";
    static final String CALENDAR = "urn:jianghai:calendar";

    /**
     * A fact that its subject and its kind tell from all others but those with another detail.
     *
     * @param detail empty when there is only one
     */
    static FoundingFact of(String source, OffsetDateTime at, ServiceEvent fact, String detail) {
        String id = fact.subject() + "/" + fact.getClass().getSimpleName();
        return new FoundingFact(source, detail.isEmpty() ? id : id + "/" + detail, at, fact);
    }
}
