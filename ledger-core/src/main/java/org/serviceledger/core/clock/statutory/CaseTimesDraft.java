package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.CaseTimes.Acceptance;
import org.serviceledger.core.clock.statutory.CaseTimes.CorrectionNotice;
import org.serviceledger.core.clock.statutory.CaseTimes.Decision;
import org.serviceledger.core.clock.statutory.CaseTimes.Deeming;
import org.serviceledger.core.clock.statutory.CaseTimes.Hearing;
import org.serviceledger.core.clock.statutory.CaseTimes.ProcedureBegun;
import org.serviceledger.core.clock.statutory.CaseTimes.ProcedureFinished;
import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationReturned;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CaseTerminated;
import org.serviceledger.core.event.ApplicationEvent.CorrectionLapsed;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HandlingEvent.DecisionPeriodExtended;
import org.serviceledger.core.event.HandlingEvent.HearingHeld;
import org.serviceledger.core.event.HandlingEvent.HearingRequested;
import org.serviceledger.core.event.HandlingEvent.HearingRightNotified;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.CertificateDelivered;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;

/** Applies one fact to the times of a case. */
final class CaseTimesDraft {

    private static final int DAY_LENGTH = "2026-03-20".length();

    /** Further ones are in the ledger, but a source gone wild must not make a view grow without end. */
    private static final int MOST_OF_A_KIND = 200;

    private final EventEnvelope fact;
    private final Instant at;
    private final boolean historical;
    private boolean joint;
    private @Nullable Instant receivedAt;
    private @Nullable Acceptance accepted;
    private @Nullable Deeming deemed;
    private @Nullable LocalDate statedDue;
    private List<ProcedureBegun> begun;
    private List<ProcedureFinished> finished;
    private List<Extension> extensions;
    private List<CorrectionNotice> notices;
    private List<Instant> corrected;
    private List<Instant> lapsed;
    private List<Instant> ended;
    private @Nullable Decision decided;
    private @Nullable Instant closedAt;
    private @Nullable Instant deliveredAt;
    private Hearing hearing;

    CaseTimesDraft(CaseTimes times, EventEnvelope fact) {
        this.fact = fact;
        this.at = fact.time().toInstant();
        historical = times.historical() || fact.historical();
        joint = times.joint();
        receivedAt = times.receivedAt();
        accepted = times.accepted();
        deemed = times.deemed();
        statedDue = times.statedDue();
        begun = times.begun();
        finished = times.finished();
        extensions = times.extensions();
        notices = times.notices();
        corrected = times.corrected();
        lapsed = times.lapsed();
        ended = times.ended();
        decided = times.decided();
        closedAt = times.closedAt();
        deliveredAt = times.deliveredAt();
        hearing = times.hearing();
    }

