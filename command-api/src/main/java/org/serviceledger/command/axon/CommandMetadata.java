package org.serviceledger.command.axon;

/** Metadata that a command hands on to its events. */
public final class CommandMetadata {

    /** Names the command: the caller and the caller's idempotency key. */
    public static final String COMMAND_KEY = "commandkey";
    /** Keyed digest of the command's content, in hexadecimal digits. */
    public static final String COMMAND_DIGEST = "commanddigest";
    /** Who sent the record; none on events of commands that somebody gave. */
    public static final String SOURCE = "source";
    /** There when the record comes from a bulk import of old records. */
    public static final String HISTORICAL = "historical";
    /** Account that gave the command. */
    public static final String ACTOR = "actor";
    /** Role in which it was given. */
    public static final String ACTOR_ROLE = "actorrole";
    /** By which way it was given. */
    public static final String CHANNEL = "channel";

    private CommandMetadata() {}
}
