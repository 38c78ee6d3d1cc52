package org.serviceledger.app.config;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.core.identity.Ownership;
import org.serviceledger.core.integrity.IntegrityCheck;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.projections.read.CaseSearch;
import org.serviceledger.projections.read.CertificateRegister;
import org.serviceledger.projections.read.DeclaredReader;
import org.serviceledger.projections.read.EvidenceReader;
import org.serviceledger.projections.read.HallReader;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.ProjectionStatus;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.RateReport;
import org.serviceledger.projections.read.ReviewReader;
import org.serviceledger.projections.read.TraceGapReader;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.reference.ReferenceReader;
import org.serviceledger.query.export.CaseExport;
import org.serviceledger.query.export.FactExport;
import org.serviceledger.query.http.AppointmentEndpoint;
import org.serviceledger.query.http.BaselineEndpoint;
import org.serviceledger.query.http.CalendarEndpoint;
import org.serviceledger.query.http.CaseAccess;
import org.serviceledger.query.http.CaseEndpoint;
import org.serviceledger.query.http.CaseLookupEndpoint;
import org.serviceledger.query.http.CaseSearchEndpoint;
import org.serviceledger.query.http.CatalogueEndpoint;
import org.serviceledger.query.http.CertificateEndpoint;
import org.serviceledger.query.http.ExportEndpoint;
import org.serviceledger.query.http.FindingsEndpoint;
import org.serviceledger.query.http.HallEndpoint;
import org.serviceledger.query.http.HistoryEndpoint;
import org.serviceledger.query.http.InflowEndpoint;
import org.serviceledger.query.http.KnownParameters;
import org.serviceledger.query.http.LookupLimit;
import org.serviceledger.query.http.MetricEndpoint;
import org.serviceledger.query.http.ProcessMapEndpoint;
import org.serviceledger.query.http.QuarantineListEndpoint;
import org.serviceledger.query.http.RateDetailEndpoint;
import org.serviceledger.query.http.RateEndpoint;
import org.serviceledger.query.http.ReportEndpoint;
import org.serviceledger.query.http.SchemaEndpoint;
import org.serviceledger.query.http.StateEndpoint;
import org.serviceledger.query.http.SupervisionEndpoint;
import org.serviceledger.query.http.TicketEndpoint;
import org.serviceledger.query.http.ViewsUnavailable;
import org.serviceledger.query.integrity.IntegrityMonitor;
import org.serviceledger.query.page.Pages;

/** What reads: the HTTP contract's reading side and the pages. */
@Configuration(proxyBeanMethods = false)
public class QueryConfiguration {

    @Bean
    CaseAccess caseAccess(CallerSource callers, Ownership ownership) {
        return new CaseAccess(callers, ownership);
    }

    @Bean
    CaseEndpoint caseEndpoint(ViewReader views, Ledger ledger, CloudEventCodec codec, LedgerClock clock,
            CaseAccess access, ReferenceReader references) {
        return new CaseEndpoint(views, ledger, codec, clock, access, references);
    }

    @Bean
    CaseSearchEndpoint caseSearchEndpoint(CaseSearch search, CaseEndpoint cases, CaseAccess access,
            CallerSource callers) {
        return new CaseSearchEndpoint(search, cases, access, callers);
    }

    @Bean
    SupervisionEndpoint supervisionEndpoint(CaseSearch search, CaseEndpoint cases, CallerSource callers) {
        return new SupervisionEndpoint(search, cases, callers);
    }

    @Bean
    BaselineEndpoint baselineEndpoint(ViewReader views) {
        return new BaselineEndpoint(views);
    }

    @Bean
    CalendarEndpoint calendarEndpoint(ViewReader views) {
        return new CalendarEndpoint(views);
    }

    @Bean
    CaseLookupEndpoint caseLookupEndpoint(CaseEndpoint cases, HistoryEndpoint history, Ledger ledger,
            CloudEventCodec codec, LedgerProperties properties) {
        return new CaseLookupEndpoint(cases, history, ledger, codec,
                new LookupLimit(properties.lookup().triesOfCase(), properties.lookup().triesOfAddress(),
                        properties.lookup().window()));
    }

