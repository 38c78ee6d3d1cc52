package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Correction;
import org.serviceledger.core.event.CorrectionEvent;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;

/**
 * By what a case is searched and its way is drawn: who worked on it, through which steps it went, where.
 * The same whatever the order in which the facts arrived.
 *
 * @param begun    earliest time at which a fact of the case happened, corrections left out; null before the first one
 * @param clerks   accounts of those who worked on it, in order of their names; applicants are not among them
 * @param steps    completed review steps, in the order in which they happened
 * @param device   on which the applicant evaluated; null when that is not known
 * @param place    what the item says of where it is handled; null when the item is not known
 * @param corrections of its facts, in the order in which they were made; what they say is applied in this view already
 */
public record CaseTrail(@Nullable Instant begun, List<String> clerks, List<Taken> steps, @Nullable String device,
        @Nullable Place place, List<Correction> corrections) {

    /** Of a case of which nothing is known. */
    public static final CaseTrail NONE = new CaseTrail(null, List.of(), List.of(), null, null, List.of());

    /** Further ones are in the ledger, but a source gone wild must not make the view grow without end. */
    private static final int MOST_CLERKS = 50;
    private static final int MOST_STEPS = 100;

    private static final Corrector CORRECTOR = new Corrector(new CloudEventCodec());

    private static final String CITIZEN = "CITIZEN";
    private static final Comparator<Taken> ORDER = Comparator.comparing(Taken::at).thenComparing(Taken::id);

    public CaseTrail {
        clerks = List.copyOf(clerks);
        steps = List.copyOf(steps);
        corrections = List.copyOf(corrections);
    }

    /**
     * A completed review step.
     *
     * @param id        of its record, which settles the order of two at the same time
     * @param startedAt when it was taken up, if the source says so
     */
    public record Taken(Instant at, String id, @Nullable String name, @Nullable Instant startedAt) {}

    /** Where an item is handled. */
    public record Place(@Nullable String department, @Nullable String region) {}

    CaseTrail with(RecordedEvent event) {
        EventEnvelope fact = event.envelope();
        Instant at = fact.time().toInstant();
        boolean earlier = begun == null || at.isBefore(begun);
        Instant earliest = earlier && !(fact.data() instanceof CorrectionEvent) ? at : begun;
        return new CaseTrail(earliest, clerks(fact), steps(fact, at), device(fact.data()), place,
                corrections(event));
    }

    /** The same with where its item is handled. */
    CaseTrail at(@Nullable ServiceItemPublished item) {
        Place found = item == null ? null : new Place(item.department(), item.region());
        return Objects.equals(found, place) ? this : new CaseTrail(begun, clerks, steps, device, found, corrections);
    }

    /** An event as it should have been told, by the corrections that are known already. */
    RecordedEvent right(RecordedEvent event) {
        return corrections.isEmpty() ? event : CORRECTOR.corrected(event, corrections);
    }

    private List<Correction> corrections(RecordedEvent event) {
        Correction found = Correction.of(event);
        if (found == null) {
            return corrections;
        }
        // All of them, however many: each may be of a fact that is still to come.
        List<Correction> all = new ArrayList<>(corrections);
        all.add(found);
        all.sort(null);
        return all;
    }

    private List<String> clerks(EventEnvelope fact) {
        String actor = fact.actor();
        if (actor == null || CITIZEN.equals(fact.actorRole()) || clerks.contains(actor)) {
            return clerks;
        }
        TreeSet<String> all = new TreeSet<>(clerks);
        all.add(actor);
        return all.stream().limit(MOST_CLERKS).toList();
    }

    private List<Taken> steps(EventEnvelope fact, Instant at) {
        if (!(fact.data() instanceof ReviewStepCompleted step)) {
            return steps;
        }
        OffsetDateTime startedAt = step.startedAt();
        List<Taken> all = new ArrayList<>(steps);
        all.add(new Taken(at, fact.id(), step.stepName(), startedAt == null ? null : startedAt.toInstant()));
        all.sort(ORDER);
        return all.size() > MOST_STEPS ? all.subList(0, MOST_STEPS) : all;
    }

    private @Nullable String device(ServiceEvent data) {
        return device == null && data instanceof EvaluationSubmitted evaluated ? evaluated.deviceId() : device;
    }
}
