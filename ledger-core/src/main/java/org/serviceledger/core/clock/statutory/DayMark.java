package org.serviceledger.core.clock.statutory;

/** What happened on a day, or ends with it. */
public enum DayMark {

    RECEIVED("收件", "Materials received"), NOTICE_DUE("一次性告知期限", "Last day for the completeness notice"),
    CORRECTION_REQUIRED("补正告知", "Correction required"), CORRECTION_SUBMITTED("补正提交", "Correction submitted"),
    ACCEPTED("受理", "Accepted"), DEEMED_ACCEPTED("视为受理", "Deemed accepted"),
    PROCEDURE_STARTED("特别程序启动", "Special procedure started"), PROCEDURE_ENDED("特别程序结束", "Special procedure ended"),
    EXTENDED("延长审批期限", "Time for the decision extended"), PROMISED_DUE("承诺办结期限", "Last day of the promise"),
    LEGAL_DUE("法定办结期限", "Last day of the legal limit"), DECIDED("决定", "Decided"), CLOSED("办结", "Closed"),
    ENDED("未作决定而终结", "Ended without a decision");

    private final String zh;
    private final String en;

    DayMark(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** In Chinese. */
    public String zh() {
        return zh;
    }

    /** In English. */
    public String en() {
        return en;
    }
}
