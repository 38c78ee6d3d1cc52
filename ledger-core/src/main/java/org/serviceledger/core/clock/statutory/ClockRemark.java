package org.serviceledger.core.clock.statutory;

/** Something about the times of a case that supervision should know (监察提示). */
public enum ClockRemark {

    NOTICE_LATE("收件后五个工作日内未一次性告知（行政许可法第三十二条）",
            "No completeness notice within five working days of receipt (Licensing Law art. 32)"),
    SECOND_CORRECTION_NOTICE("不止一次补正告知，违反一次性告知（行政许可法第三十二条）",
            "More than one correction notice, although all must be said at once (Licensing Law art. 32)"),
    UNNOTICED_EXCLUSION("特别程序无书面告知（行政许可法第四十五条）",
            "A special procedure without a written notice (Licensing Law art. 45)"),
    EXCLUSION_NOT_NAMED_BY_LAW("特别程序种类不在行政许可法第四十五条所列范围内",
            "A special procedure of a kind that art. 45 of the Licensing Law does not name"),
    EXCLUSION_WITHOUT_END("特别程序未登记结束", "A special procedure whose end is not recorded"),
    EXCLUSION_ENDS_BEFORE_START("特别程序结束日期早于开始日期，不予扣除",
            "A special procedure that ends before it begins; it pauses nothing"),
    EXCLUSION_AFTER_EXPIRY("超期后启动的特别程序，不恢复已届满的时限",
            "A special procedure begun after expiry; it does not revive the limit"),
    EXTENSION_AFTER_EXPIRY("法定时限届满后批准的延期，不予计入",
            "An extension granted after the legal limit had expired; it adds nothing"),
    EXTENSION_TOO_LONG("延期超过法定上限（行政许可法第四十二条：十日，联合办理十五日）",
            "An extension beyond what the law allows (Licensing Law art. 42: ten days, fifteen for joint cases)"),
    PROMISE_AFTER_LEGAL("承诺时限晚于法定时限", "The promise ends after the legal limit"),
    STATED_DUE_DIFFERS("来源系统所报承诺办结日与计算结果不一致", "The due day that the source states is not the computed one"),
    LIMIT_NOT_USABLE("登记的时限无法计算", "A recorded limit that cannot be computed"),
    LEGAL_LIMIT_BY_LAW("事项未登记法定时限，按行政许可法第四十二条计算",
            "The item states no legal limit; that of art. 42 of the Licensing Law is taken"),
    CALENDAR_MISSING("所涉年度的节假日安排尚未公布，日期为暂定", "The days off of a year are not published yet; dates are provisional"),
    DELIVERY_LATE("准予决定后十个工作日内未送达（行政许可法第四十四条）",
            "Not delivered within ten working days of the grant (Licensing Law art. 44)");

    private final String zh;
    private final String en;

    ClockRemark(String zh, String en) {
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
