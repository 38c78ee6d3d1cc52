package org.serviceledger.command.decision;

import reactor.core.publisher.Mono;

/**
 * Puts into a command what it needs to be decided and cannot be sourced from events, for example numbers that
 * are to be sealed. A command that is tried again is prepared again.
 *
 * @param type class of the command
 */
public record Preparation<C>(Class<C> type, Step<C> step) {

    /** Prepares a command. */
    @FunctionalInterface
    public interface Step<C> {
        Mono<C> prepare(C command);
    }

    Mono<Object> prepare(Object command) {
        return step.prepare(type.cast(command)).cast(Object.class);
    }
}
