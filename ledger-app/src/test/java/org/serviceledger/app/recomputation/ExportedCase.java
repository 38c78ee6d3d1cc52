package org.serviceledger.app.recomputation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    /** Days of special procedures, which the clock leaves out; those of one that goes on reach up to a day. */
    Set<LocalDate> excluded(LocalDate upTo) {
        Set<LocalDate> days = new HashSet<>();
        List<OffsetDateTime> ends = all("SpecialProcedureEnded").map(ExportedCase::at).sorted().toList();
        all("SpecialProcedureStarted").map(ExportedCase::at)
                .filter(from -> stopped().map(from::isBefore).orElse(true)).forEach(from -> {
                    LocalDate to = ends.stream().filter(end -> !end.isBefore(from)).findFirst()
                            .map(ExportedCase::day).orElse(upTo);
                    LocalDate last = stopped().map(ExportedCase::day).filter(to::isAfter).orElse(to);
                    day(from).datesUntil(last.plusDays(1)).forEach(days::add);
                });
        return days;
    }

    boolean paused() {
        return stopped().isEmpty() && all("SpecialProcedureStarted").count() > all("SpecialProcedureEnded").count();
    }

    static OffsetDateTime at(JsonNode line) {
        return OffsetDateTime.parse(line.path("time").asString()).withOffsetSameInstant(SHANGHAI);
    }

    static LocalDate day(OffsetDateTime at) {
        return at.withOffsetSameInstant(SHANGHAI).toLocalDate();
    }
}
