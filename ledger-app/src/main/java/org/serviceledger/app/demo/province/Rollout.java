package org.serviceledger.app.demo.province;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.Course.Point;

/** How far each division's bodies have come: how many items they handle, and how many of those online and in the hall. */
final class Rollout {

    /** Counties come online later than the city above them. */
    private static final double BEHIND_THEIR_CITY = .08;

    private final Divisions divisions;
    private final Map<String, Plan> plans = new HashMap<>();

    private Rollout(Divisions divisions, List<Plan> plans) {
        this.divisions = divisions;
        plans.forEach(plan -> this.plans.put(plan.division(), plan));
    }

    /**
     * A division's plan, as the file has it.
     *
     * @param items  how many items are handled
     * @param online course of the share that is handled online, if it has its own
     * @param hall   course of the share that is in the hall, likewise
     */
    private record Plan(String division, int items, @Nullable List<Point> online, @Nullable List<Point> hall) {}

    static Rollout load(Divisions divisions) {
        return new Rollout(divisions, DemoData.list("rollout.json", Plan.class));
    }

    /** How many items a division's bodies handle. */
    int items(Division division) {
        Plan plan = plans.get(division.code());
        return plan == null ? 0 : plan.items();
    }

    /** Course of the share of items that can be handled online. */
    Course online(Division division) {
        Plan plan = plans.get(division.code());
        List<Point> own = plan == null ? null : plan.online();
        return own == null
                ? asItsCity(division, online(parent(division))).shifted(-BEHIND_THEIR_CITY)
                : new Course(own);
    }

    /** Course of the share of items that are handled in the hall; the province has no hall. */
    Course hall(Division division) {
        if (division.parent() == null) {
            return new Course(List.of(new Point(ItemCourse.FIRST_DAY, 0)));
        }
        Plan plan = plans.get(division.code());
        List<Point> own = plan == null ? null : plan.hall();
        return own == null ? asItsCity(division, hall(parent(division))) : new Course(own);
    }

    private Course asItsCity(Division division, Course course) {
        return course.shifted(division.strength() - parent(division).strength());
    }

    private Division parent(Division division) {
        String parent = division.parent();
        if (parent == null) {
            throw new IllegalStateException("the province has courses of its own");
        }
        return divisions.get(parent);
    }
}
