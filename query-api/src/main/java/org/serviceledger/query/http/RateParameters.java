package org.serviceledger.query.http;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateQuery.Scope;

/**
 * The parameters that all reading of rates understands; each may be left out.
 *
 * @param region     code of a division
 * @param level      NATION, PROVINCE, CITY, COUNTY, TOWNSHIP or VILLAGE
 * @param department code of a body
 * @param item       code of an item
 * @param hall       id of a hall
 * @param period     all, or a year, quarter, month or day
 * @param definition name of one of the metric's definitions
 * @param asOf       as it was at the end of that day
 * @param knownAt    as it was known then
 */
public record RateParameters(@Nullable String region, @Nullable String level, @Nullable String department,
        @Nullable String item, @Nullable String hall, @Nullable String period, @Nullable String definition,
        @Nullable String asOf, @Nullable String knownAt) {

    RateQuery query(@Nullable String metric) {
        String id = Parameters.nonEmpty(metric);
        if (id != null) {
            Parameters.metric(id);
        }
        Scope items = Parameters.scope(region, level, department, item);
        return new RateQuery(id, id == null ? null : Parameters.nonEmpty(definition),
                new Scope(items.region(), items.level(), items.department(), items.item(), Parameters.nonEmpty(hall)),
                Parameters.period(period), Parameters.instant("asOf", asOf), Parameters.instant("knownAt", knownAt));
    }
}
