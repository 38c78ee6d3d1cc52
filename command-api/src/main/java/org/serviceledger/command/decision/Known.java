package org.serviceledger.command.decision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ServiceEvent;

/**
 * Something that is known when a decision is made, whoever recorded it.
 *
 * @param event  what happened
 * @param id     id of its record
 * @param source who sent the record; null for what was decided here
 * @param actor  who did it, if that was said
 * @param at     when it happened
 */
public record Known(ServiceEvent event, String id, @Nullable String source, @Nullable String actor, Instant at) {}
