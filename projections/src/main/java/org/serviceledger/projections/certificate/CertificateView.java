package org.serviceledger.projections.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ResultEvent;
import org.serviceledger.core.event.ResultEvent.CertificateCancelled;
import org.serviceledger.core.event.ResultEvent.CertificateDelivered;
import org.serviceledger.core.event.ResultEvent.CertificateExpired;
import org.serviceledger.core.event.ResultEvent.CertificateIssued;
import org.serviceledger.core.event.ResultEvent.CertificateRevoked;
import org.serviceledger.core.event.ResultEvent.CertificateWithdrawn;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.certificate.CertificateFile.Delivery;
import org.serviceledger.projections.certificate.CertificateFile.Ending;
import org.serviceledger.projections.certificate.CertificateFile.Issue;
import org.serviceledger.projections.certificate.CertificateFile.State;
import org.serviceledger.projections.store.ListKey;

/** Folds the facts about a certificate: the register of certificates (证照库). */
public final class CertificateView implements View<CertificateFile> {

    /** Name of this view. */
    public static final String KIND = "certificate";

    /** Group of all certificates. */
    public static final String ALL = "all";

    /** Further ones are in the ledger, but a source gone wild must not make the view grow without end. */
    private static final int MOST_ENDINGS = 20;

    private static final Comparator<Ending> ORDER = Comparator.comparing(Ending::at).thenComparing(Ending::id);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<CertificateFile> type() {
        return CertificateFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return ResultEvent.class;
    }

    @Override
    public String tag() {
        return Tags.CERTIFICATE;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        String number = switch (event.data()) {
            case CertificateIssued fact -> fact.certificateNo();
            case CertificateDelivered fact -> fact.certificateNo();
            case CertificateExpired fact -> fact.certificateNo();
            case CertificateRevoked fact -> fact.certificateNo();
            case CertificateCancelled fact -> fact.certificateNo();
            case CertificateWithdrawn fact -> fact.certificateNo();
            default -> null;
        };
        return number == null || number.isEmpty() ? null : number;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public boolean followsCorrections() {
        return true;
    }

    @Override
    public CertificateFile empty(String key) {
        return new CertificateFile(key, null, null, List.of(), -1);
    }

    @Override
    public CertificateFile evolve(CertificateFile file, RecordedEvent event) {
        Instant at = event.envelope().time().toInstant();
        return switch (event.data()) {
            case CertificateIssued fact -> issued(file, event, at, fact);
            case CertificateDelivered fact -> delivered(file, event, new Delivery(at, fact.method()));
            case CertificateExpired fact -> ended(file, event, State.EXPIRED, fact.caseNo(), null, null);
            case CertificateRevoked fact -> ended(file, event, State.REVOKED, fact.caseNo(), fact.legalBasis(),
                    fact.documentNo());
            case CertificateCancelled fact -> ended(file, event, State.CANCELLED, fact.caseNo(), fact.legalBasis(),
                    fact.documentNo());
            case CertificateWithdrawn fact -> ended(file, event, State.WITHDRAWN, fact.caseNo(), fact.legalBasis(),
                    fact.documentNo());
            default -> file;
        };
    }

    /** Of two issues of one number the first by position counts. */
    private static CertificateFile issued(CertificateFile file, RecordedEvent event, Instant at,
            CertificateIssued fact) {
        Issue issue = file.issued() != null
                ? file.issued()
                : new Issue(at, event.position(), fact.caseNo(), fact.name(), fact.validFrom(), fact.validUntil(),
                        fact.issuer(), fact.electronicId(), fact.holder() == null ? null : fact.holder().subjectRef());
        return new CertificateFile(file.certificateNo(), issue, file.delivered(), file.endings(), event.position());
    }

    private static CertificateFile delivered(CertificateFile file, RecordedEvent event, Delivery found) {
        Delivery known = file.delivered();
        return new CertificateFile(file.certificateNo(), file.issued(),
                known == null || found.at().isBefore(known.at()) ? found : known, file.endings(), event.position());
    }

    private static CertificateFile ended(CertificateFile file, RecordedEvent event, State state, String caseNo,
            @Nullable String legalBasis, @Nullable String documentNo) {
        List<Ending> endings = new ArrayList<>(file.endings());
        endings.add(new Ending(event.envelope().time().toInstant(), event.envelope().id(), state, caseNo, legalBasis,
                documentNo));
        endings.sort(ORDER);
        return new CertificateFile(file.certificateNo(), file.issued(), file.delivered(),
                endings.size() > MOST_ENDINGS ? endings.subList(0, MOST_ENDINGS) : endings, event.position());
    }

    @Override
    public List<ListKey> listKeys(CertificateFile file) {
        String number = file.certificateNo();
        List<ListKey> groups = new ArrayList<>(List.of(ListKey.always(ALL), ListKey.always(NUMBER + number)));
        TAILS.stream().filter(tail -> tail <= number.length())
                .forEach(tail -> groups.add(ListKey.always(endingWith(number.substring(number.length() - tail)))));
        states(file, groups);
        Issue issue = file.issued();
        if (issue != null) {
            groups.add(ListKey.always(ofCase(issue.caseNo())));
            if (issue.name() != null) {
                groups.add(ListKey.always(NAME + issue.name()));
            }
            if (issue.issuer() != null) {
                groups.add(ListKey.always(ISSUER + issue.issuer()));
            }
        }
        return groups;
    }

    /** From each instant at which the state may turn until the next. */
    private static void states(CertificateFile file, List<ListKey> groups) {
        TreeSet<Instant> turns = new TreeSet<>(List.of(ListKey.BEGINNING));
        Issue issue = file.issued();
        if (issue != null) {
            turns.add(issue.at());
            Stream.of(issue.validFrom(), issue.validUntil() == null ? null : issue.validUntil().plusDays(1))
                    .filter(Objects::nonNull).map(day -> day.atStartOfDay(Days.ZONE).toInstant()).forEach(turns::add);
        }
        file.endings().forEach(ending -> turns.add(ending.at()));
        Instant from = ListKey.BEGINNING;
        State state = file.stateAt(from);
        for (Instant turn : turns) {
            State found = file.stateAt(turn);
            if (found != state) {
                groups.add(new ListKey(in(state), from, turn));
                from = turn;
                state = found;
            }
        }
        groups.add(ListKey.from(in(state), from));
    }

    /** Group of the certificates in a state. */
    public static String in(State state) {
        return "state=" + state;
    }

    /** By the time of issue. */
    @Override
    public String listSort(CertificateFile file) {
        Issue issue = file.issued();
        return issue == null ? "" : Days.sortable(issue.at());
    }

    /** What the name of a group of certificates of one name begins with. */
    public static final String NAME = "name=";

    /** Likewise of one certificate, so that it is found by how its number begins. */
    public static final String NUMBER = "number=";

    /** How many characters at the end of a number a certificate is found by, the most first. */
    public static final List<Integer> TAILS = List.of(8, 5);

    /** Group of the certificates whose numbers end so, of one of the lengths above. */
    public static String endingWith(String tail) {
        return "end=" + tail;
    }

    /** Likewise of one issuer. */
    public static final String ISSUER = "issuer=";

    /** Group of a case's certificates. */
    public static String ofCase(String caseNo) {
        return "case=" + caseNo;
    }
}
