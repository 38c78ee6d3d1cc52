package org.serviceledger.command.decision;

/**
 * What a rule is called and says.
 *
 * @param code   stable name
 * @param zh     why a command is refused, in Chinese
 * @param en     the same in English
 * @param source where the rule comes from: an article of a law, or the lifecycle of a case
 */
public record RuleText(String code, String zh, String en, String source) {}
