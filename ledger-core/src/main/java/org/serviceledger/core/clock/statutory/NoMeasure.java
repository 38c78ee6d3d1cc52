package org.serviceledger.core.clock.statutory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** No limit, or none that is known. */
record NoMeasure() implements Measure {

    @Override
    public @Nullable Instant end(Breaks breaks) {
        return null;
    }

    @Override
    public @Nullable Instant blue(Breaks breaks) {
        return null;
    }

    @Override
    public @Nullable Instant yellow(Breaks breaks) {
        return null;
    }
}
