package org.serviceledger.command.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.serviceledger.command.casework.ItemState.Version;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.command.decision.Decision.DatedEvent;
import org.serviceledger.command.supervision.SupervisedCase.Told;
import org.serviceledger.core.clock.statutory.CaseTimes.Deeming;
import org.serviceledger.core.clock.statutory.ShanghaiTime;
import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.SupervisionEvent.SupervisionWarningRaised;
import org.serviceledger.core.supervision.CaseWatch;
import org.serviceledger.core.supervision.Pending;

/** Decides what the ledger records of a case because time has passed. */
public final class SupervisionDecider {

    private static final String LAW = "行政许可法 32(4)";
    private static final String NO_NOTICE = "收到申请材料后五个工作日内未一次性告知，自收到之日起即为受理";
    private static final String ANSWERED_IN_TIME = "经后到的记录或节假日安排核对，告知期限内已有答复或期限尚未届满，不构成视为受理";
    private static final String OLD_RECORD = "本办件含批量补录的历史记录，历史记录不适用视为受理";
    private static final String OTHER_DAY = "经后到的记录或节假日安排核对，视为受理之日应为另一日";

    private SupervisionDecider() {}

    /** What is due by now; nothing when somebody else has recorded it, or when facts have come that make it wrong. */
    public static Decision supervise(Supervise command, SupervisedCase state, Circumstances at) {
        Told told = state.told();
        if (!command.itemCode().equals(Objects.requireNonNullElse(told.itemCode(), ""))) {
            return new Decision.Dated(List.of());
        }
        List<DatedEvent> events = new ArrayList<>();
        for (Pending pending : state.pending(told)) {
            switch (pending) {
                case Pending.Deem deem -> {
                    if (deem.at(at.now().minus(command.grace().deeming()))) {
                        events.add(deemed(command, state.version(told), deem));
                    }
                }
                case Pending.Correct correct -> {
                    if (correct.at(at.now())) {
                        events.add(corrected(command, told, correct, at));
                    }
                }
                case Pending.Warn warn -> {
                    if (warn.at(at.now().minus(command.grace().warnings()))) {
                        events.add(warning(command, state.version(told), told.watch(), warn, at));
                    }
                }
            }
        }
        return new Decision.Dated(events);
    }

    /** Dated at the receipt, with the limits that are frozen by it. */
    private static DatedEvent deemed(Supervise command, Optional<Version> version, Pending.Deem deem) {
        Instant received = deem.lapse().receivedAt();
        return new DatedEvent(new AcceptanceDeemed(command.caseNo(), version.map(Version::department).orElse(null),
                null, NO_NOTICE, ShanghaiTime.shown(received), deem.lapse().day(), LAW, command.itemCode(),
                version.map(Version::number).filter(number -> number > 0).orElse(null),
                version.map(found -> found.terms().legalLimit()).orElse(null),
                version.map(found -> found.terms().promisedLimit()).orElse(null)), received);
    }

    private static DatedEvent corrected(Supervise command, Told told, Pending.Correct correct,
            Circumstances at) {
        Deeming wrong = Objects.requireNonNull(told.times().deemed(), "only what is recorded is corrected");
        String day = correct.day() == null ? "null" : "\"" + correct.day() + "\"";
        return new DatedEvent(new FactCorrected(command.caseNo(), wrong.source(), wrong.id(), Deeming.DAY, day,
                told.times().historical() ? OLD_RECORD : correct.day() == null ? ANSWERED_IN_TIME : OTHER_DAY, LAW,
                null), at.now());
    }

    /**
     * Dated when the light turned; a point of the procedure when it was found. Of a light that turned at another
     * moment before, the number names the moment.
     */
    private static DatedEvent warning(Supervise command, Optional<Version> version, CaseWatch watch,
            Pending.Warn warn, Circumstances at) {
        String code = warn.point().code();
        String number = command.caseNo() + "/" + code;
        return new DatedEvent(new SupervisionWarningRaised(command.caseNo(),
                watch.warned(warn.point()) ? number + "/" + ShanghaiTime.shown(warn.from()) : number, code,
                warn.point().level(), version.map(Version::department).orElse(null)),
                warn.from().equals(Instant.EPOCH) ? at.now() : warn.from());
    }
}
