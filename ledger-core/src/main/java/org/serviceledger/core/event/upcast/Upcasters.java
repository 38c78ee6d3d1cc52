package org.serviceledger.core.event.upcast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/** Every upcaster there is, and so the present version of every event: one more than upcasters lead to it. */
public final class Upcasters {

    private static final Map<String, List<Upcaster>> BY_TYPE = byType(List.of(new LimitsWithUnits()));

    private Upcasters() {}

    /** The present version of a type's data. */
    public static int currentVersion(String type) {
        List<Upcaster> upcasters = BY_TYPE.get(type);
        return upcasters == null ? 1 : upcasters.size() + 1;
    }

    /**
     * Data of a version as the present version has them.
     *
     * @param version from 1 to the present one
     * @param data    are left as they are
     */
    public static ObjectNode toCurrent(String type, int version, ObjectNode data) {
        List<Upcaster> upcasters = BY_TYPE.get(type);
        ObjectNode current = data;
        for (int from = version; upcasters != null && from <= upcasters.size(); from++) {
            current = upcasters.get(from - 1).upcast(current);
        }
        return current;
    }

    /** By type, in the order of versions, of which none may be missing. */
    static Map<String, List<Upcaster>> byType(List<Upcaster> all) {
        Map<String, List<Upcaster>> byType = new HashMap<>();
        for (Upcaster upcaster : all) {
            List<Upcaster> ofType = byType.computeIfAbsent(upcaster.type(), type -> new ArrayList<>());
            if (upcaster.from() != ofType.size() + 1) {
                throw new IllegalStateException("the upcasters of " + upcaster.type() + " leave out a version");
            }
            ofType.add(upcaster);
        }
        byType.replaceAll((type, ofType) -> List.copyOf(ofType));
        return Map.copyOf(byType);
    }
}
