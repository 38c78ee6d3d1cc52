package org.serviceledger.app.demo.simulator;

/**
 * How likely things are in the province. The shares are those that the field reports (see the document on
 * the demonstration's province); what is drawn is counted, so that a run can be held against them.
 */
public enum Parameter {

    ONLINE_WHOLLY(.82, "全程网办事项选择网上办理", "applies online, where all can be done online"),
    ONLINE_PARTLY(.60, "可网办事项选择网上办理", "applies online, where a visit remains"),
    BY_PHONE(.68, "网上办理中用手机", "of those online, by phone"),
    APPOINTMENT(.20, "到厅前预约", "books before coming to a hall"),
    APPOINTMENT_CANCELLED(.05, "取消预约", "cancels a booking"),
    APPOINTMENT_MOVED(.04, "改约", "moves a booking"),
    NO_SHOW(.09, "爽约", "books and does not come"),
    PRIORITY(.05, "优先叫号", "has precedence in a queue"),
    TICKET_MISSED(.04, "过号", "misses the call"),
    TICKET_ABANDONED(.025, "弃号", "leaves before being called"),
    MATERIALS_WAIVED(.30, "免提交材料", "need not hand in a material"),
    CORRECTION(.14, "一次性补正告知", "is told what is missing"),
    SECOND_NOTICE(.107, "补正后再次告知", "is told a second time, once told"),
    NOT_ACCEPTED(.012, "不予受理", "is not accepted"),
    WITHDRAWN(.01, "申请人撤回", "withdraws after acceptance"),
    SPECIAL_PROCEDURE(.06, "许可件启动特别程序", "a licence needs a special procedure"),
    EXTENDED(.007, "延长审批期限", "the decision period is extended"),
    REFUSED(.011, "不予批准", "is refused"),
    CLOSED_LATE(.006, "承诺超期", "is closed after the promised day"),
    RECORDED_LATE(.02, "迟报", "is recorded more than five minutes late"),
    RECORDED_LATE_BY_BAD_SOURCE(.15, "问题来源迟报", "likewise, by a source that is known for it"),
    EVALUATED_IN_HALL(.45, "现场主动评价", "evaluates in the hall"),
    EVALUATED_ONLINE(.18, "网上主动评价", "evaluates online"),
    POSITIVE(.996, "好评", "evaluates with one of the upper three levels"),
    FOUND_VALID(.62, "差评属实", "a bad review is found to be right"),
    CONTACTED_IN_TIME(.97, "按时回访", "is called back within a working day"),
    RECTIFIED_IN_TIME(.95, "按时整改", "is put right within fifteen working days"),
    SUPPLEMENTED(.30, "追评", "adds to a bad review once it was put right");

    private final double share;
    private final String zh;
    private final String en;

    Parameter(double share, String zh, String en) {
        this.share = share;
        this.zh = zh;
        this.en = en;
    }

    /** From 0 to 1. */
    public double share() {
        return share;
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
