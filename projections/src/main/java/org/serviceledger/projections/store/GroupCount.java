package org.serviceledger.projections.store;

/** How many documents are in a group. */
public record GroupCount(String name, long documents) {}
