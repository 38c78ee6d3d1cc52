package org.serviceledger.core.supervision;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.Light;
import org.serviceledger.core.clock.statutory.LightSchedule;
import org.serviceledger.core.event.WarningLevel;

/**
 * A point of electronic supervision (监察点) at which the ledger raises a warning: of a light once for each moment at
 * which it turns, of the procedure once a case.
 */
public enum SupervisionPoint {

    LIGHT_YELLOW("light-yellow", Light.YELLOW, WarningLevel.YELLOW, "承诺时限即将届满", "The promised time is nearly over"),
    LIGHT_RED("light-red", Light.RED, WarningLevel.RED, "承诺超期", "The promised time is over"),
    LIGHT_LEGAL_RED("light-legal-red", Light.LEGAL_RED, WarningLevel.LEGAL_RED, "法定超期", "The legal limit is over"),
    SECOND_NOTICE("second-correction-notice", null, WarningLevel.YELLOW, "再次补正告知，违反一次性告知（行政许可法第三十二条）",
            "A second correction notice, although all must be said at once (Licensing Law art. 32)"),
    UNNOTICED_PROCEDURE("procedure-without-notice", null, WarningLevel.YELLOW, "特别程序未书面告知申请人（行政许可法第四十五条）",
            "A special procedure without a written notice to the applicant (Licensing Law art. 45)"),
    SAME_PERSON("same-person", null, WarningLevel.RED, "承办与批准为同一人", "The same person handled the case and decided it");

    private final String code;
    private final @Nullable Light light;
    private final WarningLevel level;
    private final String zh;
    private final String en;

    SupervisionPoint(String code, @Nullable Light light, WarningLevel level, String zh, String en) {
        this.code = code;
        this.light = light;
        this.level = level;
        this.zh = zh;
        this.en = en;
    }

    /** Stable name, the {@code rule} of the warning. */
    public String code() {
        return code;
    }

    /** The point with a code; none if it is a rule of another system. */
    public static Optional<SupervisionPoint> of(@Nullable String code) {
        return Stream.of(values()).filter(point -> point.code.equals(code)).findFirst();
    }

    /** Whether it is about a light, which turns at a moment, and not about the procedure. */
    public boolean ofLight() {
        return light != null;
    }

    /** When the light of which it warns turns by a schedule, if it does. */
    public Optional<Instant> turn(LightSchedule lights) {
        return light == null ? Optional.empty() : lights.firstTurnTo(light);
    }

    /** Colour of the warning. */
    public WarningLevel level() {
        return level;
    }

    /** In Chinese. */
    public String zh() {
        return zh;
    }

    /** In English. */
    public String en() {
        return en;
    }
}
