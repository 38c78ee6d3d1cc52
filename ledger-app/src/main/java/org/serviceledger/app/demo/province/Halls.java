package org.serviceledger.app.demo.province;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The halls: one in each city and each county. */
public final class Halls {

    private final Map<String, Hall> byDivision = new LinkedHashMap<>();

    private Halls() {}

    private record Plan(String division, List<HallQueue> windows) {}

    static Halls load(Divisions divisions) {
        Halls halls = new Halls();
        for (Plan plan : DemoData.list("halls.json", Plan.class)) {
            Division division = divisions.get(plan.division());
            List<Hall.Window> windows = new ArrayList<>();
            for (HallQueue queue : plan.windows()) {
                windows.add(new Hall.Window("%02d".formatted(windows.size() + 1), queue));
            }
            halls.byDivision.put(division.code(), new Hall(division.region() + "-01", division, windows));
        }
        return halls;
    }

    /** All of them. */
    public List<Hall> all() {
        return List.copyOf(byDivision.values());
    }

    /**
     * A city's or county's hall.
     *
     * @throws IllegalArgumentException when it has none
     */
    public Hall in(Division division) {
        Hall hall = byDivision.get(division.code());
        if (hall == null) {
            throw new IllegalArgumentException(division.englishName() + " has no hall");
        }
        return hall;
    }
}
