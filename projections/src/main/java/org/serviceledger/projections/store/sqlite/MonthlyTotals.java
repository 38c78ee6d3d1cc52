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
 * What buckets add up to by month, kept beside them and moved in the same transaction by the changes that they have
 * taken: a total over years reads a row for each month rather than for each day on which something was recorded.
 */
final class MonthlyTotals {

    private static final String ADD = """
            INSERT INTO month (generation, metric, item, month, numerator, denominator) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (generation, metric, item, month) DO UPDATE SET
              numerator = month.numerator + excluded.numerator,
              denominator = month.denominator + excluded.denominator""";

    private static final String TOTALS = """
            SELECT item, SUM(numerator), SUM(denominator) FROM (
              SELECT item, numerator, denominator FROM month
                WHERE generation = ?1 AND metric = ?2 AND month BETWEEN ?5 AND ?6
              UNION ALL SELECT item, numerator, denominator FROM bucket
                WHERE generation = ?1 AND metric = ?2 AND day >= ?3 AND day < ?7
              UNION ALL SELECT item, numerator, denominator FROM bucket
                WHERE generation = ?1 AND metric = ?2 AND day > ?8 AND day <= ?4)
            GROUP BY item""";

    private record Of(String metric, String item, YearMonth month) {}

    private final Map<Of, Amount> sums = new HashMap<>();

    /** Adds a change that its bucket has taken. */
    void add(BucketChange change) {
        BucketKey bucket = change.bucket();
        sums.merge(new Of(bucket.metric(), bucket.item(), YearMonth.from(bucket.day())), change.difference(),
                Amount::plus);
    }

    void save(Connection connection, int generation) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Map.Entry<Of, Amount> sum : sums.entrySet()) {
                Of of = sum.getKey();
                if (!sum.getValue().isNone()) {
                    SqliteViewStore.bind(add, generation, of.metric(), of.item(), of.month().toString(),
                            sum.getValue().numerator(), sum.getValue().denominator());
                    add.addBatch();
                }
            }
            add.executeBatch();
        }
    }

    /** A query for what a metric's buckets between two days add up to by item: whole months at once. */
    static Query between(int generation, String metric, LocalDate from, LocalDate to) {
        YearMonth first = YearMonth.from(from.plusMonths(from.getDayOfMonth() == 1 ? 0 : 1));
        YearMonth last = YearMonth.from(to.equals(YearMonth.from(to).atEndOfMonth()) ? to : to.minusMonths(1));
        if (first.isAfter(last)) {
            return new Query(Schema.SUM_BY_ITEM,
                    List.of(generation, metric, from.toString(), to.toString(), ViewStore.LAST_DAY.toString()));
        }
        return new Query(TOTALS, List.of(generation, metric, from.toString(), to.toString(), first.toString(),
                last.toString(), first.atDay(1).toString(), last.atEndOfMonth().toString()));
    }

    /** A query with its values. */
    record Query(String sql, List<Object> values) {}
}
