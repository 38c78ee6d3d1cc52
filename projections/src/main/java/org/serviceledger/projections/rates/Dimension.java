package org.serviceledger.projections.rates;

import org.jspecify.annotations.Nullable;

/**
 * By what a bucket counts besides its day: the item, as its bare code, or else the hall, and within that a
 * time of day or a class of waiting times, or the category of what came in. Empty when nothing is known.
 */
public final class Dimension {

    private static final String HALL = "hall:";
    private static final String CATEGORY = "category:";
    private static final char WITHIN = '|';

    private Dimension() {}

    /** A hall. */
    public static String ofHall(String hallId) {
        return HALL + hallId;
    }

    /** A part of what a hall does, for example a slot. */
    public static String ofHall(String hallId, String part) {
        return HALL + hallId + WITHIN + part;
    }

    /** A category of inflow. */
    public static String ofCategory(String code) {
        return CATEGORY + code;
    }

    /** The hall; null when it is none. */
    public static @Nullable String hallOf(String dimension) {
        if (!dimension.startsWith(HALL)) {
            return null;
        }
        int end = dimension.lastIndexOf(WITHIN);
        return dimension.substring(HALL.length(), end < 0 ? dimension.length() : end);
    }

    /** The part of what the hall does; null when it is the whole, or no hall. */
    public static @Nullable String partOf(String dimension) {
        int end = dimension.lastIndexOf(WITHIN);
        return dimension.startsWith(HALL) && end >= 0 ? dimension.substring(end + 1) : null;
    }

    /** The category; null when it is none. */
    public static @Nullable String categoryOf(String dimension) {
        return dimension.startsWith(CATEGORY) ? dimension.substring(CATEGORY.length()) : null;
    }

    /** The item; null when it is none, or not known. */
    public static @Nullable String itemOf(String dimension) {
        return dimension.isEmpty() || dimension.startsWith(HALL) || dimension.startsWith(CATEGORY) ? null : dimension;
    }
}
