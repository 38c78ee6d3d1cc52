package org.serviceledger.command.supervision;

import java.util.Map;
import java.util.concurrent.CompletionException;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.MessageType;
import reactor.core.publisher.Mono;

import org.serviceledger.command.axon.CommandMetadata;
import org.serviceledger.core.event.OwnSources;

/**
 * Lets the ledger decide about a case because time has passed. The decision rests on the ledger's own events, under a
 * condition that spans the case, its item and the calendars, so of several that decide at once one comes first and
 * the others find that there is nothing left to do.
 */
public final class CaseSupervisor {

    private static final String VERSION = "1";
    private static final Map<String, String> AS_ITSELF = Map.of(CommandMetadata.SOURCE, OwnSources.CLOCK);

    private final CommandGateway gateway;

    public CaseSupervisor(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /** Decides; false when something came in between, and it is to be decided again. */
    public Mono<Boolean> supervise(Supervise command) {
        GenericCommandMessage message = new GenericCommandMessage(
                new MessageType(Supervise.class.getSimpleName(), VERSION), command, AS_ITSELF);
        return Mono.fromFuture(() -> gateway.send(message).getResultMessage()).thenReturn(true)
                .onErrorResume(CaseSupervisor::lost, failure -> Mono.just(false));
    }

    private static boolean lost(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return cause instanceof AppendEventsTransactionRejectedException;
    }
}
