package org.serviceledger.projections.reference;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.projections.Facts;

import static org.assertj.core.api.Assertions.assertThat;

/** What was published about a year is kept with it. */
class CalendarFileTest {

    private static final String TIME = "2025-11-04T09:00:00+08:00";

    @Test
    void a_policy_that_is_named_like_a_year_hides_nothing_of_the_year() {
        // given
        CalendarPublished published = new CalendarPublished(2026, List.of(), List.of(), null);
        CalendarAmended amended = new CalendarAmended(2026, List.of(), null, null, null);
        ClockPolicyPublished policy = new ClockPolicyPublished("2026", null, null, null, 5, null, null, null, null);
        // when
        CalendarFile file = Facts.fold(new CalendarView(), "2026", Facts.fact(TIME, published),
                Facts.fact(TIME, policy), Facts.fact(TIME, amended));
        // then
        assertThat(file.ofYear()).extracting(CalendarFile.Notice::position).containsExactly(0L, 2L);
        assertThat(file.facts()).containsExactly(published, policy, amended);
    }

    @Test
    void a_policy_is_no_calendar() {
        ClockPolicyPublished policy = new ClockPolicyPublished("2026", null, null, null, 5, null, null, null, null);
        CalendarFile file = Facts.fold(new CalendarView(), "2026", Facts.fact(TIME, policy));
        assertThat(file.ofYear()).isEmpty();
    }
}
