package org.serviceledger.app.recomputation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** The lines of an export that are about one case, in the order in which they were recorded. */
final class ExportedCase {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final Set<String> ENDINGS = Set.of("ApplicationNotAccepted", "ApplicationReturned",
            "ApplicationWithdrawn", "CaseTerminated");
    private static final Set<String> BAD = Set.of("DISSATISFIED", "VERY_DISSATISFIED");
    private static final Set<String> AT_A_WINDOW = Set.of("ApplicationSubmitted", "MaterialsReceived",
            "CorrectionSubmitted", "FeePaid");

    private final List<JsonNode> lines = new ArrayList<>();

    void add(JsonNode line) {
        lines.add(line);
    }

    Stream<JsonNode> all(String type) {
        return lines.stream().filter(line -> line.path("type").asString().equals(type));
    }

    /** Of facts that contradict each other the one that was recorded first. */
    Optional<JsonNode> first(String type) {
        return all(type).findFirst();
    }

    Optional<OffsetDateTime> firstAt(String type) {
        return first(type).map(ExportedCase::at);
    }

    /** When something happened first that may happen more than once. */
    Optional<OffsetDateTime> earliest(String type) {
        return all(type).map(ExportedCase::at).min(OffsetDateTime::compareTo);
    }

    Optional<OffsetDateTime> ended() {
        return lines.stream().filter(line -> ENDINGS.contains(line.path("type").asString())).findFirst()
                .map(ExportedCase::at);
    }

    Optional<OffsetDateTime> submitted() {
        return firstAt("ApplicationSubmitted");
    }

    /** What is submitted online is received at once; on paper there is a receipt. */
    Optional<OffsetDateTime> received() {
        return Stream.concat(earliest("MaterialsReceived").stream(), online() ? submitted().stream() : Stream.empty())
                .min(OffsetDateTime::compareTo);
    }

    Optional<OffsetDateTime> accepted() {
        return firstAt("ApplicationAccepted");
    }

    /** That it counts as accepted since nobody answered (视为受理), by the last word on that. */
    Optional<Deemed> deemed() {
        Deemed known = null;
        for (JsonNode line : lines) {
            JsonNode data = line.path("data");
            if (known == null && line.path("type").asString().equals("AcceptanceDeemed")) {
                known = new Deemed(line, LocalDate.parse(data.path("deemedOn").asString()));
            } else if (known != null && data.path("correctedId").asString("").equals(known.line.path("id").asString())
                    && data.path("field").asString("").equals("/data/deemedOn")) {
                String day = data.path("value").asString("null").replace("\"", "");
                known = day.equals("null") ? null : new Deemed(known.line, LocalDate.parse(day));
            }
        }
        return Optional.ofNullable(known);
    }

    /** A deemed acceptance, and the day from which it holds. */
    record Deemed(JsonNode line, LocalDate day) {}

    /** From when its limits run: from the acceptance, or else from the receipt that nobody answered. */
    Optional<OffsetDateTime> started() {
        return accepted().or(() -> deemed().map(deemed -> received().filter(at -> day(at).equals(deemed.day()))
                .orElse(deemed.day().atStartOfDay().atOffset(SHANGHAI))));
    }

    /** A limit as it was frozen by an acceptance; an object if something was. */
    Optional<JsonNode> frozen(String limit) {
        return Stream.concat(first("ApplicationAccepted").stream(), deemed().map(Deemed::line).stream())
                .map(line -> line.path("data").path(limit)).filter(JsonNode::isObject).findFirst();
    }

    Optional<OffsetDateTime> closed() {
        return firstAt("CaseClosed");
    }

    boolean online() {
        return first("ApplicationSubmitted").map(line -> Set.of("PC", "MOBILE")
                .contains(line.path("channel").asString(""))).orElse(false);
    }

    String item() {
        return first("ApplicationSubmitted").map(line -> line.path("data").path("itemCode").asString("")).orElse("");
    }

    /** Days on which the applicant came to an office. */
    int visits() {
        Set<LocalDate> days = new HashSet<>();
        lines.stream().filter(ExportedCase::onSite).forEach(line -> days.add(day(at(line))));
        return days.size();
    }

