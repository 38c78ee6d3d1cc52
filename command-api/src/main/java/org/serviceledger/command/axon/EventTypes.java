package org.serviceledger.command.axon;

import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;

import org.serviceledger.core.event.ServiceEvent;

/** The names under which Axon knows the events of the vocabulary: the stored ones. */
public final class EventTypes {

    private static final String VERSION = "1";

    private EventTypes() {}

    public static QualifiedName of(Class<? extends ServiceEvent> event) {
        return new QualifiedName(event.getSimpleName());
    }

    public static MessageType typeOf(ServiceEvent event) {
        return new MessageType(of(event.getClass()), VERSION);
    }
}
