package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.core.clock.statutory.ClockFacts;
import org.serviceledger.core.clock.statutory.ClockReading;
import org.serviceledger.core.clock.statutory.HearingTimes;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.clock.statutory.WorkingCalendar;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationReturned;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CaseTerminated;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.AssessmentEvent.MetricDefinitionPublished;
import org.serviceledger.core.event.CalendarEvent;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.CaseResult;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.ItemEvent;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.QueueEvent.WindowServiceEnded;
import org.serviceledger.core.event.QueueEvent.WindowServiceStarted;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.supervision.Supervision;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.Latency;
import org.serviceledger.projections.References;
import org.serviceledger.projections.View;
import org.serviceledger.projections.casefile.CaseFile.Closing;
import org.serviceledger.projections.casefile.CaseFile.Decision;
import org.serviceledger.projections.casefile.CaseFile.Ending;
import org.serviceledger.projections.casefile.CaseFile.Evaluation;
import org.serviceledger.projections.casefile.CaseFile.Milestone;
import org.serviceledger.projections.casefile.CaseFile.Repetition;
import org.serviceledger.projections.casefile.CaseFile.Step;
import org.serviceledger.projections.casefile.CaseFile.Submission;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ListKey;

/** Folds the facts of a case, and says what the case adds to the rates. */
public final class CaseFileView implements View<CaseFile> {

    /** Name of this view. */
    public static final String KIND = "case";

    /** Group in which all cases are listed, by the time of the application. */
    public static final String ALL = CaseGroups.ALL;

    private static final String SERVED = WindowServiceStarted.class.getSimpleName();
    private static final String SERVED_TO_THE_END = WindowServiceEnded.class.getSimpleName();

    /** Further ones are in the ledger too, but a source gone wild must not make the view grow without end. */
    private static final int MOST_BACK_DATED = 100;

    /** Further repetitions are in the ledger, but a source gone wild must not make the view grow without end. */
    private static final int MOST_REPETITIONS = 100;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<CaseFile> type() {
        return CaseFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return CaseEvent.class;
    }

    @Override
    public String tag() {
        return Tags.CASE;
    }

