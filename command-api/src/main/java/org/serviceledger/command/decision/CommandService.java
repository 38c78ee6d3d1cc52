package org.serviceledger.command.decision;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.MessageType;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

import org.serviceledger.command.axon.CommandKeyReusedException;
import org.serviceledger.command.axon.CommandMetadata;
import org.serviceledger.command.axon.EventMessageCodec;
import org.serviceledger.command.decision.Refusal.RefusedException;
import org.serviceledger.command.permission.Gate;
import org.serviceledger.core.event.CanonicalJson;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.privacy.LedgerKeys;
import org.serviceledger.core.privacy.PersonFieldGuard;

/**
 * Carries out commands. Each has a key, the caller's or one made up here, under which its events are
 * found again: before deciding, so that a command sent again gets the first answer, and afterwards,
 * to say where its events are.
 */
public final class CommandService {

    private static final String VERSION = "1";
    private static final int MOST_ATTEMPTS = 200;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

    /**
     * An event that a command led to.
     *
     * @param type     name of the event
     * @param id       its id
     * @param position where it is
     */
    public record RecordedAs(String type, String id, long position) {}

    /** What became of a command. */
    public sealed interface Outcome {

        /** It was carried out, now or when it was first sent. */
        record Done(List<RecordedAs> events) implements Outcome {}

        /** The caller may not give it. */
        record Forbidden() implements Outcome {}

        /** A rule forbids it. */
        record RefusedByRule(Refusal refusal) implements Outcome {}

        /** Another decision about the same thing came first. */
        record Lost() implements Outcome {}

        /** The key belongs to another command. */
        record KeyReused() implements Outcome {}

        /** There is no such command. */
        record Unknown() implements Outcome {}

        /** The body is not what the command needs. */
        record Malformed(String detail) implements Outcome {}
    }