    CaseTimes apply() {
        switch (fact.data()) {
            case ApplicationSubmitted submitted -> submitted(submitted);
            case MaterialsReceived any -> receivedAt = ClockFacts.earliest(receivedAt, at);
            case ApplicationAccepted acceptance -> accepted = first(accepted, new Acceptance(at,
                    acceptance.promisedLimit(), acceptance.legalLimit(), day(acceptance.promisedDueAt())));
            case AcceptanceDeemed deeming -> deemed(deeming);
            case FactCorrected correction -> corrected(correction);
            case CorrectionRequired notice -> notices = with(notices, new CorrectionNotice(at, notice.stage()));
            case CorrectionSubmitted any -> corrected = with(corrected, at);
            case CorrectionLapsed any -> lapsed = with(lapsed, at);
            case ApplicationNotAccepted any -> ended = with(ended, at);
            case ApplicationReturned any -> ended = with(ended, at);
            case ApplicationWithdrawn any -> ended = with(ended, at);
            case CaseTerminated any -> ended = with(ended, at);
            case SpecialProcedureStarted start -> begun = with(begun,
                    new ProcedureBegun(at, start.kind(), start.noticeNo(), start.procedureId(),
                            Boolean.TRUE.equals(start.countsTowardClock())));
            case SpecialProcedureEnded end -> finished = with(finished,
                    new ProcedureFinished(at, end.kind(), end.procedureId()));
            case DecisionPeriodExtended extension -> extended(extension);
            case DecisionMade decision -> decided = first(decided, new Decision(at, decision.outcome()));
            case CaseClosed any -> closedAt = first(closedAt, at);
            case ResultDelivered any -> deliveredAt = ClockFacts.earliest(deliveredAt, at);
            case HearingRightNotified any -> hearing = new Hearing(ClockFacts.earliest(hearing.notifiedAt(), at),
                    hearing.requestedAt(), hearing.heldAt());
            case HearingRequested any -> hearing = new Hearing(hearing.notifiedAt(),
                    ClockFacts.earliest(hearing.requestedAt(), at), hearing.heldAt());
            case HearingHeld any -> hearing = new Hearing(hearing.notifiedAt(), hearing.requestedAt(),
                    ClockFacts.earliest(hearing.heldAt(), at));
            case CertificateDelivered any -> deliveredAt = ClockFacts.earliest(deliveredAt, at);
            default -> {
                // Part of the history, but of no clock.
            }
        }
        return new CaseTimes(historical, joint, receivedAt, accepted, deemed, statedDue, begun, finished, extensions,
                notices, corrected, lapsed, ended, decided, closedAt, deliveredAt, hearing);
    }

    /** What is submitted online is received at once, also outside office hours; on paper there is a receipt of its own. */
    private void submitted(ApplicationSubmitted submitted) {
        Channel channel = fact.channel();
        if (channel != null && channel.online()) {
            receivedAt = ClockFacts.earliest(receivedAt, at);
        }
        LocalDate due = day(submitted.dueAt());
        statedDue = statedDue == null ? due : statedDue;
    }

    /** It counts from the day that it says, else from that of the receipt that it names, else from its own. */
    private void deemed(AcceptanceDeemed deeming) {
        LocalDate received = day(deeming.materialsReceivedAt());
        LocalDate on = deeming.deemedOn() != null ? deeming.deemedOn() : received;
        deemed = first(deemed, new Deeming(on == null ? ShanghaiTime.dayOf(at) : on, deeming.promisedLimit(),
                deeming.legalLimit(), fact.source(), fact.id()));
    }

    /** A deemed acceptance is withdrawn, or moved to another day; other corrections change no time. */
    private void corrected(FactCorrected correction) {
        Deeming known = deemed;
        String source = correction.correctedSource() == null ? OwnSources.COMMANDS : correction.correctedSource();
        if (known == null || !Deeming.DAY.equals(correction.field()) || !known.id().equals(correction.correctedId())
                || !known.source().equals(source)) {
            return;
        }
        String value = correction.value() == null ? "null" : correction.value().replace("\"", "");
        LocalDate day = day(value);
        // A correction that cannot be understood is in the history, and corrects nothing.
        if (day != null || value.equals("null")) {
            deemed = day == null
                    ? null
                    : new Deeming(day, known.promisedLimit(), known.legalLimit(), known.source(), known.id());
        }
    }

    /** A day of the years that facts lie in; null for anything else. */
    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = text.length() == DAY_LENGTH ? LocalDate.parse(text) : null;
            return day != null && EventEnvelope.liesIn(day.getYear()) ? day : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void extended(DecisionPeriodExtended extension) {
        joint |= Boolean.TRUE.equals(extension.joint());
        extensions = with(extensions, new Extension(at, extension.days(), extension.noticeNo()));
    }

    private static @Nullable LocalDate day(@Nullable OffsetDateTime time) {
        return time == null ? null : ShanghaiTime.dayOf(time.toInstant());
    }

    private static <T> T first(@Nullable T known, T found) {
        return known == null ? found : known;
    }

    private static <T> List<T> with(List<T> known, T found) {
        if (known.size() >= MOST_OF_A_KIND) {
            return known;
        }
        List<T> all = new ArrayList<>(known);
        all.add(found);
        return all;
    }
}
