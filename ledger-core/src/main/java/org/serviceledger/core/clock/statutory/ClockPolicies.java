package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.core.event.ServiceEvent;

/**
 * All policies that were published, in the order of the ledger. Immutable.
 *
 * @param published of which a later one with the same id replaces the earlier from its own first day on
 */
public record ClockPolicies(List<ClockPolicyPublished> published) {

    /** None published: the defaults hold. */
    public static final ClockPolicies NONE = new ClockPolicies(List.of());

    /** How many digits of a region's code name the province, the city, the county, the town and the village. */
    private static final int[] LEVELS = {2, 4, 6, 9, 12};

    public ClockPolicies {
        published = List.copyOf(published);
    }

    /** These after a fact; facts that publish no policy change nothing. */
    public ClockPolicies with(ServiceEvent fact) {
        if (!(fact instanceof ClockPolicyPublished policy)) {
            return this;
        }
        List<ClockPolicyPublished> next = new ArrayList<>(published);
        next.add(policy);
        return new ClockPolicies(next);
    }

    /**
     * What holds in a region on a day: the defaults, over them what holds everywhere, over that what
     * holds in the province, the city and so on; on each level the policy that began last.
     *
     * @param region code of the region (行政区划代码), or null for what holds everywhere
     * @param day    normally that of acceptance, since a case keeps the policy that it began with
     */
    public ClockPolicy inForce(@Nullable String region, LocalDate day) {
        ClockPolicy policy = ClockPolicy.DEFAULT;
        for (ClockPolicyPublished next : published.stream()
                .filter(each -> !beginning(each).isAfter(day) && holdsIn(each, region))
                .sorted(Comparator.<ClockPolicyPublished>comparingInt(each -> prefix(each.region()).length())
                        .thenComparing(ClockPolicies::beginning))
                .toList()) {
            policy = policy.with(next);
        }
        return policy;
    }

    private static LocalDate beginning(ClockPolicyPublished policy) {
        LocalDate from = policy.validFrom();
        return from == null ? LocalDate.MIN : from;
    }

    private static boolean holdsIn(ClockPolicyPublished policy, @Nullable String region) {
        String prefix = prefix(policy.region());
        return prefix.isEmpty() || region != null && region.startsWith(prefix);
    }

    /** The digits of a code that name the region itself, without the zeros that stand for everything within it. */
    private static String prefix(@Nullable String region) {
        if (region == null) {
            return "";
        }
        String significant = region.replaceFirst("0+$", "");
        for (int length : LEVELS) {
            if (significant.length() <= length) {
                return region.substring(0, Math.min(length, region.length()));
            }
        }
        return region;
    }
}
