package org.serviceledger.projections.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.DeliveryMethod;
import org.serviceledger.projections.Days;

/**
 * A certificate (证照), the same whatever the order in which its facts arrived.
 *
 * @param issued    what its issue says; null when only what came of it is known
 * @param delivered when it was handed over first, and how
 * @param endings   what ended it, in the order in which it happened
 * @param position  of the last event applied
 */
public record CertificateFile(String certificateNo, @Nullable Issue issued, @Nullable Delivery delivered,
        List<Ending> endings, long position) {

    public CertificateFile {
        endings = List.copyOf(endings);
    }

    /** Whether a certificate holds. */
    public enum State {
        /** Only its end or delivery is recorded. */
        UNKNOWN,
        /** It will hold from a later day on. */
        NOT_YET,
        /** It holds. */
        VALID,
        /** Its time is over. */
        EXPIRED,
        /** It was revoked (撤销/吊销). */
        REVOKED,
        /** It was cancelled (注销). */
        CANCELLED,
        /** It was withdrawn (撤回). */
        WITHDRAWN
    }

    /**
     * Its issue (制证).
     *
     * @param holder pseudonym of the person that it names; null when it names none
     */
    public record Issue(Instant at, long position, String caseNo, @Nullable String name, @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil, @Nullable String issuer, @Nullable String electronicId,
            @Nullable String holder) {}

    /** Its delivery. */
    public record Delivery(Instant at, @Nullable DeliveryMethod method) {}

    /** What ended it. */
    public record Ending(Instant at, String id, State state, String caseNo, @Nullable String legalBasis,
            @Nullable String documentNo) {}

    /** Whether it holds at an instant. The first act that ended it counts. */
    public State stateAt(Instant now) {
        Ending ended = endings.stream().filter(ending -> !ending.at().isAfter(now)).findFirst().orElse(null);
        if (ended != null) {
            return ended.state();
        }
        Issue issue = issued;
        if (issue == null || issue.at().isAfter(now)) {
            return State.UNKNOWN;
        }
        LocalDate today = Days.of(now);
        if (issue.validUntil() != null && today.isAfter(issue.validUntil())) {
            return State.EXPIRED;
        }
        return issue.validFrom() != null && today.isBefore(issue.validFrom()) ? State.NOT_YET : State.VALID;
    }
}
