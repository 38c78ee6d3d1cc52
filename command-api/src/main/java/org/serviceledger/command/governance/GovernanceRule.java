package org.serviceledger.command.governance;

import org.serviceledger.command.decision.Rule;
import org.serviceledger.command.decision.RuleText;

/** The rules about targets, calendars and sealed reports. */
public enum GovernanceRule implements Rule {

    METRIC_UNKNOWN("metric-unknown", "没有该指标。",
            "There is no such metric.",
            "口径: the known metrics"),
    VALUE_OUT_OF_RANGE("value-out-of-range", "目标值超出范围：比率为 0 至 1，数量不得为负。",
            "The value is out of range: a ratio from 0 to 1, or a count that is not negative.",
            "targets: rates are ratios"),
    TARGET_UNCHANGED("target-unchanged", "目标没有变化。",
            "The target is set to this already.",
            "targets: a change changes something"),
    PERIOD_NOT_OVER("period-not-over", "该期间尚未结束，不能封存。",
            "The period is not over; it cannot be sealed yet.",
            "统计封存: only what is over"),
    ALREADY_SEALED("already-sealed", "该期间的统计已封存。",
            "The period's report is sealed already.",
            "统计封存: a period is sealed once"),
    REGION_UNKNOWN("region-unknown", "没有该区划的事项或大厅。",
            "No item or hall lies in such a division.",
            "统计封存: a division that something is known of"),
    WRONG_YEAR("wrong-year", "日期不属于该年度。",
            "A day belongs to another year.",
            "节假日安排: one notice a year"),
    OFF_AND_WORKED("off-and-worked", "同一天不能既休息又上班。",
            "A day cannot be both off and worked.",
            "节假日安排"),
    NOT_A_WEEKEND("not-a-weekend", "调休上班日应为周六或周日。",
            "A worked day is a Saturday or a Sunday.",
            "节假日安排: 调休"),
    CALENDAR_UNCHANGED("calendar-unchanged", "安排没有变化。",
            "The calendar is published like this already.",
            "节假日安排: an amendment changes something");

    private final RuleText text;

    GovernanceRule(String code, String zh, String en, String source) {
        this.text = new RuleText(code, zh, en, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
