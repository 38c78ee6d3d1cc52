package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.LocalDate;

import org.serviceledger.projections.Days;

/** Light of electronic supervision (电子监察红黄灯). */
public enum Light {
    GREEN, BLUE, YELLOW, RED, LEGAL_RED, PAUSED, CLOSED;

    /** The light of a case at a moment: yellow on the promised day, red once it is over. */
    public static Light of(CaseFile file, Instant now) {
        if (file.closing() != null) {
            return CLOSED;
        }
        LocalDate dueDay = file.submission() == null ? null : file.submission().dueDay();
        LocalDate today = Days.of(now);
        if (dueDay == null || today.isBefore(dueDay)) {
            return GREEN;
        }
        return today.isEqual(dueDay) ? YELLOW : RED;
    }
}
