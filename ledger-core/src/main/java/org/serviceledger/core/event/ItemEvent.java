package org.serviceledger.core.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about a service item (事项), the catalogue's entry that cases are instances of. */
public sealed interface ItemEvent extends ServiceEvent {

    String itemCode();

    @Override
    default String subject() {
        return itemCode();
    }

    @Override
    default Set<Tag> tags() {
        return Tags.of(Tags.ITEM, itemCode());
    }

    /**
     * An item was published (事项发布).
     *
     * @param itemCode implementation code (实施编码)
     * @param department code of the implementing body (实施主体), its USCC where it has one
     * @param legalLimit limit set by law (法定办结时限)
     * @param promisedLimit limit promised by the department (承诺办结时限)
     * @param online whether it can be handled online (是否网办)
     * @param onlineDepth 1–4 (网办深度 Ⅰ–Ⅳ)
     * @param visits promised visits to an office (到办事现场次数)
     * @param inHall whether it is handled in the comprehensive hall (是否进驻政务大厅)
     * @param version of the item's description
     * @param validFrom first day in force
     * @param basicCode basic code (基本编码)
     * @param handlingItemCode code of the handling item (业务办理项编码)
     * @param onSiteReason why somebody must come (必须现场办理原因说明)
     * @param appointments whether it can be booked (是否支持预约)
     * @param onlinePayment whether fees are paid online (是否支持网上支付)
     * @param delivery whether results are sent (是否支持物流快递)
     * @param fee whether it costs anything (是否收费)
     * @param specialProcedures which may come up (特别程序)
     * @param scope how far away it can be applied for (通办范围)
     * @param serviceObjects whom it is for (服务对象)
     * @param materials how many materials are asked for (申请材料数)
     */
    record ServiceItemPublished(String itemCode, @Nullable String name, @Nullable ItemType itemType,
            @Nullable AdministrativeLevel level, @Nullable String region, @Nullable String department,
            @Nullable String departmentName, @Nullable HandlingType handlingType, @Nullable TimeLimit legalLimit,
            @Nullable TimeLimit promisedLimit, @Nullable Boolean online, @Nullable Integer onlineDepth,
            @Nullable Integer visits, @Nullable Boolean inHall, @Nullable Integer version,
            @Nullable LocalDate validFrom, @Nullable String basicCode, @Nullable String handlingItemCode,
            @Nullable String onSiteReason, @Nullable Boolean appointments, @Nullable Boolean onlinePayment,
            @Nullable Boolean delivery, @Nullable Boolean fee, @Nullable List<SpecialProcedureKind> specialProcedures,
            @Nullable ServiceScope scope, @Nullable List<ServiceObject> serviceObjects,
            @Nullable Integer materials) implements ItemEvent {
        /** With the core fields only. */
        public ServiceItemPublished(String itemCode, @Nullable String name, @Nullable ItemType itemType,
                @Nullable AdministrativeLevel level, @Nullable String region, @Nullable String department,
                @Nullable String departmentName, @Nullable HandlingType handlingType, @Nullable TimeLimit legalLimit,
                @Nullable TimeLimit promisedLimit, @Nullable Boolean online, @Nullable Integer onlineDepth,
                @Nullable Integer visits, @Nullable Boolean inHall, @Nullable Integer version,
                @Nullable LocalDate validFrom) {
            this(itemCode, name, itemType, level, region, department, departmentName, handlingType, legalLimit,
                    promisedLimit, online, onlineDepth, visits, inHall, version, validFrom, null, null, null, null,
                    null, null, null, null, null, null, null);
        }
    }

    /**
     * An item's description was replaced by a new version (事项变更). Every field is that of the new version.
     *
     * @param validFrom first day of the new version
     * @param reason why it was amended
     */
    record ServiceItemAmended(String itemCode, @Nullable String name, @Nullable ItemType itemType,
            @Nullable AdministrativeLevel level, @Nullable String region, @Nullable String department,
            @Nullable String departmentName, @Nullable HandlingType handlingType, @Nullable TimeLimit legalLimit,
            @Nullable TimeLimit promisedLimit, @Nullable Boolean online, @Nullable Integer onlineDepth,
            @Nullable Integer visits, @Nullable Boolean inHall, @Nullable Integer version,
            @Nullable LocalDate validFrom, @Nullable String basicCode, @Nullable String handlingItemCode,
            @Nullable String onSiteReason, @Nullable Boolean appointments, @Nullable Boolean onlinePayment,
            @Nullable Boolean delivery, @Nullable Boolean fee, @Nullable List<SpecialProcedureKind> specialProcedures,
            @Nullable ServiceScope scope, @Nullable List<ServiceObject> serviceObjects, @Nullable Integer materials,
            @Nullable String reason) implements ItemEvent {
        /** With the core fields only. */
        public ServiceItemAmended(String itemCode, @Nullable String name, @Nullable ItemType itemType,
                @Nullable AdministrativeLevel level, @Nullable String region, @Nullable String department,
                @Nullable String departmentName, @Nullable HandlingType handlingType, @Nullable TimeLimit legalLimit,
                @Nullable TimeLimit promisedLimit, @Nullable Boolean online, @Nullable Integer onlineDepth,
                @Nullable Integer visits, @Nullable Boolean inHall, @Nullable Integer version,
                @Nullable LocalDate validFrom) {
            this(itemCode, name, itemType, level, region, department, departmentName, handlingType, legalLimit,
                    promisedLimit, online, onlineDepth, visits, inHall, version, validFrom, null, null, null, null,
                    null, null, null, null, null, null, null, null);
        }
    }

    /**
     * An item was taken out of the catalogue (事项取消).
     *
     * @param validUntil last day in force
     */
    record ServiceItemRetired(String itemCode, @Nullable LocalDate validUntil, @Nullable String reason,
            @Nullable String document) implements ItemEvent {}

    /**
     * An item was exempted from being handled online, or in the hall (不适宜网办/不进驻 豁免).
     *
     * @param legalBasis the law that makes it unsuitable
     * @param document by which it was decided
     * @param validUntil last day, or null when it does not end
     */
    record ItemExemptionGranted(String itemCode, @Nullable ExemptionKind kind, @Nullable String legalBasis,
            @Nullable String document, @Nullable LocalDate validUntil) implements ItemEvent {
        /** With the core fields only. */
        public ItemExemptionGranted(String itemCode, @Nullable ExemptionKind kind, @Nullable String legalBasis) {
            this(itemCode, kind, legalBasis, null, null);
        }
    }

    /**
     * An item moved into a comprehensive hall (事项进驻).
     */
    record ServiceItemEnteredHall(String itemCode, @Nullable String hallId,
            @Nullable LocalDate validFrom) implements ItemEvent {
        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.ITEM, itemCode, Tags.HALL, hallId);
        }
    }

    /**
     * An item left a comprehensive hall.
     *
     * @param validFrom first day outside
     */
    record ServiceItemLeftHall(String itemCode, @Nullable String hallId, @Nullable LocalDate validFrom,
            @Nullable String reason) implements ItemEvent {
        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.ITEM, itemCode, Tags.HALL, hallId);
        }
    }

    /**
     * How often an applicant has to come was promised (最多跑一次).
     *
     * @param visits promised visits (到办事现场次数)
     */
    record ServiceItemVisitPromiseSet(String itemCode, @Nullable Integer visits,
            @Nullable LocalDate validFrom) implements ItemEvent {}
}
