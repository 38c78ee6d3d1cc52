package org.serviceledger.command.evaluation;

import org.serviceledger.command.decision.Rule;
import org.serviceledger.command.decision.RuleText;

/** The rules about evaluations (好差评). */
public enum EvaluationRule implements Rule {

    CASE_NOT_CLOSED("case-not-closed", "该办件尚未办结，办结后才能评价。",
            "The case is not closed yet; it can be evaluated once it is.", "lifecycle: evaluation after closing"),
    ALREADY_EVALUATED("already-evaluated", "该办件已经评价过，每个办件只能评价一次。",
            "The case has been evaluated; a case is evaluated once.", "好差评: one evaluation a case and number"),
    NOT_EVALUATED("not-evaluated", "该办件尚未评价。", "The case has not been evaluated.", "好差评: 追评 after 首评"),
    ALREADY_SUPPLEMENTED("already-supplemented", "该办件已追评过。",
            "The evaluation was added to already; that is possible once.",
            "好差评: one 追评 a case"),
    NOT_NEGATIVE("not-negative", "该办件没有差评。", "The case has no bad review.", "好差评: call-back about 差评"),
    ALREADY_CONTACTED("already-contacted", "该差评已回访。", "The applicant was called back already.",
            "好差评: one finding a review"),
    NOT_CONTACTED("not-contacted", "差评尚未核实回访。", "The applicant has not been called back yet.",
            "好差评: rectification after the finding"),
    NOT_VALID("not-valid", "该差评未认定属实，无需整改。", "The review was not found to be right; nothing is to be put right.",
            "好差评: only 属实 is rectified"),
    ALREADY_RECTIFIED("already-rectified", "该差评已整改。", "It was put right already.", "好差评: one rectification a review"),
    ALREADY_APPEALED("already-appealed", "该差评已申诉。", "There was an appeal already.", "好差评: one appeal a review");

    private final RuleText text;

    EvaluationRule(String code, String zh, String en, String source) {
        this.text = new RuleText(code, zh, en, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
