package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How a share grows or shrinks over the years: straight from point to point, flat before the first and after the last.
 *
 * @param points in the order of their days; at least one
 */
record Course(List<Point> points) {

    Course {
        points = List.copyOf(points);
    }

    /**
     * A point of a course.
     *
     * @param share from 0 to 1
     */
    record Point(LocalDate from, double share) {}

    double on(LocalDate day) {
        Point before = points.getFirst();
        for (Point point : points) {
            if (point.from().isAfter(day)) {
                return day.isBefore(before.from()) ? before.share() : between(before, point, day);
            }
            before = point;
        }
        return before.share();
    }

    private static double between(Point before, Point after, LocalDate day) {
        double passed = ChronoUnit.DAYS.between(before.from(), day);
        double all = ChronoUnit.DAYS.between(before.from(), after.from());
        return before.share() + (after.share() - before.share()) * passed / all;
    }

    /** The same course, better or worse by a constant, as far as shares go. */
    Course shifted(double by) {
        return new Course(points.stream()
                .map(point -> new Point(point.from(), Math.clamp(point.share() + by, 0, 1))).toList());
    }
}
