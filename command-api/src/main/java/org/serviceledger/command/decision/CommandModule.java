package org.serviceledger.command.decision;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.axonframework.eventsourcing.EventSourcedEntityFactory;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.axonframework.modelling.StateManager;

import org.serviceledger.command.axon.CommandMetadata;
import org.serviceledger.command.axon.EventTypes;
import org.serviceledger.command.decision.Refusal.RefusedException;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.ServiceEvent;

/** Tells Axon of commands: what a decision rests on is sourced, decided by a pure function, and appended under its boundary. */
public final class CommandModule {

    private static final MessageType DONE = new MessageType("CommandAccepted");
    private static final String NOBODY = "nobody";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int QUERY_CODES = 1_000_000;

    private CommandModule() {}

    /** Registers all commands, and one entity for each kind of state. */
    public static void contribute(EventSourcingConfigurer axon, List<CommandDefinition<?, ?>> definitions,
            LedgerClock clock) {
        Set<Class<?>> models = new HashSet<>();
        for (CommandDefinition<?, ?> definition : definitions) {
            if (models.add(definition.model().type())) {
                entity(axon, definition.model());
            }
            axon.registerCommandHandlingModule(CommandHandlingModule.named(definition.name()).commandHandlers()
                    .commandHandler(new QualifiedName(definition.name()),
                            (command, context) -> handle(definition, command, context, clock)));
        }
    }

    private static <S> void entity(EventSourcingConfigurer axon, StateModel<S> model) {
        axon.registerEntity(EventSourcedEntityModule.declarative(Boundary.class, model.type())
                .messagingModel((configuration, builder) -> builder
                        .entityEvolver((state, event, context) -> model.evolve().apply(state, known(event))).build())
                .entityFactory(configuration -> EventSourcedEntityFactory.fromNoArgument(model::nothingKnown))
                .criteriaResolver(configuration -> (boundary, context) -> criteria(boundary)).build());
    }

    private static Known known(EventMessage message) {
        if (!(message.payload() instanceof ServiceEvent event)) {
            throw new IllegalStateException("no event of the vocabulary: " + message.type());
        }
        String channel = message.metadata().get(CommandMetadata.CHANNEL);
        return new Known(event, message.identifier(), message.metadata().get(CommandMetadata.SOURCE),
                message.metadata().get(CommandMetadata.ACTOR), message.timestamp(),
                channel == null ? null : Channel.valueOf(channel),
                message.metadata().containsKey(CommandMetadata.HISTORICAL));
    }

    private static EventCriteria criteria(Boundary boundary) {
        return EventCriteria.either(boundary.parts().stream().map(CommandModule::criteria).toList());
    }

    private static EventCriteria criteria(Boundary.Part part) {
        var tagged = EventCriteria.havingTags(Tag.of(part.tag(), part.value()));
        return part.types().isEmpty()
                ? tagged
                : tagged.andBeingOneOfTypes(part.types().stream().map(EventTypes::of).toArray(QualifiedName[]::new));
    }

    private static <C, S> MessageStream.Single<CommandResultMessage> handle(CommandDefinition<C, S> definition,
            CommandMessage message, ProcessingContext context, LedgerClock clock) {
        C command = definition.type().cast(message.payload());
        if (command == null) {
            return MessageStream.failed(new IllegalArgumentException("a command without a body: " + message.type()));
        }
        S nothingKnown = definition.model().nothingKnown();
        Circumstances circumstances = new Circumstances(clock.now(),
                message.metadata().getOrDefault(CommandMetadata.ACTOR, NOBODY),
                "%06d".formatted(RANDOM.nextInt(QUERY_CODES)));
        var result = context.component(StateManager.class)
                .loadEntity(definition.model().type(), definition.boundary().apply(command, circumstances), context)
                .thenApply(state -> {
                    record(definition.decider().decide(command, state == null ? nothingKnown : state, circumstances),
                            message, context, circumstances);
                    return (CommandResultMessage) new GenericCommandResultMessage(DONE, null);
                });
        return MessageStream.fromFuture(result);
    }

    private static void record(Decision decision, CommandMessage message, ProcessingContext context,
            Circumstances circumstances) {
        switch (decision) {
            case Decision.Refused refused -> throw new RefusedException(refused.refusal());
            case Decision.Accepted accepted -> append(accepted.events().stream()
                    .map(event -> new Decision.DatedEvent(event, circumstances.now())).toList(), message, context);
            case Decision.Dated dated -> append(dated.events(), message, context);
        }
    }

    private static void append(List<Decision.DatedEvent> events, CommandMessage message, ProcessingContext context) {
        if (!events.isEmpty()) {
            EventAppender.forContext(context)
                    .append(events.stream().map(dated -> new GenericEventMessage(UUID.randomUUID().toString(),
                            EventTypes.typeOf(dated.event()), dated.event(), message.metadata(), dated.at()))
                            .toList());
        }
    }
}
