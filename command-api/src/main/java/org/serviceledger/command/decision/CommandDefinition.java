package org.serviceledger.command.decision;

import java.util.function.BiFunction;

/**
 * A command: what it is called, what it rests on, and how it is decided.
 *
 * @param type     class of the command; its simple name is the command's name
 * @param boundary which events the decision rests on
 * @param model    what the decision needs to know of them
 * @param decider  decides; pure
 * @param retried  whether a decision that was lost against another at the same moment is made again at
 *                 once, which is right where nobody minds which of two came first, as with numbers that
 *                 are handed out
 */
public record CommandDefinition<C, S>(Class<C> type, BiFunction<C, Circumstances, Boundary> boundary,
        StateModel<S> model, Decider<C, S> decider, boolean retried) {

    /** A command that is not retried. */
    public CommandDefinition(Class<C> type, BiFunction<C, Circumstances, Boundary> boundary, StateModel<S> model,
            Decider<C, S> decider) {
        this(type, boundary, model, decider, false);
    }

    /** Name under which it is sent. */
    public String name() {
        return type.getSimpleName();
    }

    /** Decides a command by what is known. */
    @FunctionalInterface
    public interface Decider<C, S> {
        Decision decide(C command, S state, Circumstances circumstances);
    }
}
