package org.serviceledger.projections.store;

/**
 * An entity whose view stands still because an event could not be applied to it.
 *
 * @param kind     which view
 * @param id       key of the entity
 * @param position of the event
 * @param reason   what went wrong
 */
public record ParkedKey(String kind, String id, long position, String reason) {}
