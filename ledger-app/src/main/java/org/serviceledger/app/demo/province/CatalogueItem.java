package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.ApplicantKind;
import org.serviceledger.core.event.ExemptionKind;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.ServiceScope;
import org.serviceledger.core.event.SpecialProcedureKind;
import org.serviceledger.core.event.TimeLimit;

/**
 * A service item as the catalogue describes it, before a body implements it.
 *
 * @param number        in the catalogue
 * @param department    key of the department
 * @param applicant     who usually applies
 * @param legalLimit    set by law
 * @param promisedLimit promised by a department that does well
 * @param onlineDepth   1–4 (网办深度 Ⅰ–Ⅳ); from 3 on the item can be handled online
 * @param visits        promised visits to an office, where the item is handled online as far as it goes
 * @param weight        how often it is applied for; percent of all cases for the named items
 * @param levels        at which it is exercised
 * @param materials     how many are asked for
 * @param fee           whether it costs anything
 * @param procedures    special procedures that may come up
 * @param exemptions    from what it is exempted wherever it is handled
 * @param scope         how far away it can be applied for online; null for the usual
 * @param siteStep      name of the step on the spot, if there is one
 * @param former        limits that once were others
 * @param retired       when it was taken out of the catalogue
 */
public record CatalogueItem(int number, String name, ItemType itemType, String department, ApplicantKind applicant,
        TimeLimit legalLimit, TimeLimit promisedLimit, int onlineDepth, int visits, double weight,
        List<AdministrativeLevel> levels, int materials, boolean fee, List<SpecialProcedureKind> procedures,
        List<Exemption> exemptions, @Nullable ServiceScope scope, @Nullable String siteStep,
        @Nullable FormerLimits former, @Nullable Retirement retired) {

    private static final int ONLINE_FROM_DEPTH = 3;
    private static final int LAST_NAMED = 30;

    public CatalogueItem {
        levels = List.copyOf(levels);
        procedures = List.copyOf(procedures);
        exemptions = List.copyOf(exemptions);
    }

    /**
     * An exemption (豁免).
     *
     * @param document   by which it was decided
     * @param validUntil last day, or null when it does not end
     */
    public record Exemption(ExemptionKind kind, String legalBasis, String document, @Nullable LocalDate validUntil) {}

    /**
     * Limits that held before a law was changed.
     *
     * @param until  first day on which they no longer held
     * @param reason what changed them
     */
    public record FormerLimits(TimeLimit legalLimit, TimeLimit promisedLimit, LocalDate until, String reason) {}

    /**
     * How an item left the catalogue.
     *
     * @param validUntil last day in force
     */
    public record Retirement(LocalDate validUntil, String reason, String document) {}

    /** Whether it can be handled online (是否网办) where a department does well. */
    public boolean online() {
        return onlineDepth >= ONLINE_FROM_DEPTH;
    }

    /** Whether it is done at once (即办件). */
    public boolean instant() {
        return promisedLimit.unit() == LimitUnit.IMMEDIATE;
    }

    /** Whether the province handles it too. */
    public boolean provincial() {
        return levels.contains(AdministrativeLevel.PROVINCE);
    }

    /** Whether it is one of the thirty that most people come for. */
    public boolean named() {
        return number <= LAST_NAMED;
    }

    /** Whether it is exempted. */
    public boolean exemptFrom(ExemptionKind kind) {
        return exemptions.stream().anyMatch(exemption -> exemption.kind() == kind);
    }
}
