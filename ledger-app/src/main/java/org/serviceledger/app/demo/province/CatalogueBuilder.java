package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.serviceledger.core.event.ExemptionKind;

/**
 * Lets each division's bodies implement items: those most asked for come first, and as many of them
 * are handled online and in the hall in each month as the division's courses say.
 */
final class CatalogueBuilder {

    private final List<CatalogueItem> items;
    private final Map<String, Department> departments;
    private final Rollout rollout;
    private final Draw draw;

    CatalogueBuilder(List<CatalogueItem> items, Map<String, Department> departments, Rollout rollout, Draw draw) {
        this.items = items;
        this.departments = departments;
        this.rollout = rollout;
        this.draw = draw;
    }

    Catalogue build(Divisions divisions) {
        return new Catalogue(divisions.all().stream().flatMap(division -> implementedIn(division).stream()).toList());
    }

    private List<ImplementedItem> implementedIn(Division division) {
        List<CatalogueItem> handled = items.stream().filter(item -> item.levels().contains(division.level()))
                .sorted(Comparator.comparingDouble(CatalogueItem::weight).reversed()
                        .thenComparingInt(CatalogueItem::number))
                .limit(rollout.items(division)).sorted(Comparator.comparingInt(CatalogueItem::number)).toList();
        List<CatalogueItem> online = inTurn("online", division, handled.stream()
                .filter(item -> !item.exemptFrom(ExemptionKind.ONLINE)).toList());
        long never = online.stream().filter(item -> !item.online()).count();
        List<CatalogueItem> inHall = inTurn("hall", division, handled.stream()
                .filter(item -> !item.exemptFrom(ExemptionKind.HALL)).toList());
        Course onlineCourse = rollout.online(division);
        Course hallCourse = rollout.hall(division);
        List<ImplementedItem> implemented = new ArrayList<>();
        for (CatalogueItem item : handled) {
            int onlineTurn = online.indexOf(item);
            int hallTurn = inHall.indexOf(item);
            List<ItemVersion> versions = new ItemCourse(item, division, draw).versions(
                    month -> onlineTurn < online.size() - never && itsTurn(onlineTurn, online, onlineCourse, month),
                    month -> itsTurn(hallTurn, inHall, hallCourse, month));
            implemented.add(implemented(item, division, versions));
        }
        return implemented;
    }

    private static boolean itsTurn(int turn, List<CatalogueItem> all, Course course, LocalDate month) {
        return turn >= 0 && turn < Math.round(course.on(month) * all.size());
    }

    /** The order in which items get there; what cannot be handled online at all comes last. */
    private List<CatalogueItem> inTurn(String what, Division division, List<CatalogueItem> eligible) {
        return eligible.stream()
                .sorted(Comparator.comparing((CatalogueItem item) -> !item.online())
                        .thenComparingDouble(item -> draw.share(what + "/" + division.code() + "/" + item.number())))
                .toList();
    }

    private ImplementedItem implemented(CatalogueItem item, Division division, List<ItemVersion> versions) {
        Department department = Objects.requireNonNull(departments.get(item.department()), item.department());
        String organ = department.organIn(division);
        return new ImplementedItem(Codes.item(organ, division.level(), item.itemType(), item.number()), organ, item,
                division, department, versions);
    }
}
