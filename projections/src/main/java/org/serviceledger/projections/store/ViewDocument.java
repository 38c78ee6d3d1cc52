package org.serviceledger.projections.store;

/**
 * A view of one entity, as stored.
 *
 * @param kind     which view
 * @param id       key of the entity
 * @param position of the last event applied; events at or below it are skipped
 * @param listKey  groups documents that are listed together, for example a hall's day; may be empty
 * @param listSort order within the group
 * @param json     the view itself
 */
public record ViewDocument(String kind, String id, long position, String listKey, String listSort, String json) {}
