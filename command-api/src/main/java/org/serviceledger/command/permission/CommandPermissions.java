package org.serviceledger.command.permission;

import java.util.Map;
import java.util.Optional;

import org.serviceledger.core.event.Tags;
import org.serviceledger.core.identity.Caller.Role;

import static java.util.Map.entry;

/**
 * The table of who may give which command; who is not named may not. Those who accept, decide, and
 * look after a hall are kept apart, so that nobody accepts and grants the same application.
 */
public final class CommandPermissions {

    private static final Map<String, Permission> TABLE = Map.ofEntries(
            // What applicants do, themselves, at a window, or in a portal that acts for them.
            entry("SubmitApplication", Permission.of(Role.CITIZEN, Role.CLERK, Role.SOURCE).inOwnName()),
            entry("SubmitCorrection", applicant()), entry("WithdrawApplication", applicant()),
            entry("BookAppointment", Permission.of(Role.CITIZEN, Role.HALL_MANAGER, Role.SOURCE).inOwnName()),
            entry("RescheduleAppointment", appointment()), entry("CancelAppointment", appointment()),
            entry("SubmitEvaluation", evaluation()), entry("SupplementEvaluation", evaluation()),
            // Queues.
            entry("TakeTicket",
                    Permission.of(Role.CITIZEN, Role.CLERK, Role.HALL_MANAGER, Role.DEVICE, Role.SOURCE).inOwnName()),
            entry("AbandonTicket",
                    Permission.of(Role.CITIZEN, Role.CLERK, Role.HALL_MANAGER, Role.DEVICE)
                            .aboutOwn(Tags.TICKET, "ticketId")),
            entry("CallTicket", window()), entry("RecallTicket", window()), entry("MissTicket", window()),
            entry("RequeueTicket", window()), entry("StartWindowService", window()),
            entry("EndWindowService", window()),
            // Receiving and accepting.
            entry("ReceiveMaterials", clerk()), entry("RequireCorrection", caseworker()),
            entry("AcceptApplication", clerk()), entry("RefuseAcceptance", clerk()), entry("DeliverResult", clerk()),
            // Reviewing and deciding.
            entry("CompleteReviewStep", approver()), entry("StartSpecialProcedure", approver()),
            entry("EndSpecialProcedure", approver()), entry("ExtendDecisionPeriod", approver()),
            entry("MakeDecision", approver()), entry("IssueCertificate", approver()),
            entry("CloseCase", caseworker()), entry("CorrectFact", caseworker()),
            // What follows from evaluations.
            entry("ContactNegativeReview", Permission.of(Role.CLERK, Role.HALL_MANAGER)),
            entry("CompleteRectification", Permission.of(Role.CLERK, Role.HALL_MANAGER)),
            entry("AppealReview", Permission.of(Role.CLERK, Role.APPROVER, Role.HALL_MANAGER)),
            // Orders to act.
            entry("IssueSupervisionOrder", inspector()), entry("AnswerSupervisionOrder", caseworker()),
            entry("CloseSupervisionOrder", inspector()),
            // Catalogue, targets, calendars.
            entry("PublishItem", administrator()), entry("AmendItem", administrator()),
            entry("RetireItem", administrator()), entry("ExemptItem", administrator()),
            entry("SetTarget", Permission.of(Role.LEADER, Role.ADMIN)), entry("PublishCalendar", administrator()),
            entry("SealMetricSnapshot", Permission.of(Role.LEADER, Role.ADMIN)));

    private CommandPermissions() {}

    /** Who may give a command; empty when nobody may. */
    public static Optional<Permission> of(String command) {
        return Optional.ofNullable(TABLE.get(command));
    }

    private static Permission applicant() {
        return Permission.of(Role.CITIZEN, Role.CLERK, Role.SOURCE).aboutOwn(Tags.CASE, "caseNo");
    }

    private static Permission appointment() {
        return Permission.of(Role.CITIZEN, Role.HALL_MANAGER, Role.SOURCE).aboutOwn(Tags.APPOINTMENT, "appointmentId");
    }

    /** In a hall somebody may be served, and asked, whose name was never taken down. */
    private static Permission evaluation() {
        return Permission.of(Role.CITIZEN, Role.DEVICE, Role.SOURCE).aboutOwnOrNobodys(Tags.CASE, "caseNo");
    }

    private static Permission window() {
        return Permission.of(Role.CLERK, Role.HALL_MANAGER, Role.DEVICE);
    }

    private static Permission clerk() {
        return Permission.of(Role.CLERK);
    }

    private static Permission approver() {
        return Permission.of(Role.APPROVER);
    }

    private static Permission caseworker() {
        return Permission.of(Role.CLERK, Role.APPROVER);
    }

    private static Permission inspector() {
        return Permission.of(Role.INSPECTOR);
    }

    private static Permission administrator() {
        return Permission.of(Role.ADMIN);
    }
}
