package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.projections.Divisions;
import org.serviceledger.projections.hall.HallCard;
import org.serviceledger.projections.item.ItemFile;

/**
 * What divisions and bodies are called. No fact names a division: its hall says where it is, and else the
 * names of its bodies begin with its own (云州市公安局, 云州市民政局).
 */
final class RegionNames {

    private final Map<String, String> regions = new HashMap<>();
    private final Map<String, String> departments = new HashMap<>();

    RegionNames(RateReferences references, LocalDate today) {
        Map<String, TreeSet<String>> bodies = new HashMap<>();
        for (ItemFile file : references.items().values()) {
            ServiceItemPublished item = file.on(today);
            if (item != null && item.department() != null && item.departmentName() != null) {
                departments.putIfAbsent(item.department(), item.departmentName());
                bodies.computeIfAbsent(String.valueOf(item.region()), any -> new TreeSet<>())
                        .add(item.departmentName());
            }
        }
        bodies.forEach((region, names) -> {
            String common = commonBeginning(new ArrayList<>(names));
            if (names.size() > 1 && !common.isEmpty()) {
                regions.put(region, common);
            }
        });
        for (HallCard card : references.halls().values()) {
            HallRegistered hall = card.registered();
            if (hall != null && !card.branch() && hall.region() != null && hall.district() != null) {
                regions.put(hall.region(), hall.district());
            }
        }
    }

    private static String commonBeginning(List<String> sorted) {
        String first = sorted.getFirst();
        String last = sorted.getLast();
        int length = 0;
        while (length < Math.min(first.length(), last.length()) && first.charAt(length) == last.charAt(length)) {
            length++;
        }
        return first.substring(0, length);
    }

    /** Of a division; its code when nothing names it. */
    String of(String region) {
        return regions.getOrDefault(region, region);
    }

    /** Of a body; its code when nothing names it. */
    String ofDepartment(String department) {
        return departments.getOrDefault(department, department);
    }

    /** Of a level. */
    static String of(@Nullable AdministrativeLevel level) {
        return level == null ? "" : switch (level) {
            case NATION -> "国家级";
            case PROVINCE -> "省级";
            case CITY -> "市级";
            case COUNTY -> "县级";
            case TOWNSHIP -> "镇级";
            case VILLAGE -> "村级";
        };
    }

    /** By the digits of the code that say anything (GB/T 2260, GB/T 10114). */
    @Nullable
    AdministrativeLevel levelOf(String region) {
        return region.isEmpty() ? null : switch (Divisions.significant(region).length()) {
            case 2 -> AdministrativeLevel.PROVINCE;
            case 4 -> AdministrativeLevel.CITY;
            case 6 -> AdministrativeLevel.COUNTY;
            case 9 -> AdministrativeLevel.TOWNSHIP;
            default -> AdministrativeLevel.VILLAGE;
        };
    }
}
