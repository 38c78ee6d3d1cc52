package org.serviceledger.app.demo.province;

import java.util.Map;

import org.serviceledger.core.event.AdministrativeLevel;

/**
 * A department of the province.
 *
 * @param key         short name within the demonstration
 * @param names       official names without the place, by the levels at which the department exists
 * @param englishName without the place
 * @param serial      three digits that its organisation codes are made of
 * @param queue       letter of the hall's queue that serves its items
 * @param kind        what sort of body it is
 */
public record Department(String key, Map<AdministrativeLevel, String> names, String englishName, String serial,
        String queue, BodyKind kind) {

    public Department {
        names = Map.copyOf(names);
    }

    /** The city's department's name without the place. */
    public String name() {
        return nameAt(AdministrativeLevel.CITY);
    }

    /** Whether the department exists at a level. */
    public boolean existsAt(AdministrativeLevel level) {
        return names.containsKey(level);
    }

    /**
     * The name at a level, without the place.
     *
     * @throws IllegalArgumentException when the department does not exist there
     */
    public String nameAt(AdministrativeLevel level) {
        String name = names.get(level);
        if (name == null) {
            throw new IllegalArgumentException("there is no " + key + " at the level " + level);
        }
        return name;
    }

    /** The queue of a hall that serves its items. */
    public HallQueue hallQueue() {
        return HallQueue.valueOf(queue);
    }

    /** The full name of a division's department. */
    public String nameIn(Division division) {
        return division.name() + nameAt(division.level());
    }

    /** The full English name of a division's department. */
    public String englishNameIn(Division division) {
        return division.englishName() + " " + englishName;
    }

    /** The unified social credit code of a division's department. */
    public String organIn(Division division) {
        return organ(division.region());
    }

    /** The department's code in a region of 6 digits. */
    String organ(String region) {
        return Codes.creditCode(kind.prefix() + region + Codes.organisation("00001" + serial));
    }
}
