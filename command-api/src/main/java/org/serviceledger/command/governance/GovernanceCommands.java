package org.serviceledger.command.governance;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.CommandDefinition;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.core.event.AssessmentEvent.MetricSnapshotSealed;
import org.serviceledger.core.event.AssessmentEvent.TargetRevised;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.Tags;

import static org.serviceledger.command.decision.Decision.accept;
import static org.serviceledger.command.decision.Decision.refuse;

/** Decides about targets, calendars and sealed reports. */
public final class GovernanceCommands {

    private GovernanceCommands() {}

    /** Every command of this package. */
    public static List<CommandDefinition<?, ?>> all() {
        return List.of(
                new CommandDefinition<>(SetTarget.class,
                        (command, at) -> Boundary.of(Tags.TARGET, command.targetId(), TargetSet.class,
                                TargetRevised.class),
                        TargetState.MODEL, GovernanceCommands::setTarget),
                new CommandDefinition<>(PublishCalendar.class,
                        (command, at) -> Boundary.of(Tags.CALENDAR, String.valueOf(command.year()),
                                CalendarPublished.class, CalendarAmended.class),
                        CalendarState.MODEL, GovernanceCommands::publishCalendar),
                new CommandDefinition<>(SealMetricSnapshot.class,
                        (command, at) -> Boundary.of(Tags.SNAPSHOT, command.snapshotId(), MetricSnapshotSealed.class),
                        SnapshotState.MODEL, GovernanceCommands::seal));
    }

    /** A target is about a known metric and has a value that the metric can have. */
    public static Decision setTarget(SetTarget command, TargetState state, Circumstances at) {
        boolean ratio = Metrics.RATIOS.contains(command.metric());
        if (!ratio && !Metrics.COUNTS.contains(command.metric())) {
            return refuse(GovernanceRule.METRIC_UNKNOWN);
        }
        if (command.value().signum() < 0 || ratio && command.value().compareTo(BigDecimal.ONE) > 0) {
            return refuse(GovernanceRule.VALUE_OUT_OF_RANGE);
        }
        TargetSet set = new TargetSet(command.targetId(), command.metric(), command.level(), command.region(),
                command.department(), command.dueOn(), command.comparator(), command.value(),
                command.sourceDocument());
        return set.equals(state.last()) ? refuse(GovernanceRule.TARGET_UNCHANGED) : accept(set);
    }

    /** What is sealed is over and sealed once. */
    public static Decision seal(SealMetricSnapshot command, SnapshotState state, Circumstances at) {
        if (state.sealed()) {
            return refuse(GovernanceRule.ALREADY_SEALED);
        }
        if (Boolean.FALSE.equals(command.regionKnown())) {
            return refuse(GovernanceRule.REGION_UNKNOWN);
        }
        SealMetricSnapshot.Report report = command.report();
        // None was made for a period that was not over when the command came, be it over by now.
        if (report == null || !command.isOver(at.today())) {
            return refuse(GovernanceRule.PERIOD_NOT_OVER);
        }
        return accept(new MetricSnapshotSealed(command.snapshotId(), command.period(), command.region(),
                report.position(), report.sealedOn(), report.hash(), report.content()));
    }

    /** The days belong to the year, none is both off and worked, and only weekend days are worked for others. */
    public static Decision publishCalendar(PublishCalendar command, CalendarState state, Circumstances at) {
        Set<LocalDate> off = Set.copyOf(command.offDays());
        Set<LocalDate> work = Set.copyOf(command.workDays());
        if (Stream.concat(off.stream(), work.stream()).anyMatch(day -> day.getYear() != command.year())) {
            return refuse(GovernanceRule.WRONG_YEAR);
        }
        if (!Collections.disjoint(off, work)) {
            return refuse(GovernanceRule.OFF_AND_WORKED);
        }
        if (work.stream().anyMatch(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)) {
            return refuse(GovernanceRule.NOT_A_WEEKEND);
        }
        if (!state.published()) {
            return accept(new CalendarPublished(command.year(), command.offDays(), command.workDays(),
                    command.document()));
        }
        return state.offDays().equals(off) && state.workDays().equals(work)
                ? refuse(GovernanceRule.CALENDAR_UNCHANGED)
                : accept(new CalendarAmended(command.year(), command.offDays(), command.workDays(),
                        command.document(), command.reason()));
    }
}
