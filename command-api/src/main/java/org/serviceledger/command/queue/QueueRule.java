package org.serviceledger.command.queue;

import org.serviceledger.command.decision.Rule;
import org.serviceledger.command.decision.RuleText;

/** The rules about queue tickets and windows. */
public enum QueueRule implements Rule {

    HALL_UNKNOWN("hall-unknown", "没有该大厅，或大厅已关闭。",
            "There is no such hall, or it is closed.",
            "取号: only in a hall that is registered"),
    QUEUE_UNKNOWN("queue-unknown", "该大厅没有这个队列。",
            "The hall has no such queue.",
            "取号: only in a queue that the hall has registered"),
    TICKET_UNKNOWN("ticket-unknown", "没有该号票。",
            "There is no such ticket.",
            "叫号: only tickets that were taken"),
    TICKET_NOT_WAITING("ticket-not-waiting", "该号票不在等候。",
            "The ticket is not waiting.",
            "叫号: 取号 → 叫号"),
    TICKET_NOT_CALLED("ticket-not-called", "该号票未被呼叫。",
            "The ticket has not been called.",
            "叫号: 叫号 → 过号, 办理"),
    TICKET_NOT_MISSED("ticket-not-missed", "该号票没有过号。",
            "The ticket was not missed.",
            "叫号: 过号 → 重排"),
    TICKET_NOT_HERE("ticket-not-here", "该号票没有等候或过号，不能弃号。",
            "The ticket neither waits nor was it missed.",
            "叫号: 弃号 before being served"),
    OTHER_WINDOW("other-window", "该号票呼叫至其他窗口。",
            "The ticket was called to another window.",
            "叫号: served where it was called"),
    WINDOW_BUSY("window-busy", "该窗口正在办理其他号票。",
            "The window is serving another ticket.",
            "窗口: one ticket at a time"),
    NOT_BEING_SERVED("not-being-served", "该号票没有在办理。",
            "The ticket is not being served.",
            "叫号: 开始办理 → 办理结束"),
    CASE_NOT_KNOWN("case-not-known", "没有该办件。",
            "There is no such case.",
            "叫号: a ticket is linked to a known case"),
    NUMBERS_USED_UP("numbers-used-up", "该队列当日号码已用完。",
            "All numbers of the queue's day are given out.",
            "取号: five digits a queue and day");

    private final RuleText text;

    QueueRule(String code, String zh, String en, String source) {
        this.text = new RuleText(code, zh, en, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