    private static boolean onSite(JsonNode line) {
        String type = line.path("type").asString();
        boolean window = line.path("channel").asString("").equals("WINDOW");
        boolean handedOver = type.equals("ResultDelivered") || type.equals("CertificateDelivered");
        String method = line.path("data").path("method").asString("");
        return type.equals("OnSiteVisitRecorded") || type.startsWith("WindowService")
                || AT_A_WINDOW.contains(type) && window
                || handedOver && (method.isEmpty() ? window : method.equals("WINDOW"));
    }

    /** Correction notices before acceptance. */
    List<OffsetDateTime> notices() {
        return all("CorrectionRequired").filter(line -> {
            String stage = line.path("data").path("stage").asString("");
            return stage.isEmpty()
                    ? accepted().isEmpty() || at(line).isBefore(accepted().get())
                    : stage.equals("BEFORE_ACCEPTANCE");
        }).map(ExportedCase::at).sorted().toList();
    }

    /** The applicant's own evaluation, if it says anything. */
    Optional<JsonNode> evaluation() {
        return first("EvaluationSubmitted").filter(line -> !line.path("data").path("satisfaction").isMissingNode());
    }

    static boolean bad(JsonNode evaluation) {
        return BAD.contains(evaluation.path("data").path("satisfaction").asString(""));
    }

    /** A complaint that turned out to be none need not be put right. */
    boolean dismissed() {
        String finding = all("NegativeReviewContacted").min((one, other) -> at(one).compareTo(at(other)))
                .map(line -> line.path("data").path("finding").asString("")).orElse("");
        return finding.equals("MISTAKEN") || finding.equals("MALICIOUS")
                || all("ReviewAppealDecided").anyMatch(line -> line.path("data").path("upheld").asBoolean(false));
    }

    /** When the work on it was over. */
    Optional<OffsetDateTime> stopped() {
        return Stream.of(firstAt("DecisionMade"), closed(), ended()).flatMap(Optional::stream)
                .min(OffsetDateTime::compareTo);
    }

    /** Last day of the promise as the source states it. */
    Optional<OffsetDateTime> statedDue() {
        return Stream.concat(first("ApplicationAccepted").map(line -> line.path("data").path("promisedDueAt")).stream(),
                first("ApplicationSubmitted").map(line -> line.path("data").path("dueAt")).stream())
                .filter(JsonNode::isString).map(due -> OffsetDateTime.parse(due.asString())).findFirst();
    }

    /** Special procedures, which the clock leaves out, and extensions, in order; what goes on reaches up to a day. */
    List<Break> breaks(LocalDate upTo) {
        List<OffsetDateTime> ends = all("SpecialProcedureEnded").map(ExportedCase::at).sorted().toList();
        Stream<Break> procedures = all("SpecialProcedureStarted").map(ExportedCase::at).map(from -> {
            Optional<LocalDate> end = ends.stream().filter(at -> !at.isBefore(from)).findFirst().map(ExportedCase::day);
            LocalDate to = end.orElse(upTo);
            LocalDate last = stopped().map(ExportedCase::day).filter(to::isAfter).orElse(to);
            return new Break(from, day(from).datesUntil(last.plusDays(1)).toList(), end.isEmpty(), 0);
        });
        Stream<Break> extensions = all("DecisionPeriodExtended").map(
                line -> new Break(at(line), List.of(), false, line.path("data").path("days").asInt(0)));
        return Stream.concat(procedures, extensions)
                .filter(one -> stopped().map(one.at()::isBefore).orElse(true))
                .sorted(Comparator.comparing(Break::at)).toList();
    }

    /** What moves the end of a limit: days that it leaves out, or working days more. */
    record Break(OffsetDateTime at, List<LocalDate> days, boolean goesOn, int more) {}

    static OffsetDateTime at(JsonNode line) {
        return OffsetDateTime.parse(line.path("time").asString()).withOffsetSameInstant(SHANGHAI);
    }

    static LocalDate day(OffsetDateTime at) {
        return at.withOffsetSameInstant(SHANGHAI).toLocalDate();
    }
}
