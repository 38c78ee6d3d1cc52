package org.serviceledger.app.config;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.appointment.AppointmentView;
import org.serviceledger.projections.baseline.BaselineView;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.certificate.CertificateView;
import org.serviceledger.projections.hall.HallCardView;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.quarantine.QuarantineView;
import org.serviceledger.projections.queue.HallView;
import org.serviceledger.projections.queue.TicketView;
import org.serviceledger.projections.read.CaseSearch;
import org.serviceledger.projections.read.HallReader;
import org.serviceledger.projections.read.Past;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.RateReport;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.reference.CalendarView;
import org.serviceledger.projections.reference.DefinitionView;
import org.serviceledger.projections.reference.HighFrequencyView;
import org.serviceledger.projections.reference.ReferenceReader;
import org.serviceledger.projections.report.SnapshotView;
import org.serviceledger.projections.runner.ProjectionRunner;
import org.serviceledger.projections.runner.RunnerSettings;
import org.serviceledger.projections.source.SourceDayView;
import org.serviceledger.projections.source.SourceView;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.target.TargetView;

/** What keeps the views up with the ledger, and reads them. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

    /** Every view. */
    public static final List<View<?>> VIEWS = List.of(new CaseFileView(), new ItemView(), new CalendarView(),
            new TargetView(), new HallCardView(), new DefinitionView(), new HighFrequencyView(), new TicketView(),
            new HallView(), new QuarantineView(), new SourceView(), new SourceDayView(), new AppointmentView(),
            new CertificateView(), new BaselineView(), new SnapshotView());

    @Bean(initMethod = "start")
    ProjectionRunner projectionRunner(Ledger ledger, CloudEventCodec codec, ViewStore store, MeterRegistry registry,
            LedgerProperties properties) {
        LedgerProperties.Projections wanted = properties.projections();
        RunnerSettings usual = RunnerSettings.defaults();
        RunnerSettings.Sharing sharing = new RunnerSettings.Sharing(wanted.partitionsFor(store.isShared()),
                usual.sharing().cachedEntities(), usual.sharing().tick(), wanted.lease(), wanted.afterlife());
        return new ProjectionRunner(ledger, codec, store, VIEWS, registry, usual.with(sharing));
    }

    @Bean
    Generations generations(ProjectionRunner runner) {
        return runner.generations();
    }

    @Bean
    ViewReader viewReader(ViewStore store, Generations generations) {
        return new ViewReader(store, generations);
    }

    @Bean
    ReferenceReader referenceReader(ViewStore store, Generations generations) {
        return new ReferenceReader(store, generations);
    }

    @Bean
    CaseSearch caseSearch(ViewReader views, LedgerClock clock) {
        return new CaseSearch(views, clock);
    }

    @Bean
    HallReader hallReader(ViewReader views, ProjectionFeed feed, LedgerClock clock) {
        return new HallReader(views, feed, clock);
    }

    @Bean
    RateReader rateReader(ViewReader views, ProjectionFeed feed, LedgerClock clock, Ledger ledger,
            CloudEventCodec codec) {
        return new RateReader(views, feed, clock, new Past(ledger, codec, views, feed));
    }

    @Bean
    RateReport rateReport(RateReader rates) {
        return new RateReport(rates);
    }

    @Bean(initMethod = "start")
    RateGauges rateGauges(RateReader rates, ProjectionFeed feed, MeterRegistry registry) {
        return new RateGauges(rates, feed, registry);
    }
}
