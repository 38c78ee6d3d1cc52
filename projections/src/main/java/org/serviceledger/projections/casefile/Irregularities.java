package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.casefile.CaseFile.Repetition;

/**
 * What does not fit in a case. Facts are recorded as they came; this is where it is said that they
 * contradict each other or the lawful order (收件, 受理, 决定, 办结). It looks at the whole case, so
 * facts that merely arrived late or out of order are no irregularity: {@link CaseFile#backDated} names
 * those that were entered more than a day after they happened (补录). Old records from a bulk import
 * are not reproached with steps that nobody recorded then. A closing without a decision is not
 * reproached either: public services (公共服务) end without one, and the case alone does not know
 * what its item requires.
 */
public final class Irregularities {

    private static final Map<String, String[]> TEXTS = Map.ofEntries(
            text("no-submission", "有办理记录，但没有申请记录", "There are records of handling, but none of the application"),
            text("second-submission", "申请重复记录", "The application was recorded again"),
            text("second-acceptance", "受理重复记录", "The acceptance was recorded again"),
            text("second-decision", "决定重复记录", "The decision was recorded again"),
            text("second-closing", "办结重复记录", "The closing was recorded again"),
            text("second-evaluation", "评价重复记录", "The evaluation was recorded again"),
            text("dated-ahead", "业务时间晚于入账时间一天以上", "Dated more than a day after it was recorded"),
            text("acceptance-before-submission", "受理时间早于申请时间", "Accepted before it was submitted"),
            text("decision-before-acceptance", "决定时间早于受理时间", "Decided before it was accepted"),
            text("decision-without-acceptance", "有决定，没有受理", "Decided, but never accepted"),
            text("closing-before-decision", "办结时间早于决定时间", "Closed before it was decided"),
            text("evaluation-before-closing", "评价时间早于办结时间", "Evaluated before it was closed"),
            text("evaluation-without-closing", "尚未办结即有评价", "Evaluated, but not closed"));

    private Irregularities() {}

    /**
     * An irregularity.
     *
     * @param position of the event that it shows at
     */
    public record Irregularity(String code, long position, String zh, String en) {}

    /** The irregularities of a case, by position. */
    public static List<Irregularity> of(CaseFile file) {
        List<Irregularity> found = new ArrayList<>();
        for (Repetition repetition : file.repetitions()) {
            found.add(irregularity(repetition.code(), repetition.position()));
        }
        if (file.submission() == null && file.firstPosition() >= 0 && !file.historical()) {
            found.add(irregularity("no-submission", file.firstPosition()));
        }
        order(found, file);
        found.sort(java.util.Comparator.comparingLong(Irregularity::position).thenComparing(Irregularity::code));
        return found;
    }

    private static void order(List<Irregularity> found, CaseFile file) {
        Instant submitted = file.submission() == null ? null : file.submission().at();
        Instant accepted = file.accepted() == null ? null : file.accepted().at();
        Instant decided = file.decision() == null ? null : file.decision().at();
        Instant closed = file.closing() == null ? null : file.closing().at();
        if (file.accepted() != null && before(accepted, submitted)) {
            found.add(irregularity("acceptance-before-submission", file.accepted().position()));
        }
        if (file.decision() != null && before(decided, accepted)) {
            found.add(irregularity("decision-before-acceptance", file.decision().position()));
        }
        if (file.decision() != null && accepted == null && file.times().deemed() == null && !file.historical()) {
            found.add(irregularity("decision-without-acceptance", file.decision().position()));
        }
        if (file.closing() != null && before(closed, decided)) {
            found.add(irregularity("closing-before-decision", file.closing().position()));
        }
        if (file.evaluation() != null && closed == null && !file.historical()) {
            found.add(irregularity("evaluation-without-closing", file.evaluation().position()));
        }
        if (file.evaluation() != null && before(file.evaluation().at(), closed)) {
            found.add(irregularity("evaluation-before-closing", file.evaluation().position()));
        }
    }

    private static boolean before(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && one.isBefore(other);
    }

    private static Irregularity irregularity(String code, long position) {
        String[] texts = TEXTS.getOrDefault(code, new String[]{code, code});
        return new Irregularity(code, position, texts[0], texts[1]);
    }

    private static Map.Entry<String, String[]> text(String code, String zh, String en) {
        return Map.entry(code, new String[]{zh, en});
    }
}
