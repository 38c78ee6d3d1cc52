package org.serviceledger.app.demo.province;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.core.event.Comparator;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HandlingType;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ServiceEvent;

/** 江海省, a province that does not exist: its city 云州市 with one hall, and the catalogue of both. */
public final class Province {

    /** The hall of the city. */
    public static final String HALL = "990100-01";

    private static final String PROVINCE = "990000";
    private static final String CITY = "990100";
    private static final String CATALOGUE_SOURCE = "urn:jianghai:catalogue";
    private static final String PLAN = "“互联网＋政务服务”2018 年工作方案";
    private static final OffsetDateTime PLAN_DATE = OffsetDateTime.parse("2018-07-01T09:00:00+08:00");
    private static final LocalDate CATALOGUE_DATE = LocalDate.of(2018, 9, 1);

    private final Map<String, Department> departments;
    private final List<CatalogueItem> items;

    private Province(Contents contents) {
        this.departments = contents.departments().stream()
                .collect(Collectors.toMap(Department::key, Function.identity()));
        this.items = List.copyOf(contents.items());
    }

    private record Contents(List<Department> departments, List<CatalogueItem> items) {}

    /** Reads the province that comes with the program. */
    public static Province load() {
        try (InputStream in = Province.class.getResourceAsStream("/demo/province.json")) {
            return new Province(JsonMapper.shared().readValue(in, Contents.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The catalogue, in the order of its numbers. */
    public List<CatalogueItem> items() {
        return items;
    }

    /** The department that handles an item. */
    public Department departmentOf(CatalogueItem item) {
        Department department = departments.get(item.department());
        if (department == null) {
            throw new IllegalStateException("no department " + item.department());
        }
        return department;
    }

    /** The city's code of the department that handles an item. */
    public String organOf(CatalogueItem item) {
        return departmentOf(item).organ(CITY);
    }

    /** The city's code of an item; cases are handled by the city. */
    public String codeOf(CatalogueItem item) {
        return Codes.item(organOf(item), AdministrativeLevel.CITY, item.itemType(), item.number());
    }

    /** What is known before any business: the plan's targets, the province's own, and the catalogue. */
    public List<EventEnvelope> foundation() {
        List<ServiceEvent> facts = new ArrayList<>(targets());
        for (CatalogueItem item : items) {
            if (item.provincial()) {
                facts.add(published(item, AdministrativeLevel.PROVINCE, PROVINCE, "江海省"));
            }
            facts.add(published(item, AdministrativeLevel.CITY, CITY, "云州市"));
        }
        List<EventEnvelope> founded = new ArrayList<>();
        for (ServiceEvent fact : facts) {
            long sequence = founded.size() + 1L;
            founded.add(new EventEnvelope(fact.subject(), CATALOGUE_SOURCE, fact.getClass().getSimpleName(),
                    fact.subject(), PLAN_DATE.plusMinutes(sequence), null, "catalogue", "SYSTEM", sequence, true,
                    fact));
        }
        return founded;
    }

    private static List<TargetSet> targets() {
        return List.of(
                target("T-ONLINE-2018", "online-availability", AdministrativeLevel.PROVINCE, "2018-12-31", "0.80",
                        PLAN),
                target("T-ONLINE-2019", "online-availability", AdministrativeLevel.PROVINCE, "2019-12-31", "0.90",
                        PLAN),
                target("JH-TAKE-UP-2026", "online-take-up", null, "2026-12-31", "0.75", "江海省 2026 年政务服务目标"),
                target("JH-ON-TIME-2026", "on-time-closing", null, "2026-12-31", "0.99", "江海省 2026 年政务服务目标"),
                target("JH-REVIEW-2026", "positive-review", null, "2026-12-31", "0.99", "江海省 2026 年政务服务目标"));
    }

    private static TargetSet target(String id, String metric,
            @org.jspecify.annotations.Nullable AdministrativeLevel level,
            String due, String value, String document) {
        return new TargetSet(id, metric, level, null, null, LocalDate.parse(due), Comparator.AT_LEAST,
                new BigDecimal(value), document);
    }

    private ServiceItemPublished published(CatalogueItem item, AdministrativeLevel level, String region, String place) {
        Department department = departmentOf(item);
        String organ = department.organ(region);
        return new ServiceItemPublished(Codes.item(organ, level, item.itemType(), item.number()), item.name(),
                item.itemType(), level, region + "000000", organ, place + department.name(),
                item.instant() ? HandlingType.INSTANT : HandlingType.PROMISED, item.legalLimit(), item.promisedLimit(),
                item.online(), item.onlineDepth(), item.visits(), true, 1, CATALOGUE_DATE);
    }
}
