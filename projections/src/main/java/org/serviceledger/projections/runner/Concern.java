package org.serviceledger.projections.runner;

import org.serviceledger.projections.View;

/** That an event is about an entity. */
record Concern(View<?> view, EntityKey key) {}