    @Bean
    HistoryEndpoint historyEndpoint(Ledger ledger, CloudEventCodec codec, CaseAccess access) {
        return new HistoryEndpoint(ledger, codec, access);
    }

    @Bean
    SchemaEndpoint schemaEndpoint() {
        return new SchemaEndpoint();
    }

    @Bean
    HallEndpoint hallEndpoint(HallReader halls, ProjectionFeed feed) {
        return new HallEndpoint(halls, feed);
    }

    @Bean
    ProcessMapEndpoint processMapEndpoint(CaseSearch search, CallerSource callers) {
        return new ProcessMapEndpoint(search, callers);
    }

    @Bean
    ExportEndpoint exportEndpoint(CaseSearch search, ViewReader views, Ledger ledger, CloudEventCodec codec,
            LedgerClock clock) {
        return new ExportEndpoint(new CaseExport(search, views, ledger, codec, clock), new FactExport(ledger));
    }

    @Bean
    CertificateEndpoint certificateEndpoint(ViewReader views, LedgerClock clock) {
        return new CertificateEndpoint(new CertificateRegister(views, clock), clock);
    }

    @Bean
    AppointmentEndpoint appointmentEndpoint(ViewReader views, ReferenceReader references, Ledger ledger,
            CloudEventCodec codec, CaseAccess access, LedgerClock clock) {
        return new AppointmentEndpoint(views, references, ledger, codec, access, clock);
    }

    @Bean
    TicketEndpoint ticketEndpoint(ViewReader views, HallReader halls, CaseAccess access) {
        return new TicketEndpoint(views, halls, access);
    }

    @Bean
    RateEndpoint rateEndpoint(RateReader rates, ProjectionFeed feed) {
        return new RateEndpoint(rates, feed);
    }

    @Bean
    MetricEndpoint metricEndpoint(RateReader rates) {
        return new MetricEndpoint(rates);
    }

    @Bean
    ReportEndpoint reportEndpoint(ViewReader views, RateReport reports) {
        return new ReportEndpoint(views, reports);
    }

    @Bean
    RateDetailEndpoint rateDetailEndpoint(RateReader rates, ViewReader views, CallerSource callers) {
        return new RateDetailEndpoint(rates, new EvidenceReader(rates, views), callers);
    }

    @Bean
    FindingsEndpoint findingsEndpoint(RateReader rates, ViewReader views, LedgerClock clock, CallerSource callers) {
        return new FindingsEndpoint(new DeclaredReader(rates), new TraceGapReader(views, clock),
                new ReviewReader(views, clock), callers);
    }

    @Bean
    InflowEndpoint inflowEndpoint(ViewReader views, ProjectionFeed feed, LedgerClock clock,
            ReferenceReader references, CallerSource callers) {
        return new InflowEndpoint(views, feed, clock, references, callers);
    }

    @Bean
    CatalogueEndpoint catalogueEndpoint(ViewReader views) {
        return new CatalogueEndpoint(views);
    }

    @Bean
    QuarantineListEndpoint quarantineListEndpoint(ViewReader views, CallerSource callers) {
        return new QuarantineListEndpoint(views, callers);
    }

    @Bean(initMethod = "start")
    IntegrityMonitor integrityMonitor(IntegrityCheck check, Ledger ledger, LedgerClock clock,
            LedgerProperties properties, ProjectionFeed feed) {
        return new IntegrityMonitor(check, ledger, clock, properties.integrity().interval(),
                () -> feed.status().state() == ProjectionStatus.State.CATCHING_UP);
    }

    @Bean
    KnownParameters knownParameters(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        return new KnownParameters(handlers);
    }

    @Bean
    ViewsUnavailable viewsUnavailable() {
        return new ViewsUnavailable();
    }

    @Bean
    StateEndpoint stateEndpoint(ProjectionFeed feed, IntegrityMonitor integrity) {
        return new StateEndpoint(feed, integrity);
    }

    @Bean
    Pages pages() {
        return new Pages();
    }

    @Bean
    RouterFunction<ServerResponse> pageRoutes(Pages pages) {
        return pages.routes();
    }
}
