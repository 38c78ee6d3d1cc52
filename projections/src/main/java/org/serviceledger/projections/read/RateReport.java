package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.event.CanonicalJson;
import org.serviceledger.projections.rates.MetricCatalogue;
import org.serviceledger.projections.rates.MetricCatalogue.Metric;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.RateQuery.Scope;

/**
 * The report of a period: every rate under every definition, as it was known at a position. The same position
 * and day give the same bytes, whenever it is made.
 */
public final class RateReport {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RateReader rates;

    public RateReport(RateReader rates) {
        this.rates = rates;
    }

    /**
     * What a report is about.
     *
     * @param period   a month or quarter, as {@link Period#parse} reads it
     * @param region   code of a division; null for everything
     * @param position last position that counts
     * @param sealedOn day on which it is made; what comes later is not yet in force
     */
    public record Subject(String period, @Nullable String region, long position, LocalDate sealedOn) {}

    /** A report with its rates, read once whatever it is then written as. */
    public record Made(Subject subject, List<RateRow> rows) {

        /** The report as canonical JSON (RFC 8785). */
        public byte[] content() {
            return CanonicalJson.encode(document(subject, rows));
        }

        /** The same as comma-separated values with a line of names. */
        public String csv() {
            return lines(rows);
        }
    }

    /** A report's SHA-256, hexadecimal. */
    public static String hashOf(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether an item or a hall is known that lies in a division. */
    public Mono<Boolean> knows(String region) {
        return rates.references().map(known -> known.knows(region));
    }

    /** Makes a report from the log. */
    public Mono<Made> made(Subject subject) {
        RateQuery query = new RateQuery(null, null, new Scope(subject.region(), null, null, null),
                Period.parse(subject.period()), null, null);
        return rates.sight(query, subject.position(), subject.sealedOn())
                .flatMapMany(sight -> RateReader.everyRow(sight, query)).collectList()
                .map(rows -> new Made(subject, rows));
    }

    private static String lines(List<RateRow> rows) {
        StringBuilder lines = new StringBuilder(
                "metric,name,definition,version,unit,numerator,denominator,value,comparator,target,due\r\n");
        for (RateRow row : rows) {
            lines.append(String.join(",", row.metric(), nameOf(row), row.definition(),
                    String.valueOf(row.version()), row.unit().name(), String.valueOf(row.numerator()),
                    String.valueOf(row.denominator()), text(row.value()), text(row.comparator()),
                    text(row.target()), text(row.due()))).append("\r\n");
        }
        return lines.toString();
    }

    private static ObjectNode document(Subject subject, List<RateRow> rows) {
        ObjectNode report = NODES.objectNode().put("period", subject.period()).put("region", subject.region())
                .put("position", subject.position()).put("sealedOn", subject.sealedOn().toString());
        var list = report.putArray("rates");
        for (RateRow row : rows) {
            ObjectNode rate = list.addObject().put("metric", row.metric()).put("name", nameOf(row))
                    .put("definition", row.definition()).put("version", row.version())
                    .put("unit", row.unit().name()).put("numerator", row.numerator())
                    .put("denominator", row.denominator()).put("value", row.value())
                    .put("target", row.target()).put("due", row.due() == null ? null : row.due().toString())
                    .put("comparator", row.comparator() == null ? null : row.comparator().name());
            RateRow.Spread spread = row.spread();
            if (spread != null) {
                rate.put("p50", spread.p50()).put("p90", spread.p90());
            }
        }
        return report;
    }

    private static String nameOf(RateRow row) {
        Metric metric = MetricCatalogue.find(row.metric());
        return metric == null ? row.metric() : metric.name().zh();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
