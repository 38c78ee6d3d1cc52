package org.serviceledger.app.demo.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.Province;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;

/**
 * Which applications for licences count as accepted because nobody answered within five working days: an account
 * of its own, kept without the ledger's statutory clock, so that one can be held against the other. The ledger
 * records it a day after the five have passed, when it looks next, by what it has been told before.
 */
final class Deemings {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final int NOTICE_DAYS = 5;
    private static final Duration GRACE = Duration.ofHours(24);

    private final Province province;
    private final WorkingCalendar calendar;
    private final Map<String, Course> courses = new HashMap<>();

    Deemings(Province province, WorkingCalendar calendar) {
        this.province = province;
        this.calendar = calendar;
    }

    /** What was told, and when. */
    private record Told(Instant at, Instant heard) {}

    /** What was told of a case. */
    private static final class Course {
        private @Nullable String item;
        private final List<Told> receipts = new ArrayList<>();
        private final List<Told> notices = new ArrayList<>();
        private final List<Told> corrected = new ArrayList<>();
        private final List<Told> ends = new ArrayList<>();
    }

    /** Counts a record that was sent. */
    void sent(Happening happening) {
        if (!(happening.fact() instanceof CaseEvent fact)) {
            return;
        }
        Course course = courses.computeIfAbsent(fact.caseNo(), any -> new Course());
        Told told = new Told(happening.at().toInstant(), happening.sentAt().toInstant());
        switch (fact) {
            case ApplicationSubmitted submitted -> {
                course.item = submitted.itemCode();
                if (happening.channel() != null && happening.channel().online()) {
                    course.receipts.add(told);
                }
            }
            case MaterialsReceived received -> course.receipts.add(told);
            case CorrectionRequired required -> course.notices.add(told);
            case CorrectionSubmitted submitted -> course.corrected.add(told);
            case ApplicationAccepted accepted -> course.ends.add(told);
            case ApplicationNotAccepted refused -> course.ends.add(told);
            case ApplicationWithdrawn withdrawn -> course.ends.add(told);
            case DecisionMade decided -> course.ends.add(told);
            case CaseClosed closed -> course.ends.add(told);
            default -> {
                // Neither a receipt nor an answer.
            }
        }
    }

    /** The receipt from which a case counts as accepted, as far as the ledger has recorded it by an instant. */
    Optional<Instant> of(String caseNo, Instant by) {
        Course course = courses.get(caseNo);
        if (course == null || !licence(course)) {
            return Optional.empty();
        }
        return missed(course).filter(receipt -> {
            Instant due = endOf(receipt.at()).plus(GRACE);
            Instant recorded = LooksADay.firstFrom(receipt.heard().isAfter(due) ? receipt.heard() : due);
            return !recorded.isAfter(by) && course.ends.stream().noneMatch(end -> end.heard().isBefore(recorded));
        }).map(Told::at);
    }

    /** Every case of which it is recorded. */
    List<String> all(Instant by) {
        return courses.keySet().stream().filter(caseNo -> of(caseNo, by).isPresent()).sorted().toList();
    }

    private boolean licence(Course course) {
        return course.item != null && province.catalogue().find(course.item)
                .map(item -> item.item().itemType() == ItemType.ADMINISTRATIVE_LICENSE).orElse(false);
    }

    /** The first receipt, of the application or of corrected materials, that was not answered in time. */
    private Optional<Told> missed(Course course) {
        Told start = first(course.receipts, Instant.MIN);
        for (Told notice : course.notices.stream().sorted(Comparator.comparing(Told::at)).toList()) {
            if (start != null && !notice.at().isBefore(start.at()) && !notice.at().isBefore(endOf(start.at()))) {
                return Optional.of(start);
            }
            start = first(course.corrected, notice.at());
        }
        Told answer = first(course.ends, Instant.MIN);
        return start != null && (answer == null || !answer.at().isBefore(endOf(start.at())))
                ? Optional.of(start)
                : Optional.empty();
    }

    private static @Nullable Told first(List<Told> told, Instant from) {
        return told.stream().filter(one -> !one.at().isBefore(from)).min(Comparator.comparing(Told::at)).orElse(null);
    }

    private Instant endOf(Instant receipt) {
        LocalDate last = calendar.plus(receipt.atOffset(SHANGHAI).toLocalDate(), NOTICE_DAYS);
        return last.plusDays(1).atStartOfDay().toInstant(SHANGHAI);
    }

}
