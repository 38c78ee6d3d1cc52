package org.serviceledger.core.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.serviceledger.core.clock.statutory.CaseTimes.Deeming;
import org.serviceledger.core.clock.statutory.NoticeLapse;
import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationReturned;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CaseTerminated;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.core.supervision.SupervisedFacts.CASE;
import static org.serviceledger.core.supervision.SupervisedFacts.at;

/** When the ledger records that an application counts as accepted, and when it takes that back (行政许可法 32(4)). */
class DeemingTest {

    /** Received on a Monday: the fifth working day after it is the ninth of March. */
    private static final String RECEIVED = "2026-03-02";
    private static final String LAST_MOMENT = "2026-03-09T23:59";
    private static final String OVER = "2026-03-10T00:00";
    private static final Pending DEEM = new Pending.Deem(new NoticeLapse(at(RECEIVED), at(OVER), false));

    private static final CaseEvent NOTICE = new CorrectionRequired(CASE, null, null, null);

    private static SupervisedFacts received() {
        return new SupervisedFacts().fact(RECEIVED, new MaterialsReceived(CASE, null, null, null));
    }

    private static AcceptanceDeemed deemed(String day) {
        return new AcceptanceDeemed(CASE, null, null, null, null, LocalDate.parse(day), null, null, null, null, null);
    }

    /** Received, and recorded as deemed by the ledger itself as its second fact. */
    private static SupervisedFacts recorded() {
        return received().own(RECEIVED, deemed(RECEIVED));
    }

    private static FactCorrected corrected(String value) {
        return new FactCorrected(CASE, OwnSources.CLOCK, "f1", Deeming.DAY, value, null, null, null);
    }

    private static Pending correct(String day, String from) {
        return new Pending.Correct(day == null ? null : LocalDate.parse(day), at(from), null);
    }

    private static List<CaseEvent> answers() {
        return List.of(NOTICE, new ApplicationAccepted(CASE, null, null, null),
                new ApplicationNotAccepted(CASE, null, null, null), new ApplicationReturned(CASE, null, null, null),
                new ApplicationWithdrawn(CASE, null, null, null), new CaseTerminated(CASE, null, null, null),
                new DecisionMade(CASE, DecisionOutcome.GRANTED, null), new CaseClosed(CASE, null));
    }

    static Stream<CaseEvent> everyAnswer() {
        return answers().stream();
    }

    /** All but the notice, after which the case still counts as accepted when it came too late. */
    static Stream<CaseEvent> ends() {
        return answers().stream().skip(1);
    }