    /** That somebody was served at a window for a case is part of the case: it is a visit. */
    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return switch (event.data()) {
            case CaseEvent fact -> fact.caseNo();
            case WindowServiceStarted served -> served.caseNo();
            case WindowServiceEnded served -> served.caseNo();
            default -> null;
        };
    }

    @Override
    public @Nullable String keyOfUnread(StoredEvent event) {
        return event.type().equals(SERVED) || event.type().equals(SERVED_TO_THE_END)
                ? event.tags().stream().filter(tag -> tag.key().equals(Tags.CASE)).map(Tag::value).findFirst()
                        .orElse(null)
                : View.super.keyOfUnread(event);
    }

    @Override
    public CaseFile empty(String key) {
        return CaseFile.empty(key);
    }

    @Override
    public CaseFile evolve(CaseFile file, RecordedEvent told) {
        RecordedEvent event = file.trail().right(told);
        Instant at = event.envelope().time().toInstant();
        Draft draft = new Draft(file, event);
        switch (event.data()) {
            case ApplicationSubmitted submitted -> draft.submitted(at, submitted);
            case MaterialsReceived received -> draft.received(at, received.department());
            case ApplicationAccepted accepted -> draft.accepted(at, accepted.department());
            case ReviewStepCompleted step -> draft.step(at, step.stepName());
            case DecisionMade decided -> draft.decided(at, decided);
            case CaseClosed closed -> draft.closed(at, closed.result());
            case EvaluationSubmitted evaluated -> draft.evaluated(at, evaluated);
            case ApplicationNotAccepted ignored -> draft.ended(at, CaseResult.NOT_ACCEPTED);
            case ApplicationReturned ignored -> draft.ended(at, CaseResult.RETURNED);
            case ApplicationWithdrawn ignored -> draft.ended(at, CaseResult.WITHDRAWN);
            case CaseTerminated ignored -> draft.ended(at, CaseResult.TERMINATED);
            default -> {
                // Part of the history, but not of what is known of the case at a glance.
            }
        }
        return draft.finish();
    }

    @Override
    public Map<BucketKey, Amount> contributions(CaseFile file) {
        return CaseCounts.of(file);
    }

    /** Works the clocks out with the item's version, the calendar and the policy that hold for the case. */
    @Override
    public CaseFile settle(CaseFile file, References references) {
        ServiceItemPublished item = references.item(file.itemCode(), dayOfTerms(file));
        StatutoryClock clock = clock(file, item, references);
        ClockFacts facts = facts(file, references);
        ClockReading ahead = clock.read(facts, Supervision.FAR);
        return file.with(ClockMarks.of(clock, facts, ahead), file.trail().at(item),
                file.oversight().settled(file, facts, clock, ahead), MeasureTerms.of(file, item, clock, references));
    }

    /** The clocks of most events stand as they were, and they are what takes the time. */
    @Override
    public CaseFile settleNext(CaseFile file, References references) {
        if (file.clock() == null) {
            return settle(file, references);
        }
        ServiceItemPublished item = references.item(file.itemCode(), dayOfTerms(file));
        StatutoryClock clock = clock(file, item, references);
        return file.with(file.clock(), file.trail().at(item), file.oversight(),
                MeasureTerms.of(file, item, clock, references));
    }

    @Override
    public int version() {
        return 12;
    }

    @Override
    public boolean followsCorrections() {
        return true;
    }

    /** How calendars have moved its days is not among its own events. */
    @Override
    public CaseFile remade(CaseFile before, CaseFile anew) {
        return anew.with(anew.oversight().with(before.oversight().moves()));
    }

    /** The same, and of an open case whose days a calendar has moved by how much. */
    @Override
    public CaseFile resettle(CaseFile file, References references, RecordedEvent cause) {
        CaseFile settled = settle(file, references);
        return cause.data() instanceof CalendarEvent && file.open()
                ? settled.with(settled.oversight().moved(file.clock(), settled.clock(), cause.position()))
                : settled;
    }

    /** Reads the clocks of a case at an instant. */
    public ClockReading read(CaseFile file, References references, Instant now) {
        return clock(file, references).read(facts(file, references), now);
    }

    /** The times of a case's hearing; null when nothing is known of one. */
    public HearingTimes.@Nullable Reading hearing(CaseFile file, References references) {
        StatutoryClock clock = clock(file, references);
        return new HearingTimes(clock.calendar(), clock.policy()).read(file.times().hearing());
    }

    private static StatutoryClock clock(CaseFile file, References references) {
        return clock(file, references.item(file.itemCode(), dayOfTerms(file)), references);
    }

    private static StatutoryClock clock(CaseFile file, @Nullable ServiceItemPublished item, References references) {
        return references.clock(item == null ? null : item.region(), dayOfTerms(file));
    }

    private static ClockFacts facts(CaseFile file, References references) {
        return file.times().facts(references.terms(file.itemCode(), dayOfTerms(file)));
    }

    /** What was in force at acceptance holds for the whole case; before it, what was when it began. */
    public static LocalDate dayOfTerms(CaseFile file) {
        return file.times().dayOfTerms(file.submission() == null ? null : file.submission().at());
    }

    @Override
    public List<String> dependents(RecordedEvent event) {
        return switch (event.data()) {
            case ItemEvent item -> List.of(CaseGroups.ofItem(item.itemCode()));
            case CalendarPublished published -> List.of(ALL);
            case CalendarAmended amended -> List.of(ALL);
            case ClockPolicyPublished policy -> List.of(ALL);
            case MetricDefinitionPublished definition -> MeasureTerms.concerns(definition)
                    ? List.of(CaseGroups.BAD_REVIEW)
                    : List.of();
            default -> List.of();
        };
    }

    /** Of a calendar those that count a day which it changed. */
    @Override
    public List<Dependents> dependents(RecordedEvent event, References before, References after) {
        if (!(event.data() instanceof CalendarPublished) && !(event.data() instanceof CalendarAmended)) {
            return View.super.dependents(event, before, after);
        }
        WorkingCalendar.Changed days = calendar(before).changedFrom(calendar(after));
        return days == null ? List.of() : List.of(CountedDays.among(days));
    }

    private static WorkingCalendar calendar(References references) {
        return references.clock(null, LocalDate.EPOCH).calendar();
    }

    @Override
    public List<ListKey> listKeys(CaseFile file) {
        List<ListKey> keys = new ArrayList<>(CaseGroups.of(file));
        CountedDays.of(file).ifPresent(keys::add);
        keys.addAll(SupervisionGroups.of(file));
        return keys;
    }

    /** By the time of the application, or else of the first thing that is known of the case. */
    @Override
    public String listSort(CaseFile file) {
        Submission submission = file.submission();
        Instant begun = submission != null ? submission.at() : file.trail().begun();
        return begun == null ? "" : Days.sortable(begun);
    }

    /** The next state of a case file, in the making. */
    private static final class Draft {

        private final CaseFile before;
        private final RecordedEvent event;
        private final String caseNo;
        private @Nullable Submission submission;
        private @Nullable Milestone received;
        private @Nullable Milestone accepted;
        private @Nullable Step lastStep;
        private int steps;
        private @Nullable Decision decision;
        private @Nullable Closing closing;
        private @Nullable Evaluation evaluation;
        private @Nullable Ending ending;
        private final CaseTimes times;
        private final CaseTrail trail;
        private final CaseOversight oversight;
        private final CaseMeasures measures;
        private final List<Repetition> repetitions;
        private final List<Long> backDated;
        private final boolean historical;
        private final long firstPosition;
        private final long position;

        Draft(CaseFile file, RecordedEvent event) {
            this.before = file;
            this.event = event;
            this.caseNo = file.caseNo();
            this.submission = file.submission();
            this.received = file.received();
            this.accepted = file.accepted();
            this.lastStep = file.lastStep();
            this.steps = file.steps();
            this.decision = file.decision();
            this.closing = file.closing();
            this.evaluation = file.evaluation();
            this.ending = file.ending();
            this.times = file.times().with(event.envelope());
            this.trail = file.trail().with(event);
            this.oversight = file.oversight().with(event);
            this.measures = file.measures().with(event.envelope());
            this.repetitions = new ArrayList<>(file.repetitions());
            this.backDated = new ArrayList<>(file.backDated());
            if (Latency.backDated(event) && backDated.size() < MOST_BACK_DATED) {
                backDated.add(event.position());
            }
            if (Latency.datedAhead(event)) {
                note("dated-ahead");
            }
            this.historical = file.historical() || event.envelope().historical();
            this.firstPosition = file.firstPosition() < 0
                    ? event.position()
                    : Math.min(file.firstPosition(), event.position());
            this.position = Math.max(file.position(), event.position());
        }

        void submitted(Instant at, ApplicationSubmitted fact) {
            OffsetDateTime due = fact.dueAt();
            Submission found = new Submission(at, event.position(), event.envelope().channel(), fact.itemCode(),
                    fact.applicantKind(), due == null ? null : Days.of(due), fact.subjectRef());
            submission = firstOf(submission, found, "second-submission");
        }

        void received(Instant at, @Nullable String department) {
            // Materials may come in several times, which is no contradiction: the earliest receipt counts.
            Milestone found = milestone(at, department);
            Milestone known = received;
            received = known == null || order(found.at(), found.id(), known.at(), known.id()) < 0 ? found : known;
        }

        void accepted(Instant at, @Nullable String department) {
            accepted = firstOf(accepted, milestone(at, department), "second-acceptance");
        }

        void step(Instant at, @Nullable String name) {
            steps++;
            Step found = new Step(at, event.envelope().id(), name);
            Step known = lastStep;
            boolean later = known == null || order(at, found.id(), known.at(), known.id()) > 0;
            lastStep = later ? found : known;
        }

        void decided(Instant at, DecisionMade fact) {
            decision = firstOf(decision, new Decision(at, event.position(), fact.outcome()), "second-decision");
        }

        void closed(Instant at, @Nullable String result) {
            closing = firstOf(closing, new Closing(at, event.position(), result), "second-closing");
        }

        void evaluated(Instant at, EvaluationSubmitted fact) {
            Evaluation found = new Evaluation(at, event.position(), fact.satisfaction(), fact.comment());
            evaluation = firstOf(evaluation, found, "second-evaluation");
        }

        void ended(Instant at, CaseResult kind) {
            ending = ending == null ? new Ending(at, event.position(), kind) : ending;
        }

        /** By the time at which things happened, and then by id, never by the time of arrival. */
        private static int order(Instant oneAt, String oneId, Instant otherAt, String otherId) {
            int byTime = oneAt.compareTo(otherAt);
            return byTime != 0 ? byTime : oneId.compareTo(otherId);
        }

        private Milestone milestone(Instant at, @Nullable String department) {
            return new Milestone(at, event.envelope().id(), event.position(), department, event.envelope().actor());
        }

        private <T> T firstOf(@Nullable T known, T found, String repetition) {
            if (known == null) {
                return found;
            }
            note(repetition);
            return known;
        }

        private void note(String irregularity) {
            if (repetitions.size() < MOST_REPETITIONS) {
                repetitions.add(new Repetition(irregularity, event.position()));
            }
        }

        /** The clocks depend on these, and on reference data. */
        private boolean clocksStand() {
            return times.equals(before.times()) && oversight.watch().equals(before.oversight().watch())
                    && Objects.equals(submission, before.submission());
        }

        CaseFile finish() {
            return new CaseFile(caseNo, submission, received, accepted, lastStep, steps, decision, closing, evaluation,
                    ending, times, clocksStand() ? before.clock() : null, trail, oversight, measures, repetitions,
                    backDated, historical, firstPosition,
                    position);
        }
    }
}
