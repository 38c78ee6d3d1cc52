package org.serviceledger.projections;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.projections.store.ViewStoreException;

/** Views as JSON text, for the view store. */
public final class ViewJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL)).build();

    private ViewJson() {}

    public static String write(Object view) {
        return MAPPER.writeValueAsString(view);
    }

    /**
     * Reads a view as it was written.
     *
     * @throws ViewStoreException.Unavailable when an earlier version of the view was written in another form: its
     *                                        successor is being built
     */
    public static <V> V read(String json, Class<V> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new ViewStoreException.Unavailable(
                    "a " + type.getSimpleName()
                            + " of an earlier version cannot be read until the views are built anew",
                    e);
        }
    }
}
