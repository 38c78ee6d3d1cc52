package org.serviceledger.projections.casefile;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.ApplicationEvent.MaterialsWaived;
import org.serviceledger.core.event.ApplicationEvent.OnSiteVisitRecorded;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.DeliveryMethod;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.event.ResultEvent.CertificateDelivered;
import org.serviceledger.core.event.ResultEvent.FeePaid;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;
import org.serviceledger.projections.Days;

/**
 * What the rates need to know of a case beside its course: the same whatever the order in which the facts
 * arrived.
 *
 * @param visits   days on which the applicant came to an office for the case (跑动)
 * @param waived   how many materials need not be handed in (免提交)
 * @param handedIn how many were listed with the application
 * @param review   what followed from its evaluation
 * @param terms    what reference data say of it; null before the first event
 */
public record CaseMeasures(SortedSet<LocalDate> visits, int waived, int handedIn, ReviewLoop review,
        @Nullable MeasureTerms terms) {

    /** Of a case of which nothing is known. */
    public static final CaseMeasures NONE = new CaseMeasures(Collections.emptySortedSet(), 0, 0, ReviewLoop.NONE,
            null);

    /** Further ones are in the ledger, but a source gone wild must not make the view grow without end. */
    private static final int MOST_VISITS = 200;
    private static final int MOST_MATERIALS = 1000;

    public CaseMeasures {
        visits = Collections.unmodifiableSortedSet(new TreeSet<>(visits));
    }

    CaseMeasures with(EventEnvelope fact) {
        ReviewLoop loop = fact.data() instanceof CaseEvent of ? review.with(of, fact.time().toInstant()) : review;
        return switch (fact.data()) {
            case MaterialsWaived more -> new CaseMeasures(visits,
                    Math.min(MOST_MATERIALS, waived + Math.max(1, size(more.materials()))), handedIn, loop, terms);
            case ApplicationSubmitted submitted -> new CaseMeasures(visits(fact), waived,
                    Math.max(handedIn, size(submitted.materials())), loop, terms);
            default -> new CaseMeasures(visits(fact), waived, handedIn, loop, terms);
        };
    }

    CaseMeasures with(MeasureTerms found) {
        return found.equals(terms) ? this : new CaseMeasures(visits, waived, handedIn, review, found);
    }

    private SortedSet<LocalDate> visits(EventEnvelope fact) {
        LocalDate day = Days.of(fact.time());
        if (!onSite(fact) || visits.contains(day) || visits.size() >= MOST_VISITS) {
            return visits;
        }
        SortedSet<LocalDate> more = new TreeSet<>(visits);
        more.add(day);
        return more;
    }

    /** Whether the fact shows that the applicant was there; a courier or a clerk at work shows no such thing. */
    private static boolean onSite(EventEnvelope fact) {
        boolean atWindow = fact.channel() == Channel.WINDOW;
        return switch (fact.data()) {
            case OnSiteVisitRecorded visit -> true;
            case QueueEvent served -> true;
            case ApplicationSubmitted submitted -> atWindow;
            case MaterialsReceived received -> atWindow;
            case CorrectionSubmitted corrected -> atWindow;
            case FeePaid paid -> atWindow;
            case ResultDelivered result -> handedOver(result.method(), atWindow);
            case CertificateDelivered certificate -> handedOver(certificate.method(), atWindow);
            default -> false;
        };
    }

    private static boolean handedOver(@Nullable DeliveryMethod method, boolean atWindow) {
        return method == null ? atWindow : method == DeliveryMethod.WINDOW;
    }

    private static int size(@Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }
}
