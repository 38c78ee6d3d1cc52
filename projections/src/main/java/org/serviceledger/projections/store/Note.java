package org.serviceledger.projections.store;

/**
 * A text that the processes which share a view store agree on, changed by compare and set: which
 * generations there are, who takes part.
 *
 * @param name     of the note
 * @param revision counted from 1; 0 for a note that is not there
 * @param text     what it says
 */
public record Note(String name, long revision, String text) {

    /** A note that was never written. */
    public static Note none(String name) {
        return new Note(name, 0, "");
    }

    /** The note with another text, to be put in its place. */
    public Note saying(String other) {
        return new Note(name, revision + 1, other);
    }
}
