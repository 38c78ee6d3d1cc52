package org.serviceledger.command.decision;

/** A rule that a command may break. Each has its line in the table of rules in the documents. */
public interface Rule {

    /** What it is called and says. */
    RuleText text();

    /** Stable name. */
    default String code() {
        return text().code();
    }

    /** Why the command is refused, in Chinese. */
    default String zh() {
        return text().zh();
    }

    /** The same in English. */
    default String en() {
        return text().en();
    }

    /** Where the rule comes from: an article of a law, or the lifecycle of a case. */
    default String source() {
        return text().source();
    }
}
