package org.serviceledger.benchmarks.views;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.serviceledger.benchmarks.intake.ServerUnderTest;

/** What the pages ask, in four kinds; each question has several forms, so that no answer is merely kept. */
final class Questions {

    private static final Pattern CASE = Pattern.compile("\"caseNo\":\"([^\"]+)\"");
    private static final List<String> CITIES = List.of("990100", "990200", "990300", "990400", "990500");
    private static final List<String> METRICS = List.of("online-take-up", "on-time-closing", "positive-review",
            "trace-completeness", "at-most-one-visit");

    /**
     * A question in all its forms.
     *
     * @param who the ready-made person who asks
     */
    record Question(String name, String who, List<String> paths) {}

    /**
     * Questions of a kind.
     *
     * @param mostMillis what the slowest of a hundred answers should take at most
     */
    record Kind(String name, long mostMillis, List<Question> questions) {}

    private Questions() {}

    /**
     * All kinds.
     *
     * @param last last day of business
     */
    static List<Kind> of(ServerUnderTest server, LocalDate last) throws Exception {
        List<String> cases = cases(server, last.minusDays(1));
        return List.of(dashboards(), search(cases, last), aCase(cases), timeTravel(cases, last));
    }

    private static Kind dashboards() {
        return new Kind("dashboard", 200, List.of(
                new Question("all rates", "leader", List.of("/api/v1/rates")),
                new Question("all rates of a city", "leader", each(CITIES, "/api/v1/rates?region=%s000000")),
                new Question("breakdown by region", "leader", each(METRICS, "/api/v1/rates/%s/breakdown")),
                new Question("breakdown by department", "leader",
                        each(METRICS, "/api/v1/rates/%s/breakdown?by=DEPARTMENT")),
                new Question("trend of 12 months", "leader", each(METRICS, "/api/v1/rates/%s/trend?step=MONTH")),
                new Question("trend of 30 days", "leader", each(METRICS, "/api/v1/rates/%s/trend?step=DAY")),
                new Question("declared and observed", "leader", List.of("/api/v1/declared-observed?show=ZOMBIE"))));
    }

    private static Kind search(List<String> cases, LocalDate last) {
        return new Kind("search", 1_000, List.of(
                new Question("newest cases of a city", "inspector", each(CITIES, "/api/v1/cases?region=%s")),
                new Question("two characters of an item", "inspector",
                        each(List.of("护照", "登记", "许可", "证明", "补贴"), "/api/v1/cases?q=%s")),
                new Question("end of a case number", "inspector",
                        each(cases.stream().map(no -> no.substring(no.length() - 6)).toList(), "/api/v1/cases?q=%s")),
                new Question("red in a city, of one month", "inspector",
                        each(CITIES, "/api/v1/cases?region=%s&light=RED,LEGAL_RED&from=" + last.withDayOfMonth(1))),
                new Question("irregular and by phone", "inspector",
                        each(CITIES, "/api/v1/cases?channel=MOBILE&irregularity=second-closing,back-dated&region=%s")),
                new Question("evidence of a rate", "inspector",
                        each(METRICS, "/api/v1/rates/%s/evidence?part=MISSING"))));
    }

    private static Kind aCase(List<String> cases) {
        return new Kind("case", 200, List.of(
                new Question("a case", "inspector", each(cases, "/api/v1/cases/%s")),
                new Question("its history", "inspector", each(cases, "/api/v1/cases/%s/history")),
                new Question("its clock", "inspector", each(cases, "/api/v1/cases/%s/clock"))));
    }

    private static Kind timeTravel(List<String> cases, LocalDate last) {
        List<String> days = new ArrayList<>();
        for (int back = 3; back <= 24; back += 3) {
            days.add(last.minusDays(back) + "T12:00:00%2B08:00");
        }
        return new Kind("time travel", 2_000, List.of(
                new Question("all rates as of a day", "leader", each(days, "/api/v1/rates?asOf=%s")),
                new Question("all rates as known then", "leader", each(days, "/api/v1/rates?knownAt=%s")),
                new Question("a rate as known then", "leader",
                        each(days, "/api/v1/rates?metric=on-time-closing&knownAt=%s")),
                new Question("a case as of a day", "inspector",
                        each(cases, "/api/v1/cases/%s?asOf=" + last + "T12:00:00%%2B08:00")),
                new Question("a case as known then", "inspector",
                        each(cases, "/api/v1/cases/%s?knownAt=" + last + "T12:00:00%%2B08:00"))));
    }

    private static List<String> each(List<String> values, String path) {
        return values.stream().map(path::formatted).toList();
    }

    /** Some cases that began at different times, none after a day. */
    private static List<String> cases(ServerUnderTest server, LocalDate latest) throws Exception {
        List<String> found = new ArrayList<>();
        for (String city : CITIES) {
            Matcher matcher = CASE
                    .matcher(server.get("/api/v1/cases?limit=20&to=" + latest + "&region=" + city,
                            server.token("inspector")));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return List.copyOf(found);
    }
}
