package org.serviceledger.core.clock.statutory;

/** Why a day counts, or does not. */
public enum DayReason {

    BEFORE_ACCEPTANCE("受理之前，办理时限尚未起算", "Before acceptance; the time for the decision does not run yet"),
    START_DAY("受理当日不计入（民法典第二百零一条）", "The day of acceptance is not counted (Civil Code art. 201)"),
    WORKING_DAY("工作日，计入", "A working day; counted"),
    SWAPPED_WORKDAY("调休上班，计入", "A weekend day worked for a holiday; counted"),
    CALENDAR_DAY("按自然日计算，休息日也计入", "The limit is in calendar days; days of rest count too"),
    REST_DAY("休息日，不计入（行政许可法第八十二条）", "A day of rest; not counted (Licensing Law art. 82)"),
    HOLIDAY("法定节假日放假，不计入（行政许可法第八十二条）", "A public holiday; not counted (Licensing Law art. 82)"),
    EXCLUDED("特别程序期间，不计入（行政许可法第四十五条）", "During a special procedure; not counted (Licensing Law art. 45)"),
    EXCLUDED_WITHOUT_NOTICE("特别程序期间，不计入，但无书面告知（行政许可法第四十五条）",
            "During a special procedure; not counted, though there was no written notice (Licensing Law art. 45)"),
    CORRECTION_PAUSE("审查阶段补正期间，按时限规则暂停承诺时限",
            "Waiting for a correction during the review; by policy the promise is paused"),
    OVERDUE("已超过时限，计入超期天数", "After expiry; counted as a day late"),
    TOO_LATE_TO_EXCLUDE("超期后启动的特别程序，不恢复已届满的时限", "A special procedure begun after expiry; the limit is not revived");

    private final String zh;
    private final String en;

    DayReason(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The sentence in Chinese. */
    public String zh() {
        return zh;
    }

    /** The sentence in English. */
    public String en() {
        return en;
    }
}
