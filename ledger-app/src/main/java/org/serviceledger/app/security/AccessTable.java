package org.serviceledger.app.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

import org.serviceledger.core.identity.Caller.Role;

import static org.serviceledger.app.security.Access.only;
import static org.serviceledger.app.security.Access.open;
import static org.serviceledger.core.identity.Caller.Role.ADMIN;
import static org.serviceledger.core.identity.Caller.Role.APPROVER;
import static org.serviceledger.core.identity.Caller.Role.CITIZEN;
import static org.serviceledger.core.identity.Caller.Role.CLERK;
import static org.serviceledger.core.identity.Caller.Role.DEVICE;
import static org.serviceledger.core.identity.Caller.Role.HALL_MANAGER;
import static org.serviceledger.core.identity.Caller.Role.INSPECTOR;
import static org.serviceledger.core.identity.Caller.Role.LEADER;
import static org.serviceledger.core.identity.Caller.Role.SOURCE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

/**
 * The table of who may use which route. What is not in it is used by nobody: to a request it does not
 * exist. A citizen's reading of cases is narrowed further, to the citizen's own, where cases are read.
 */
final class AccessTable {

    private static final Role[] EVERYBODY = Role.values();

    private static final List<Access> ROUTES = List.of(open(GET, "/"), open(GET, "/citizen"), open(GET, "/inspector"),
            open(GET, "/leadership"), open(GET, "/source"), open(GET, "/hall"), open(GET, "/hall/"),
            open(GET, "/hall/{hallId}"), open(GET, "/citizen/"), open(GET, "/inspector/"), open(GET, "/leadership/"),
            open(GET, "/source/"), open(GET, "/hall/{hallId}/"),
            open(GET, "/assets/**"), open(GET, "/lib/**"), open(GET, "/favicon.ico"), open(GET, "/v3/api-docs/**"),
            open(GET, "/v3/api-docs.yaml"), open(GET, "/api/v1/schemas"), open(GET, "/api/v1/schemas/{type}"),
            open(GET, "/api/v1/schemas/{type}/example"), open(GET, "/actuator/health/**"),
            only(GET, "/actuator", ADMIN),
            only(GET, "/actuator/info", ADMIN), only(GET, "/actuator/prometheus", ADMIN, INSPECTOR),
            open(GET, "/demo/users"), open(POST, "/demo/login"), open(GET, "/demo/examples"),
            open(GET, "/demo/status"), open(GET, "/api/v1/halls"), open(GET, "/api/v1/halls/{hallId}/board"),
            open(GET, "/api/v1/halls/{hallId}/board/stream"), open(GET, "/api/v1/halls/{hallId}/ticket"),
            open(GET, "/api/v1/halls/{hallId}/slots"),
            open(POST, "/api/v1/case-lookup"),
            only(POST, "/api/v1/records", SOURCE, DEVICE, ADMIN),
            only(POST, "/api/v1/commands/{name}", EVERYBODY),
            only(GET, "/api/v1/quarantine", INSPECTOR, ADMIN, SOURCE, DEVICE),
            only(GET, "/api/v1/quarantine/{id}", INSPECTOR, ADMIN),
            only(POST, "/api/v1/quarantine/{id}/resend", INSPECTOR, ADMIN),
            only(GET, "/api/v1/my/cases", CITIZEN), only(GET, "/api/v1/my/appointments", CITIZEN),
            only(GET, "/api/v1/my/tickets", CITIZEN),
            only(GET, "/api/v1/appointments", CLERK, HALL_MANAGER, INSPECTOR),
            only(GET, "/api/v1/cases", CLERK, APPROVER, INSPECTOR, LEADER),
            only(GET, "/api/v1/cases/count", CLERK, APPROVER, INSPECTOR, LEADER),
            only(GET, "/api/v1/supervision", CLERK, APPROVER, INSPECTOR, LEADER),
            only(GET, "/api/v1/calendars", EVERYBODY),
            only(GET, "/api/v1/calendars/{year}/effects", CLERK, APPROVER, INSPECTOR, LEADER, ADMIN),
            only(GET, "/api/v1/patterns", INSPECTOR), only(GET, "/api/v1/exports/cases.{format}", INSPECTOR),
            only(GET, "/api/v1/exports/items.ndjson", INSPECTOR),
            only(GET, "/api/v1/exports/tickets.ndjson", INSPECTOR),
            only(GET, "/api/v1/exports/appointments.ndjson", INSPECTOR),
            only(GET, "/api/v1/process-map", INSPECTOR, LEADER),
            only(GET, "/api/v1/certificates", CLERK, APPROVER, INSPECTOR),
            only(GET, "/api/v1/certificates/{certificateNo}", CLERK, APPROVER, INSPECTOR),
            only(GET, "/api/v1/cases/{caseNo}", CITIZEN, CLERK, APPROVER, INSPECTOR, LEADER),
            only(GET, "/api/v1/cases/{caseNo}/history", CITIZEN, CLERK, APPROVER, INSPECTOR, LEADER),
            only(GET, "/api/v1/cases/{caseNo}/history/stream", CITIZEN, CLERK, APPROVER, INSPECTOR, LEADER),
            only(GET, "/api/v1/cases/{caseNo}/clock", CITIZEN, CLERK, APPROVER, INSPECTOR, LEADER),
            only(GET, "/api/v1/items", EVERYBODY), only(GET, "/api/v1/rates", INSPECTOR, LEADER, ADMIN),
            only(GET, "/api/v1/rates/stream", INSPECTOR, LEADER, ADMIN),
            only(GET, "/api/v1/rates/{metric}/trend", INSPECTOR, LEADER, ADMIN),
            // Of this one they read what divisions are called, and no more.
            only(GET, "/api/v1/rates/instant-handling/breakdown", INSPECTOR, LEADER, ADMIN, SOURCE, DEVICE),
            only(GET, "/api/v1/rates/{metric}/breakdown", INSPECTOR, LEADER, ADMIN),
            only(GET, "/api/v1/rates/{metric}/definitions", INSPECTOR, LEADER, ADMIN),
            only(GET, "/api/v1/rates/{metric}/definitions/differences", INSPECTOR, LEADER),
            only(GET, "/api/v1/rates/{metric}/evidence", INSPECTOR, LEADER),
            only(GET, "/api/v1/metrics", EVERYBODY),
            only(GET, "/api/v1/reports", INSPECTOR, LEADER, ADMIN),
            only(GET, "/api/v1/reports/{id}", INSPECTOR, LEADER, ADMIN),
            only(GET, "/api/v1/baselines", INSPECTOR, LEADER, ADMIN),
            only(GET, "/api/v1/declared-observed", INSPECTOR, LEADER, ADMIN),
            only(GET, "/api/v1/trace-gaps", INSPECTOR, LEADER),
            only(GET, "/api/v1/reviews", CLERK, APPROVER, HALL_MANAGER, INSPECTOR, LEADER),
            only(GET, "/api/v1/inflow", INSPECTOR, LEADER, ADMIN, SOURCE, DEVICE),
            only(GET, "/api/v1/projections", INSPECTOR, LEADER, ADMIN),
            only(POST, "/api/v1/projections/{name}/rebuild", ADMIN),
            only(POST, "/api/v1/projections/{name}/rebuild/pause", ADMIN),
            only(POST, "/api/v1/projections/{name}/rebuild/resume", ADMIN),
            only(POST, "/api/v1/projections/{name}/rebuild/cancel", ADMIN),
            only(GET, "/api/v1/integrity", INSPECTOR, LEADER, ADMIN));

    private final List<Access> routes;

    private AccessTable(List<Access> routes) {
        this.routes = List.copyOf(routes);
    }

    /** Administrators look after the ledger and see nobody's case (三员分立). */
    static AccessTable production() {
        return new AccessTable(ROUTES);
    }

    /** The demonstration's administrator may use everything. */
    static AccessTable demonstration() {
        List<Access> wider = new ArrayList<>();
        for (Access access : ROUTES) {
            Role[] roles = access.roles().toArray(new Role[access.roles().size() + 1]);
            roles[roles.length - 1] = ADMIN;
            wider.add(access.open()
                    ? access
                    : new Access(access.method(), access.path(), Set.copyOf(Arrays.asList(roles)), false));
        }
        return new AccessTable(wider);
    }

    List<Access> routes() {
        return routes;
    }

    /** The entry of a request; empty when nobody may send it. */
    Optional<Access> find(HttpMethod method, PathContainer path) {
        return routes.stream().filter(route -> route.covers(path) && route.covers(method)).findFirst();
    }

    /** The methods of a path; empty when there is nothing at it. */
    List<HttpMethod> methods(PathContainer path) {
        return routes.stream().filter(route -> route.covers(path)).map(Access::method).distinct().toList();
    }
}
