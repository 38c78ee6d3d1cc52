package org.serviceledger.command.decision;

/**
 * Why a command was refused by a rule.
 *
 * @param code stable name of the rule
 * @param zh   the reason in Chinese
 * @param en   the reason in English
 */
public record Refusal(String code, String zh, String en) {

    /** Carries a refusal out of a command handler. */
    public static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        public RefusedException(Refusal refusal) {
            super(refusal.code(), null, false, false);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }
}
