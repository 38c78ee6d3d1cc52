package org.serviceledger.command.decision;

import java.util.function.BiFunction;

/**
 * What a decision needs to know, folded from the events of its boundary.
 *
 * @param type         class of the state; one model for each class
 * @param nothingKnown the state before the first event
 * @param evolve       the state after one more event; pure
 */
public record StateModel<S>(Class<S> type, S nothingKnown, BiFunction<S, Known, S> evolve) {}
