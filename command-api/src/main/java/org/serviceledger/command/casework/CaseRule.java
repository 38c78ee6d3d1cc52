package org.serviceledger.command.casework;

import org.serviceledger.command.decision.Rule;
import org.serviceledger.command.decision.RuleText;

/** The rules about a case, from submission to delivery. */
public enum CaseRule implements Rule {

    ALREADY_SUBMITTED("already-submitted", "该办件编号已有申请。", "An application with this case number was submitted already.",
            "lifecycle: one application a case"),
    ITEM_NOT_IN_FORCE("item-not-in-force", "该事项未发布或已取消，不能申请或受理。",
            "The item is not published, or no longer in force.", "lifecycle: only what the catalogue offers"),
    OTHER_ITEM("other-item", "事项与申请时填报的不一致。", "The application was made for another item.",
            "lifecycle: the item is the applied one"),
    CANNOT_NUMBER("cannot-number", "无法为该事项自动编号，请提供办件编号。",
            "No case number can be made for this item code; please give one.", "办件编号: 31 + 8 + 5"),
    NUMBERS_EXHAUSTED("numbers-exhausted", "该事项当日办件编号已用完。", "All numbers of the item's day are given out.",
            "办件编号: 31 + 8 + 5"),
    CASE_UNKNOWN("case-unknown", "没有该办件的申请或收件记录。", "Nothing was submitted or received under this case number.",
            "lifecycle: application before acceptance (行政许可法 29)"),
    CASE_ENDED("case-ended", "该办件已经结束，不能再办理。", "The case has ended; nothing more can be done about it.",
            "lifecycle: nothing after the end"),
    ALREADY_ACCEPTED("already-accepted", "该办件已受理（或视为受理）。", "The case was accepted already, or counts as accepted.",
            "行政许可法 32"),
    NOT_ACCEPTED_YET("not-accepted-yet", "该办件尚未受理。", "The case is not accepted yet.",
            "lifecycle: no review or decision before acceptance (行政许可法 34)"),
    SECOND_NOTICE("second-notice", "受理前的补正要求须一次性告知，不能再次告知。",
            "What is missing must be told all at once before acceptance; there was a notice already.", "行政许可法 32(4)"),
    NOTICE_WITHOUT_ITEMS("notice-without-items", "补正告知须列明需要补正的全部内容。",
            "A notice must list all that is missing.", "行政许可法 32(4)"),
    CORRECTION_OPEN("correction-open", "补正尚未提交，不能受理。", "What was found missing has not been handed in yet.",
            "行政许可法 32(4), 32(5)"),
    NO_CORRECTION_OPEN("no-correction-open", "没有待补正的告知。", "Nothing was asked to be corrected.",
            "lifecycle: correction after a notice"),
    NO_REASON("no-reason", "须说明理由。", "A reason must be given.", "行政许可法 38(2), 32"),
    NO_NOTICE_NUMBER("no-notice-number", "特别程序须书面告知申请人，请填写告知书文号。",
            "The applicant must be told of a special procedure in writing; the notice's number is missing.",
            "行政许可法 45"),
    PROCEDURE_RUNNING("procedure-running", "同类特别程序正在进行。", "A special procedure of this kind is running already.",
            "lifecycle: start and end in pairs"),
    PROCEDURE_NOT_RUNNING("procedure-not-running", "没有正在进行的该类特别程序。",
            "No special procedure of this kind is running.", "lifecycle: start and end in pairs"),
    PROCEDURE_UNFINISHED("procedure-unfinished", "特别程序尚未结束，不能作出决定。",
            "A special procedure is still running; nothing can be decided before its end.", "行政许可法 45"),
    ALREADY_EXTENDED("already-extended", "审批期限已延长过一次。", "The period was extended once already.", "行政许可法 42"),
    EXTENSION_TOO_LONG("extension-too-long", "延长不得超过 10 个工作日（联合办理 15 个工作日）。",
            "At most 10 working days may be added, 15 for a joint case.", "行政许可法 42"),
    EXTENSION_NOT_APPROVED("extension-not-approved", "延长审批期限须经负责人批准并告知理由。",
            "An extension needs the approval of the authority's head and a reason.", "行政许可法 42"),
    ALREADY_DECIDED("already-decided", "该办件已作出决定。", "The case was decided already.",
            "lifecycle: one decision a case"),
    NOT_DECIDED("not-decided", "该办件尚未作出决定。", "The case is not decided yet.", "lifecycle: result after decision"),
    SAME_PERSON("same-person", "受理人、承办人与决定人不得为同一人。",
            "Who accepted or reviewed the case must not decide it.",
            "电子监察: 承办 and 批准 by different people"),
    NOT_GRANTED("not-granted", "未准予的办件不能制证。", "No certificate without a decision that grants it.", "行政许可法 39"),
    CERTIFICATE_EXISTS("certificate-exists", "该证照编号已用于本办件。", "The case has a certificate of this number already.",
            "lifecycle: one certificate a number"),
    NOTHING_TO_CLOSE("nothing-to-close", "尚无决定、不予受理、撤回或终止，不能办结。",
            "Nothing was decided, refused, withdrawn or terminated that could be closed.",
            "lifecycle: closing after the result"),
    ALREADY_CLOSED("already-closed", "该办件已办结。", "The case is closed already.", "lifecycle: one closing a case"),
    ALREADY_DELIVERED("already-delivered", "结果已送达。", "The result was delivered already.",
            "lifecycle: one delivery a case"),
    FACT_UNKNOWN("fact-unknown", "该办件没有这条记录。", "The case has no such record.", "红字更正: only what is recorded"),
    CORRECTION_UNFIT("correction-unfit", "该更正不适合这条记录：没有该字段、值不合要求、与现值相同，或是不得更正的标识。",
            "The correction does not fit the record: no such member, no such value, what it says already, or an identity, which is not corrected.",
            "红字更正: a correction says what is right"),
    OWN_APPROVAL("own-approval", "更正须由他人批准。", "A correction must be approved by somebody else.",
            "红字更正: approval by another person");

    private final RuleText text;

    CaseRule(String code, String zh, String en, String source) {
        this.text = new RuleText(code, zh, en, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