    @Test
    void a_licence_without_a_notice_is_deemed_once_the_fifth_working_day_is_over() {
        assertThat(received().deeming(LAST_MOMENT)).isEmpty();
        assertThat(received().deeming(OVER)).containsExactly(DEEM);
        assertThat(received().deeming("2026-12-31")).containsExactly(DEEM);
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void nothing_is_deemed_once_there_is_an_answer_in_time(CaseEvent answer) {
        assertThat(received().fact("2026-03-09T20:00", answer).deeming("2026-06-01")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ends")
    void nothing_is_deemed_of_what_was_accepted_decided_or_over_meanwhile(CaseEvent end) {
        assertThat(received().fact("2026-03-11", end).deeming("2026-06-01")).isEmpty();
    }

    @Test
    void a_notice_that_was_given_too_late_leaves_the_application_accepted() {
        assertThat(received().fact("2026-03-10", NOTICE).deeming("2026-06-01")).containsExactly(DEEM);
    }

    @Test
    void other_items_old_records_and_cases_counted_without_a_calendar_are_left_alone() {
        assertThat(received().publicService().deeming("2026-06-01")).isEmpty();
        assertThat(received().historical(RECEIVED, new MaterialsReceived(CASE, null, null, null)).deeming("2026-06-01"))
                .isEmpty();
        assertThat(received().withoutCalendar().deeming("2026-06-01")).isEmpty();
        assertThat(recorded().withoutCalendar().deeming("2026-06-01")).isEmpty();
    }

    @Test
    void what_is_recorded_is_not_recorded_again() {
        assertThat(recorded().deeming("2026-06-01")).isEmpty();
        assertThat(recorded().fact("2026-03-10", NOTICE).deeming("2026-06-01")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void an_answer_in_time_that_arrives_late_takes_it_back_unless_it_is_an_acceptance(CaseEvent answer) {
        SupervisedFacts late = recorded().fact("2026-03-09T20:00", answer);
        if (answer instanceof ApplicationAccepted) {
            // the source's own acceptance supersedes it, and nothing is wrong
            assertThat(late.deeming("2026-06-01")).isEmpty();
        } else {
            assertThat(late.deeming("2026-06-01")).containsExactly(new Pending.Correct(null, at("1970-01-01T08:00"),
                    null));
            // and once is enough
            assertThat(late.own("2026-03-12", corrected("null")).deeming("2026-06-01")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("ends")
    void what_happens_after_the_time_for_the_notice_takes_nothing_back(CaseEvent end) {
        assertThat(recorded().fact("2026-03-11", end).deeming("2026-06-01")).isEmpty();
    }

    @Test
    void an_amended_calendar_takes_it_back_until_the_time_for_the_notice_is_over_anew() {
        // given three more days off
        SupervisedFacts amended = recorded().amended("2026-03-05", "2026-03-06", "2026-03-09");
        String end = "2026-03-13T00:00";
        // then
        assertThat(amended.deeming("2026-03-12")).containsExactly(
                new Pending.Correct(null, at("1970-01-01T08:00"), at(end)));
        // and when nobody got to it before, the day is right again
        assertThat(amended.deeming(end)).isEmpty();
        // but once it was taken back it is deemed again
        amended.own("2026-03-12", corrected("null"));
        assertThat(amended.deeming("2026-03-12T12:00")).isEmpty();
        assertThat(amended.deeming(end))
                .containsExactly(new Pending.Deem(new NoticeLapse(at(RECEIVED), at(end), false)));
    }

    @Test
    void another_receipt_moves_the_day_from_which_it_counts() {
        // given a notice in time arrives, and the corrected materials that nobody looked at
        SupervisedFacts late = recorded().fact("2026-03-04", NOTICE).fact("2026-03-16",
                new CorrectionSubmitted(CASE, null, null, null));
        // then
        assertThat(late.deeming("2026-03-20")).containsExactly(
                new Pending.Correct(null, at("1970-01-01T08:00"), at("2026-03-24T00:00")));
        assertThat(late.deeming("2026-03-24")).containsExactly(correct("2026-03-16", "2026-03-24T00:00"));
        // and when that is recorded nothing remains
        assertThat(late.own("2026-03-24", corrected("\"2026-03-16\"")).deeming("2026-06-01")).isEmpty();
    }

    @Test
    void an_item_that_turns_out_to_be_no_licence_takes_it_back() {
        assertThat(recorded().publicService().deeming("2026-06-01"))
                .containsExactly(new Pending.Correct(null, at("1970-01-01T08:00"), null));
    }

    @Test
    void somebody_who_corrected_it_has_the_last_word() {
        assertThat(recorded().fact("2026-03-12", corrected("null")).deeming("2026-06-01")).isEmpty();
        assertThat(recorded().fact("2026-03-12", corrected("\"2026-03-03\"")).deeming("2026-06-01")).isEmpty();
    }

    @Test
    void a_correction_of_something_else_changes_nothing() {
        for (FactCorrected other : List.of(
                new FactCorrected(CASE, OwnSources.CLOCK, "f1", "/data/reason", "null", null, null, null),
                new FactCorrected(CASE, OwnSources.CLOCK, "f0", Deeming.DAY, "null", null, null, null),
                new FactCorrected(CASE, null, "f1", Deeming.DAY, "null", null, null, null),
                new FactCorrected(CASE, OwnSources.CLOCK, "f1", Deeming.DAY, "\"tomorrow\"", null, null, null))) {
            SupervisedFacts facts = recorded().own("2026-03-12", other);
            assertThat(facts.deeming("2026-06-01")).as(other.toString()).isEmpty();
            // the deemed acceptance is still there to be taken back
            assertThat(facts.fact("2026-03-09", NOTICE).deeming("2026-06-01")).as(other.toString()).hasSize(1);
        }
    }

    @Test
    void a_deemed_acceptance_that_a_source_recorded_is_the_sources_own_affair() {
        assertThat(received().fact(RECEIVED, deemed(RECEIVED)).fact("2026-03-04", NOTICE).deeming("2026-06-01"))
                .isEmpty();
    }
}
