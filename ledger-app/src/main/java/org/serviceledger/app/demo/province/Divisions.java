package org.serviceledger.app.demo.province;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.serviceledger.core.event.AdministrativeLevel;

/** The divisions of the province, each after the one that it belongs to. */
public final class Divisions {

    private final Map<String, Division> byCode = new LinkedHashMap<>();

    private Divisions(List<Division> divisions) {
        divisions.forEach(division -> byCode.put(division.code(), division));
    }

    static Divisions load() {
        return new Divisions(DemoData.list("divisions.json", Division.class));
    }

    /** All of them. */
    public List<Division> all() {
        return List.copyOf(byCode.values());
    }

    /** The province. */
    public Division province() {
        return at(AdministrativeLevel.PROVINCE).getFirst();
    }

    /** The capital, whose offices were the first to take part. */
    public Division capital() {
        return cities().getFirst();
    }

    /** The six cities. */
    public List<Division> cities() {
        return at(AdministrativeLevel.CITY);
    }

    /** The districts, counties and county-level cities. */
    public List<Division> counties() {
        return at(AdministrativeLevel.COUNTY);
    }

    /** The divisions of a level. */
    public List<Division> at(AdministrativeLevel level) {
        return byCode.values().stream().filter(division -> division.level() == level).toList();
    }

    /** The divisions right below one. */
    public List<Division> of(Division parent) {
        return byCode.values().stream().filter(division -> parent.code().equals(division.parent())).toList();
    }

    /**
     * The division with a code of twelve digits.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Division get(String code) {
        Division division = byCode.get(code);
        if (division == null) {
            throw new IllegalArgumentException("no division " + code);
        }
        return division;
    }
}
