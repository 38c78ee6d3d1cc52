package org.serviceledger.app.demo.simulator;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.NamedPerson;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.ServiceEvent;

/** Lets source systems tell of what happens: mostly at once, now and then hours later. */
final class Telling {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final int USUAL_SECONDS = 20;
    private static final double LATE_MEDIAN_MINUTES = 40;
    private static final double LATE_NINETIETH_MINUTES = 400;
    private static final double LATE_AT_LEAST_MINUTES = 6;

    private final Chance chance;
    private final Stories stories;
    private final Consumer<Happening> into;

    Telling(Chance chance, Stories stories, Consumer<Happening> into) {
        this.chance = chance;
        this.stories = stories;
        this.into = into;
    }

    /** Somebody who does something, and through which channel. */
    record By(@Nullable Channel channel, @Nullable String actor, @Nullable String role) {

        static By citizen(Channel channel) {
            return new By(channel, null, "CITIZEN");
        }

        static By clerk(Channel channel, String account) {
            return new By(channel, account, "CLERK");
        }

        static By approver(String account) {
            return new By(Channel.PC, account, "APPROVER");
        }

        static By system() {
            return new By(null, null, "SYSTEM");
        }
    }

    void tell(LocalDateTime at, String source, By by, ServiceEvent fact) {
        tell(at, source, by, "", fact);
    }

    void tell(LocalDateTime at, String source, By by, String part, ServiceEvent fact) {
        into.accept(happening(at, source, by, part, fact, null));
    }

    void submitted(LocalDateTime at, String source, By by, ServiceEvent fact, NamedPerson applicant) {
        into.accept(happening(at, source, by, "", fact, applicant));
    }

    private Happening happening(LocalDateTime at, String source, By by, String part, ServiceEvent fact,
            @Nullable NamedPerson applicant) {
        Parameter late = Sources.bad(source) ? Parameter.RECORDED_LATE_BY_BAD_SOURCE : Parameter.RECORDED_LATE;
        LocalDateTime sent = chance.happens(late)
                ? at.plusSeconds((long) (60
                        * (LATE_AT_LEAST_MINUTES + chance.skewed(LATE_MEDIAN_MINUTES, LATE_NINETIETH_MINUTES))))
                : at.plusNanos(1_000_000 * chance.between(200, USUAL_SECONDS * 1000L));
        return new Happening(at.atOffset(SHANGHAI), stories.heard(source, sent).atOffset(SHANGHAI), source, part,
                by.channel(), by.actor(), by.role(), fact, applicant);
    }
}
