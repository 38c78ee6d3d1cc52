package org.serviceledger.command.axon;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

import org.serviceledger.core.event.ServiceEvent;

/** Puts Axon together: commands are handled by it, events are kept by the ledger, nothing runs besides. */
public final class CommandBusModule {

    private CommandBusModule() {}

    /** Starts Axon with the modules that contribute to it; to be shut down by the caller. */
    public static AxonConfiguration start(LedgerEventStorageEngine engine, Consumer<EventSourcingConfigurer> modules) {
        EventSourcingConfigurer axon = EventSourcingConfigurer.create().registerEventStorageEngine(c -> engine)
                .registerTagResolver(c -> CommandBusModule::tags);
        modules.accept(axon);
        return axon.start();
    }

    private static Set<Tag> tags(EventMessage message) {
        return message.payload() instanceof ServiceEvent event
                ? event.tags().stream().map(tag -> Tag.of(tag.key(), tag.value())).collect(Collectors.toSet())
                : Set.of();
    }
}
