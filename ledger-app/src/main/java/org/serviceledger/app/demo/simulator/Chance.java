package org.serviceledger.app.demo.simulator;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Random draws with the distributions of the field; the same seed draws the same. */
final class Chance {

    private final Random random;
    private final Draws draws;

    /**
     * Draws that depend on a seed and on what they are for, and on nothing else.
     *
     * @param draws count what is drawn
     */
    Chance(long seed, long purpose, Draws draws) {
        this.draws = draws;
        random = new Random(mix(seed * 0x9E3779B97F4A7C15L + purpose));
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        return (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    }

    /** Whether it happens this time; counted. */
    boolean happens(Parameter parameter) {
        boolean happened = happens(parameter.share());
        draws.note(parameter, happened);
        return happened;
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 to just below 1. */
    double fraction() {
        return random.nextDouble();
    }

    /** From {@code from} to just below {@code to}. */
    long between(long from, long to) {
        return to <= from ? from : random.nextLong(from, to);
    }

    /** Log-normal, by its median; 90 percent lie below the second value. */
    double skewed(double median, double ninetieth) {
        double sigma = Math.log(ninetieth / median) / 1.2816;
        return median * Math.exp(sigma * random.nextGaussian());
    }

    /** Beta(2, 3): the second smallest of four equal draws; two fifths in the mean. */
    double share() {
        double smallest = 1;
        double second = 1;
        for (int i = 0; i < 4; i++) {
            double draw = random.nextDouble();
            if (draw < smallest) {
                second = smallest;
                smallest = draw;
            } else if (draw < second) {
                second = draw;
            }
        }
        return second;
    }

    /** How many of something come that comes so often in the mean; scattered like a Poisson number. */
    int count(double mean) {
        return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }

    /** One of several, by weight. */
    <T> T oneOf(List<T> choices, ToDoubleFunction<T> weight) {
        double left = random.nextDouble() * choices.stream().mapToDouble(weight).sum();
        for (T choice : choices) {
            left -= weight.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        return choices.getLast();
    }

    /** Index into shares that add up to one. */
    int index(double... shares) {
        double left = random.nextDouble();
        for (int i = 0; i < shares.length; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }
}
