package org.serviceledger.projections;

import java.util.List;

import org.serviceledger.projections.appointment.AppointmentView;
import org.serviceledger.projections.baseline.BaselineView;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.certificate.CertificateView;
import org.serviceledger.projections.hall.HallCardView;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.quarantine.QuarantineView;
import org.serviceledger.projections.queue.HallView;
import org.serviceledger.projections.queue.TicketView;
import org.serviceledger.projections.reference.CalendarView;
import org.serviceledger.projections.reference.DefinitionView;
import org.serviceledger.projections.reference.HighFrequencyView;
import org.serviceledger.projections.source.SourceDayView;
import org.serviceledger.projections.source.SourceView;
import org.serviceledger.projections.target.TargetView;

/** All views. */
public final class Views {

    public static final List<View<?>> ALL = List.of(new CaseFileView(), new ItemView(), new CalendarView(),
            new HallCardView(), new DefinitionView(), new HighFrequencyView(),
            new TicketView(),
            new HallView(), new TargetView(), new QuarantineView(), new SourceView(),
            new SourceDayView(), new AppointmentView(), new CertificateView(),
            new BaselineView());

    private Views() {}
}
