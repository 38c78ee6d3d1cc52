package org.serviceledger.core.event;

/** By which way an evaluation came (评价渠道 pf). Codes 6 and 7 are read the other way, or as a default, by some interfaces. */
public enum EvaluationChannel {

    /** PC 端. */
    PC("1"),
    /** 移动端. */
    MOBILE("2"),
    /** 二维码. */
    QR_CODE("3"),
    /** 政务大厅平板电脑. */
    HALL_TABLET("4"),
    /** 政务大厅其他终端. */
    HALL_OTHER("5"),
    /** 电话. */
    PHONE("6"),
    /** 短信. */
    SMS("7");

    private final String code;

    EvaluationChannel(String code) {
        this.code = code;
    }

    /** The code in the standard's order, for adapters. */
    public String code() {
        return code;
    }
}
