package org.serviceledger.projections.runner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.View.Dependents;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.reference.KnownReferences;

import static org.assertj.core.api.Assertions.assertThat;

/** A calendar that changes moves no case but those that are said to depend on it. */
class AmendedCalendarTest {

    private static final CaseFileView CASES = new CaseFileView();
    private static final int AMENDMENTS = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cases_that_count_no_changed_day_stay_as_they_are(long seed) {
        // given
        Random random = new Random(seed);
        KnownReferences known = KnownReferences.NONE;
        Map<String, CaseFile> cases = new HashMap<>();
        long position = 0;
        for (EventEnvelope fact : RandomProvince.amendedFacts(seed, 60)) {
            RecordedEvent event = Facts.recorded(position++, fact);
            known = known.with(event);
            String id = CASES.keyOf(event);
            if (id != null) {
                cases.put(id, CASES.evolve(cases.getOrDefault(id, CASES.empty(id)), event));
            }
        }
        int left = 0;
        int moved = 0;
        for (int i = 0; i < AMENDMENTS; i++) {
            // when
            RecordedEvent change = Facts.recorded(position + i, Facts.fact("2026-03-01T09:00:00+08:00",
                    random.nextInt(6) == 0
                            ? new CalendarPublished(2025 + random.nextInt(3), List.of(), List.of(), null)
                            : new CalendarAmended(2026, days(random), days(random), null, null)));
            KnownReferences after = known.with(change);
            // then
            for (CaseFile file : cases.values()) {
                CaseFile before = CASES.settle(file, known);
                boolean same = CASES.settle(before, after).equals(before);
                boolean chosen = isAmong(CASES.dependents(change, known, after), before);
                assertThat(same || chosen).as("%s by %s", before, change).isTrue();
                left += chosen ? 0 : 1;
                moved += same ? 0 : 1;
            }
            known = after;
        }
        assertThat(left).isPositive();
        assertThat(moved).isPositive();
    }

    private static boolean isAmong(List<Dependents> dependents, CaseFile file) {
        return CASES.listKeys(file).stream().anyMatch(key -> dependents.stream()
                .anyMatch(of -> key.name().equals(of.group()) && !key.from().isAfter(of.through())
                        && key.until().isAfter(of.from())));
    }

    /** A few days that lie together. */
    private static List<LocalDate> days(Random random) {
        LocalDate first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(150));
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            days.add(first.plusDays(i));
        }
        return days;
    }
}
