package org.serviceledger.core.supervision;

import org.serviceledger.core.event.WarningLevel;

/** A point of electronic supervision (监察点) at which the ledger raises a warning, once a case. */
public enum SupervisionPoint {

    LIGHT_YELLOW("light-yellow", WarningLevel.YELLOW, "承诺时限即将届满", "The promised time is nearly over"),
    LIGHT_RED("light-red", WarningLevel.RED, "承诺超期", "The promised time is over"),
    LIGHT_LEGAL_RED("light-legal-red", WarningLevel.LEGAL_RED, "法定超期", "The legal limit is over"),
    SECOND_NOTICE("second-correction-notice", WarningLevel.YELLOW, "再次补正告知，违反一次性告知（行政许可法第三十二条）",
            "A second correction notice, although all must be said at once (Licensing Law art. 32)"),
    UNNOTICED_PROCEDURE("procedure-without-notice", WarningLevel.YELLOW, "特别程序未书面告知申请人（行政许可法第四十五条）",
            "A special procedure without a written notice to the applicant (Licensing Law art. 45)"),
    SAME_PERSON("same-person", WarningLevel.RED, "承办与批准为同一人", "The same person handled the case and decided it");

    private final String code;
    private final WarningLevel level;
    private final String zh;
    private final String en;

    SupervisionPoint(String code, WarningLevel level, String zh, String en) {
        this.code = code;
        this.level = level;
        this.zh = zh;
        this.en = en;
    }

    /** Stable name, the {@code rule} of the warning. */
    public String code() {
        return code;
    }

    /** Colour of the warning. */
    public WarningLevel level() {
        return level;
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