    private final CommandGateway gateway;
    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final LedgerKeys keys;
    private final Gate gate;
    private final Map<String, CommandDefinition<?, ?>> commands;
    private final Map<Class<?>, Preparation<?>> preparations;
    private final JsonMapper mapper = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, text -> {
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            }).build();

    /** For commands of which none needs to be prepared. */
    public CommandService(CommandGateway gateway, Ledger ledger, CloudEventCodec codec, LedgerKeys keys, Gate gate,
            List<CommandDefinition<?, ?>> commands) {
        this(gateway, ledger, codec, keys, gate, commands, List.of());
    }

    /**
     * @param commands     the commands that can be sent
     * @param preparations of those that need one
     */
    public CommandService(CommandGateway gateway, Ledger ledger, CloudEventCodec codec, LedgerKeys keys, Gate gate,
            List<CommandDefinition<?, ?>> commands, List<Preparation<?>> preparations) {
        this.preparations = preparations.stream()
                .collect(Collectors.toUnmodifiableMap(Preparation::type, Function.identity()));
        this.gateway = gateway;
        this.ledger = ledger;
        this.codec = codec;
        this.keys = keys;
        this.gate = gate;
        this.commands = commands.stream()
                .collect(Collectors.toUnmodifiableMap(CommandDefinition::name, Function.identity()));
    }

    /**
     * Carries out a command.
     *
     * @param key the caller's idempotency key, or null
     */
    public Mono<Outcome> carryOut(String name, byte[] body, Caller caller, @Nullable String key) {
        CommandDefinition<?, ?> definition = commands.get(name);
        if (definition == null) {
            return Mono.just(new Outcome.Unknown());
        }
        ObjectNode tree;
        try {
            if (!(mapper.readTree(body) instanceof ObjectNode object)) {
                return Mono.just(new Outcome.Malformed("a command is a JSON object"));
            }
            tree = object;
        } catch (JacksonException e) {
            return Mono.just(new Outcome.Malformed(Malformation.of(e)));
        }
        return gate.admit(name, tree, caller).flatMap(admitted -> carryOut(definition, admitted, caller, key))
                .defaultIfEmpty(new Outcome.Forbidden());
    }

    private Mono<Outcome> carryOut(CommandDefinition<?, ?> definition, ObjectNode tree, Caller caller,
            @Nullable String key) {
        Object command;
        byte[] content;
        try {
            String personal = PersonFieldGuard.findIn(tree);
            if (personal != null) {
                return Mono.just(new Outcome.RefusedByRule(new Refusal("person-data", "内容含有个人身份信息，请去掉后再提交。",
                        personal + " holds personal data; please leave it out.")));
            }
            String tooLong = TextLimit.brokenIn(tree);
            if (tooLong != null) {
                return Mono.just(new Outcome.Malformed(tooLong));
            }
            command = mapper.treeToValue(tree, definition.type());
            content = CanonicalJson.encode(tree);
        } catch (JacksonException e) {
            return Mono.just(new Outcome.Malformed(Malformation.of(e)));
        } catch (IllegalArgumentException | CanonicalJson.NotRepresentable e) {
            return Mono.just(new Outcome.Malformed(String.valueOf(e.getMessage())));
        }
        String commandKey = caller.name() + "/" + (key == null ? UUID.randomUUID().toString() : key);
        byte[] digest = keys.digest(content);
        Preparation<?> preparation = preparations.get(definition.type());
        Mono<Object> prepared = preparation == null
                ? Mono.just(command)
                : Mono.defer(() -> preparation.prepare(command));
        Mono<Outcome> once = prepared
                .flatMap(ready -> decide(definition.name(), ready, caller, commandKey, digest));
        Mono<Outcome> decided = definition.retried() ? again(once) : once;
        return key == null ? decided : first(commandKey, digest).switchIfEmpty(decided);
    }

    /** Somebody wins each time, so the number of those who decide at the same moment bounds the attempts. */
    private static Mono<Outcome> again(Mono<Outcome> once) {
        return once.flatMap(outcome -> outcome instanceof Outcome.Lost
                ? Mono.<Outcome>error(new LostException())
                : Mono.just(outcome))
                .retryWhen(Retry.backoff(MOST_ATTEMPTS, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE)
                        .filter(LostException.class::isInstance))
                .onErrorReturn(Exceptions::isRetryExhausted, new Outcome.Lost());
    }

    private static final class LostException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LostException() {
            super("lost", null, false, false);
        }
    }

    private Mono<Outcome> decide(String name, Object command, Caller caller, String commandKey, byte[] digest) {
        Map<String, String> metadata = Map.of(CommandMetadata.COMMAND_KEY, commandKey, CommandMetadata.COMMAND_DIGEST,
                HexFormat.of().formatHex(digest), CommandMetadata.ACTOR, caller.name(), CommandMetadata.ACTOR_ROLE,
                caller.roles().stream().sorted().findFirst().map(Enum::name).orElse("ANONYMOUS"));
        GenericCommandMessage message = new GenericCommandMessage(new MessageType(name, VERSION), command, metadata);
        return Mono.fromFuture(() -> gateway.send(message).getResultMessage()).then(first(commandKey, digest))
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException("the events of a command are not to be found")))
                .onErrorResume(e -> outcome(e, commandKey, digest));
    }

    /** After a failure: the same command may have been carried out by another request at the same moment. */
    private Mono<Outcome> outcome(Throwable failure, String commandKey, byte[] digest) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        Outcome own = switch (cause) {
            case RefusedException e -> new Outcome.RefusedByRule(e.refusal());
            case AppendEventsTransactionRejectedException ignored -> new Outcome.Lost();
            case CommandKeyReusedException ignored -> new Outcome.KeyReused();
            default -> null;
        };
        return own == null ? Mono.error(cause) : first(commandKey, digest).defaultIfEmpty(own);
    }

    /** The answer that a command of this key got before; empty when there was none. */
    private Mono<Outcome> first(String commandKey, byte[] digest) {
        return ledger.find(EventQuery.tagged(Tag.of(EventMessageCodec.COMMAND_TAG, commandKey)), 0, Long.MAX_VALUE)
                .collectList().mapNotNull(stored -> stored.isEmpty() ? null : answer(stored, digest));
    }

    private Outcome answer(List<StoredEvent> stored, byte[] digest) {
        RecordIdentity identity = stored.getFirst().identity();
        if (identity == null || !identity.sameContent(digest)) {
            return new Outcome.KeyReused();
        }
        return new Outcome.Done(stored.stream().map(event -> new RecordedAs(event.type(),
                codec.decodeStored(event.payload()).id(), event.position())).toList());
    }
}
