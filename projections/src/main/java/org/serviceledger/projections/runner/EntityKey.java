package org.serviceledger.projections.runner;

/**
 * Which view of which entity.
 *
 * @param kind name of the view
 * @param id   key of the entity
 */
record EntityKey(String kind, String id) {}
