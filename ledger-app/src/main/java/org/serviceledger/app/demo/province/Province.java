package org.serviceledger.app.demo.province;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.EventEnvelope;

/** 江海省, a province that does not exist: its divisions, departments, items, halls and people. */
public final class Province {

    /** The hall of the capital. */
    public static final String HALL = "990100-01";

    private static final long SEED = 2018;

    private final Map<String, Department> departments = new LinkedHashMap<>();
    private final Divisions divisions = Divisions.load();
    private final Halls halls = Halls.load(divisions);
    private final List<CatalogueItem> described = DemoData.list("items.json", CatalogueItem.class);
    private final List<CatalogueItem> named = described.stream().filter(CatalogueItem::named).toList();
    private final Catalogue catalogue;
    private final People people;

    private Province(long seed) {
        DemoData.list("departments.json", Department.class).forEach(found -> departments.put(found.key(), found));
        Draw draw = new Draw(seed);
        this.catalogue = new CatalogueBuilder(described, departments, Rollout.load(divisions), draw).build(divisions);
        this.people = new People(divisions, halls, catalogue, draw);
    }

    /** The province that comes with the program. */
    public static Province load() {
        return load(SEED);
    }

    /**
     * The province with other people, and with other items handled online where not all of them are.
     *
     * @param seed the same seed gives the same province
     */
    public static Province load(long seed) {
        return new Province(seed);
    }

    /** The thirty named items, in the order of their numbers. */
    public List<CatalogueItem> items() {
        return named;
    }

    /** Every item that is described, whoever implements it. */
    public List<CatalogueItem> describedItems() {
        return described;
    }

    /** The items of all bodies. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** The divisions. */
    public Divisions divisions() {
        return divisions;
    }

    /** The departments. */
    public List<Department> departments() {
        return List.copyOf(departments.values());
    }

    /** The halls. */
    public Halls halls() {
        return halls;
    }

    /** The people. */
    public People people() {
        return people;
    }

    /** The department that handles an item. */
    public Department departmentOf(CatalogueItem item) {
        Department department = departments.get(item.department());
        if (department == null) {
            throw new IllegalStateException("no department " + item.department());
        }
        return department;
    }

    /** The capital's code of the department that handles an item. */
    public String organOf(CatalogueItem item) {
        return departmentOf(item).organIn(divisions.capital());
    }

    /** The capital's code of an item. */
    public String codeOf(CatalogueItem item) {
        return Codes.item(organOf(item), AdministrativeLevel.CITY, item.itemType(), item.number());
    }

    /**
     * What is known before any business: calendars, targets, the country's figures, halls and the
     * catalogue with its changes, in the order in which it happened; all of it before the year 2026.
     */
    public List<EventEnvelope> foundation() {
        return Foundation.of(this);
    }
}
