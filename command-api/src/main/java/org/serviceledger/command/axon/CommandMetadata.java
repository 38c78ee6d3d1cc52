package org.serviceledger.command.axon;

import java.util.List;

/** Metadata that a command hands on to its events. */
public final class CommandMetadata {

    /** Names the command: the caller and the caller's idempotency key. */
    public static final String COMMAND_KEY = "commandkey";
    /** Keyed digest of the command's content, in hexadecimal digits. */
    public static final String COMMAND_DIGEST = "commanddigest";
    /** Who sent the record; only on events that a source system sent. */
    public static final String SOURCE = "source";
    /** Account that gave the command. */
    public static final String ACTOR = "actor";
    /** Role in which it was given. */
    public static final String ACTOR_ROLE = "actorrole";
    /** By which way it was given. */
    public static final String CHANNEL = "channel";

    static final List<String> HANDED_ON = List.of(COMMAND_KEY, COMMAND_DIGEST, ACTOR, ACTOR_ROLE, CHANNEL);

    private CommandMetadata() {}
}
