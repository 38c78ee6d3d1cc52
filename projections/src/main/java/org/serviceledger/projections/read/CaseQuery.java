package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.Light;
import org.serviceledger.core.event.Channel;
import org.serviceledger.projections.casefile.CaseOversight.OrderState;
import org.serviceledger.projections.casefile.CaseStatus;

/**
 * Which cases are asked for. What is null or empty is not asked about; of several values of one kind any is enough.
 *
 * @param regions        division codes; what lies below them counts too
 * @param clerk          account of somebody who worked on the case
 * @param subject        pseudonym of the applicant
 * @param device         on which the applicant evaluated
 * @param ratedOn        day of that evaluation; of a device only
 * @param night          night in which the clerk accepted the case, named by the day on which it began
 * @param irregularities codes of irregularities or remarks of the clock
 * @param open           only cases that are neither closed nor ended
 * @param overdue        only open cases whose promise has expired
 * @param from           first day of the application, in Asia/Shanghai
 * @param to             last day of the application
 * @param words          each of which must be found in the names of the item, department or a step, or in the
 *                       number of the case or of a certificate
 * @param orders         how far an order to act on the case is (督办)
 */
public record CaseQuery(Set<String> items, Set<String> departments, Set<String> regions, Set<CaseStatus> statuses,
        Set<Light> lights, Set<Channel> channels, Set<String> steps, Set<String> irregularities,
        @Nullable String clerk, @Nullable String subject, @Nullable String device, @Nullable LocalDate ratedOn,
        @Nullable LocalDate night, boolean open, boolean overdue, @Nullable LocalDate from, @Nullable LocalDate to,
        List<String> words, Set<OrderState> orders) {

    public CaseQuery {
        items = Set.copyOf(items);
        departments = Set.copyOf(departments);
        regions = Set.copyOf(regions);
        statuses = Set.copyOf(statuses);
        lights = Set.copyOf(lights);
        channels = Set.copyOf(channels);
        steps = Set.copyOf(steps);
        irregularities = Set.copyOf(irregularities);
        words = List.copyOf(words);
        orders = Set.copyOf(orders);
    }

    /** The same with other lights. */
    public CaseQuery withLights(Set<Light> others) {
        return new CaseQuery(items, departments, regions, statuses, others, channels, steps, irregularities, clerk,
                subject, device, ratedOn, night, open, overdue, from, to, words, orders);
    }

    /** The same with other states of orders to act. */
    public CaseQuery withOrders(Set<OrderState> others) {
        return new CaseQuery(items, departments, regions, statuses, lights, channels, steps, irregularities, clerk,
                subject, device, ratedOn, night, open, overdue, from, to, words, others);
    }

    /** All cases of a person. */
    public static CaseQuery ofSubject(String subject) {
        return new CaseQuery(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null,
                subject, null, null, null, false, false, null, null, List.of(), Set.of());
    }
}
