package org.serviceledger.command.axon;

/** A command's key was used before for another command. */
public final class CommandKeyReusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandKeyReusedException(long position) {
        super("the key was used before for another command, whose event is at position " + position);
    }
}
