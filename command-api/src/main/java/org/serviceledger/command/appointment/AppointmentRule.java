package org.serviceledger.command.appointment;

import org.serviceledger.command.decision.Rule;
import org.serviceledger.command.decision.RuleText;

/** The rules about appointments. */
public enum AppointmentRule implements Rule {

    SLOT_BACKWARDS("slot-backwards", "时段的结束须晚于开始。",
            "The slot must end after its begin.",
            "预约: a slot is a span of time"),
    SLOT_PAST("slot-past", "时段已过，不能预约。",
            "The slot has begun already.",
            "预约: only for the future"),
    SLOT_TOO_FAR("slot-too-far", "只能预约 90 天以内的时段。",
            "Only times within the next 90 days can be booked.",
            "预约: what the hall can plan for"),
    HALL_NOT_OPEN("hall-not-open", "没有该大厅，或大厅届时已关闭。",
            "There is no such hall, or it is closed by then.",
            "预约: only in a hall that is registered"),
    ITEM_NOT_OFFERED("item-not-offered", "该事项未发布，或届时已取消。",
            "The item is not published, or no longer in force by then.",
            "预约: only for what the catalogue offers"),
    SLOT_NOT_OFFERED("slot-not-offered", "只能预约工作日办公时间内的半小时时段。",
            "Only half hours of office hours on working days can be booked.",
            "预约: the slots that a hall offers"),
    SLOT_FULL("slot-full", "该时段已约满。",
            "The slot is full.",
            "预约: what the hall can take"),
    ALREADY_BOOKED("already-booked", "您已预约该事项的同一时段。",
            "You have booked this item at this time already.",
            "预约: one booking a person, item and slot"),
    APPOINTMENT_UNKNOWN("appointment-unknown", "没有该预约。",
            "There is no such appointment.",
            "预约: only what was booked is changed"),
    APPOINTMENT_OVER("appointment-over", "该预约已取消、已履约或已爽约。",
            "The appointment was cancelled, kept or missed.",
            "预约: nothing after its end"),
    TOO_LATE("too-late", "预约时段已开始，不能改约或取消。",
            "The booked time has begun; it is too late to change it.",
            "预约: changes before the slot");

    private final RuleText text;

    AppointmentRule(String code, String zh, String en, String source) {
        this.text = new RuleText(code, zh, en, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
