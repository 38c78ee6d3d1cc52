package org.serviceledger.command.decision;

/** A rule that a command may break. Each has its line in the table of rules in the documents. */
public interface Rule {

    /** Stable name. */
    String code();

    /** Why the command is refused, in Chinese. */
    String zh();

    /** The same in English. */
    String en();

    /** Where the rule comes from: an article of a law, or the lifecycle of a case. */
    String source();
}
