package org.serviceledger.command.governance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/**
 * Seals the rates of a month or a quarter that is over (统计封存).
 *
 * @param period for example 2026-03 or 2026-Q1
 * @param region code of the division that it is about, of six, nine or twelve digits; it is filled up to twelve, for
 *               both say the same. Null for everything
 * @param regionKnown whether something is known of the division; the server looks, and null is as good as yes
 * @param report the report to be sealed; it is made by the server, and what a caller sends is not looked at. Null
 *               when the command is to be refused
 */
public record SealMetricSnapshot(String period, @Nullable String region, @JsonIgnore @Nullable Boolean regionKnown,
        @JsonIgnore @Nullable Report report) {

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final Pattern REGION = Pattern.compile("\\d{6}(\\d{3}){0,2}");
    private static final int REGION_DIGITS = 12;
    private static final int YEAR_DIGITS = 4;
    private static final int MONTHS = 3;

    public SealMetricSnapshot {
        Require.key("period", period);
        if (!QUARTER.matcher(period).matches() && !MONTH.matcher(period).matches()) {
            throw new IllegalArgumentException("period: must be a month such as 2026-03 or a quarter such as 2026-Q1");
        }
        Require.year("period", Integer.parseInt(period.substring(0, YEAR_DIGITS)));
        if (region != null && !REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("region: must be the code of a division, of 6, 9 or 12 digits");
        }
        region = region == null ? null : region + "0".repeat(REGION_DIGITS - region.length());
    }

    /**
     * A report as it is sealed.
     *
     * @param position last position that was counted
     * @param content  canonical JSON
     * @param hash     its SHA-256, hexadecimal
     */
    public record Report(long position, LocalDate sealedOn, String content, String hash) {}

    /** Whether the period is over on a day. */
    public boolean isOver(LocalDate today) {
        return lastDay().isBefore(today);
    }

    private LocalDate lastDay() {
        Matcher quarter = QUARTER.matcher(period);
        return quarter.matches()
                ? YearMonth.of(Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2)) * MONTHS)
                        .atEndOfMonth()
                : YearMonth.parse(period).atEndOfMonth();
    }

    /** Name of the sealed report. */
    public String snapshotId() {
        return region == null ? period : period + "@" + region;
    }

    /** As somebody gives it. */
    public static SealMetricSnapshot of(String period, @Nullable String region) {
        return new SealMetricSnapshot(period, region, null, null);
    }

    /** The same with its report. */
    public SealMetricSnapshot with(Report made) {
        return new SealMetricSnapshot(period, region, regionKnown, made);
    }

    /** The same for a division of which nothing is known. */
    public SealMetricSnapshot ofUnknownRegion() {
        return new SealMetricSnapshot(period, region, false, null);
    }
}
