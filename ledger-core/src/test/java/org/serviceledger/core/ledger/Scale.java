package org.serviceledger.core.ledger;

/** How large a test of faults is: a size for every build, and a full one for {@code ./ledger test --full}. */
public final class Scale {

    /** Whether the full sizes are asked for. */
    public static final boolean FULL = Boolean.getBoolean("ledger.test.full");

    private Scale() {}

    /** One of the two sizes, which is told on the console so that a run's log says what it was. */
    public static int of(String what, int inEveryBuild, int full) {
        int size = FULL ? full : inEveryBuild;
        System.out.printf("size of this run: %,d %s%n", size, what);
        return size;
    }
}
