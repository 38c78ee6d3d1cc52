package org.serviceledger.projections.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ViewStore;

/**
 * What buckets add up to by month and by month of recording, kept beside them and moved in the same transaction by the
 * changes that they have taken: a total over years, now or as it was known, reads a few rows for each month rather than
 * one for each day on which something was recorded.
 */
final class MonthlyTotals {

    private static final String ADD = """
            INSERT INTO month (generation, metric, item, month, recorded_month, numerator, denominator)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (generation, metric, item, month, recorded_month) DO UPDATE SET
              numerator = month.numerator + excluded.numerator,
              denominator = month.denominator + excluded.denominator""";

    /** Whole months recorded in whole months; the days before and after them; and what was recorded in the last month. */
    private static final String TOTALS = """
            SELECT item, SUM(numerator), SUM(denominator) FROM (
              SELECT item, numerator, denominator FROM month
                WHERE generation = ?1 AND metric = ?2 AND month BETWEEN ?5 AND ?6 AND recorded_month < ?9
              UNION ALL SELECT item, numerator, denominator FROM bucket
                WHERE generation = ?1 AND metric = ?2 AND day >= ?3 AND day < ?7 AND recorded_on < ?10
              UNION ALL SELECT item, numerator, denominator FROM bucket
                WHERE generation = ?1 AND metric = ?2 AND day > ?8 AND day <= ?4 AND recorded_on < ?10
              UNION ALL SELECT item, numerator, denominator FROM bucket INDEXED BY bucket_recorded
                WHERE generation = ?1 AND metric = ?2 AND recorded_on BETWEEN ?10 AND ?11 AND day BETWEEN ?3 AND ?4)
            GROUP BY item""";

    private record Of(String metric, String item, YearMonth month, YearMonth recorded) {}

    private final Map<Of, Amount> sums = new HashMap<>();

    /** Adds a change that its bucket has taken. */
    void add(BucketChange change) {
        BucketKey bucket = change.bucket();
        sums.merge(new Of(bucket.metric(), bucket.item(), YearMonth.from(bucket.day()),
                YearMonth.from(change.recordedOn())), change.difference(), Amount::plus);
    }

    void save(Connection connection, int generation) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Map.Entry<Of, Amount> sum : sums.entrySet()) {
                Of of = sum.getKey();
                if (!sum.getValue().isNone()) {
                    SqliteViewStore.bind(add, generation, of.metric(), of.item(), of.month().toString(),
                            of.recorded().toString(), sum.getValue().numerator(), sum.getValue().denominator());
                    add.addBatch();
                }
            }
            add.executeBatch();
        }
    }

    /**
     * A query for what a metric's buckets between two days add up to by item, of what was recorded up to a day: whole
     * months at once.
     */
    static Query between(int generation, String metric, LocalDate from, LocalDate to, LocalDate recordedBy) {
        YearMonth first = YearMonth.from(from.plusMonths(from.getDayOfMonth() == 1 ? 0 : 1));
        YearMonth last = YearMonth.from(isEndOfMonth(to) ? to : to.minusMonths(1));
        if (first.isAfter(last)) {
            return new Query(Schema.SUM_BY_ITEM,
                    List.of(generation, metric, from.toString(), to.toString(), recordedBy.toString()));
        }
        boolean wholeMonths = isEndOfMonth(recordedBy) && recordedBy.isBefore(ViewStore.LAST_DAY);
        LocalDate open = wholeMonths ? recordedBy.plusDays(1) : recordedBy.withDayOfMonth(1);
        return new Query(TOTALS, List.of(generation, metric, from.toString(), to.toString(), first.toString(),
                last.toString(), first.atDay(1).toString(), last.atEndOfMonth().toString(),
                YearMonth.from(open).toString(), open.toString(), recordedBy.toString()));
    }

    private static boolean isEndOfMonth(LocalDate day) {
        return day.equals(YearMonth.from(day).atEndOfMonth());
    }

    /** A query with its values. */
    record Query(String sql, List<Object> values) {}
}
