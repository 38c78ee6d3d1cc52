package org.serviceledger.projections.runner;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order in which view stores hand ids out: that of their UTF-8 bytes, which is not that of Java's strings. */
final class Utf8Order {

    private Utf8Order() {}

    static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
