package org.serviceledger.command.evaluation;

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
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.axonframework.modelling.StateManager;

import org.serviceledger.command.axon.EventTypes;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.command.decision.Refusal.RefusedException;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;

/** Tells Axon of evaluations. The boundary of the decision is the case's closing and evaluations, whoever recorded them. */
public final class EvaluationModule {

    /** Name of the command. */
    public static final QualifiedName COMMAND = new QualifiedName("SubmitEvaluation");

    private static final MessageType DONE = new MessageType("EvaluationAccepted");

    private EvaluationModule() {}

    public static void contribute(EventSourcingConfigurer axon, LedgerClock clock) {
        axon.registerEntity(EventSourcedEntityModule.declarative(String.class, EvaluationState.class)
                .messagingModel((configuration, model) -> model
                        .entityEvolver((state, event, context) -> state.evolve((ServiceEvent) event.payload())).build())
                .entityFactory(
                        configuration -> EventSourcedEntityFactory.fromNoArgument(() -> EvaluationState.NOTHING_KNOWN))
                .criteriaResolver(configuration -> (caseNo, context) -> boundary(caseNo)).build());
        axon.registerCommandHandlingModule(CommandHandlingModule.named("evaluation").commandHandlers()
                .commandHandler(COMMAND, (command, context) -> handle(command, context, clock)));
    }

    private static EventCriteria boundary(String caseNo) {
        return EventCriteria.havingTags(Tag.of(Tags.CASE, caseNo)).andBeingOneOfTypes(EventTypes.of(CaseClosed.class),
                EventTypes.of(EvaluationSubmitted.class));
    }

    private static MessageStream.Single<CommandResultMessage> handle(CommandMessage message, ProcessingContext context,
            LedgerClock clock) {
        if (!(message.payload() instanceof SubmitEvaluation command)) {
            return MessageStream.failed(new IllegalArgumentException("not an evaluation: " + message.type()));
        }
        var result = context.component(StateManager.class)
                .loadEntity(EvaluationState.class, command.caseNo(), context).thenApply(state -> {
                    EvaluationState known = state == null ? EvaluationState.NOTHING_KNOWN : state;
                    switch (EvaluationDecider.decide(command, known)) {
                        case Decision.Refused refused -> throw new RefusedException(refused.refusal());
                        case Decision.Accepted accepted -> EventAppender.forContext(context)
                                .append(accepted.events().stream()
                                        .map(event -> new GenericEventMessage(UUID.randomUUID().toString(),
                                                EventTypes.typeOf(event), event, message.metadata(), clock.now()))
                                        .toList());
                    }
                    return (CommandResultMessage) new GenericCommandResultMessage(DONE, null);
                });
        return MessageStream.fromFuture(result);
    }
}
