package org.serviceledger.command.decision;

import java.time.Instant;
import java.util.List;

import org.serviceledger.core.event.ServiceEvent;

/** What a command leads to: events, or a refusal. */
public sealed interface Decision {

    /** The command is carried out by recording these events. */
    record Accepted(List<ServiceEvent> events) implements Decision {

        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** Likewise, by events that happened before, for that is when what they say came about. */
    record Dated(List<DatedEvent> events) implements Decision {

        public Dated {
            events = List.copyOf(events);
        }
    }

    /**
     * An event with its own time.
     *
     * @param at when it happened
     */
    record DatedEvent(ServiceEvent event, Instant at) {}

    /** The command breaks a rule. */
    record Refused(Refusal refusal) implements Decision {}

    static Decision accept(ServiceEvent... events) {
        return new Accepted(List.of(events));
    }

    static Decision refuse(Rule rule) {
        return new Refused(new Refusal(rule.code(), rule.zh(), rule.en()));
    }
}
