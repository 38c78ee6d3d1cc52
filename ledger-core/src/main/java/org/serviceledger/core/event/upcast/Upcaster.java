package org.serviceledger.core.event.upcast;

import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the data of an event of one version into those of the next. A stored event is never rewritten, so every
 * version that was ever taken in is read this way for good.
 *
 * <p>An upcaster is a pure function: it says the same in other words, adds nothing that the sender did not say, looks
 * at nothing but the data, and leaves the object that it is given as it is. It does not touch persons, who
 * are sealed before the data are read.
 */
public interface Upcaster {

    /** The event's type. */
    String type();

    /** The version that it starts from; it leads to the one after. */
    int from();

    /** The same data as the next version has them; the given object when nothing is different. */
    ObjectNode upcast(ObjectNode data);
}
