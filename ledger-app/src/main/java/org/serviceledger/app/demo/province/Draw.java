package org.serviceledger.app.demo.province;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Draws that depend on a seed and on what they are for, and on nothing else, least of all on their order. */
final class Draw {

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final int UNUSED_BITS = 11;

    private final long seed;

    Draw(long seed) {
        this.seed = seed;
    }

    /** From 0 to just below 1. */
    double share(String purpose) {
        long hash = FNV_OFFSET ^ seed;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * FNV_PRIME;
        }
        return (mix(hash) >>> UNUSED_BITS) * 0x1.0p-53;
    }

    /** From 0 to just below a bound. */
    int below(int bound, String purpose) {
        return (int) (share(purpose) * bound);
    }

    /** One of several, each as likely. */
    <T> T oneOf(List<T> choices, String purpose) {
        return choices.get(below(choices.size(), purpose));
    }

    /** One of several, by weight. */
    <T> T oneOf(List<T> choices, ToDoubleFunction<T> weight, String purpose) {
        double left = share(purpose) * choices.stream().mapToDouble(weight).sum();
        for (T choice : choices) {
            left -= weight.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        return choices.getLast();
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
