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
