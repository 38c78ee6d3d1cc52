package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.serviceledger.core.event.HallEvent.HallRegistered;

/** The halls as they were registered. */
final class HallFacts {

    private static final LocalDate REGISTERED = LocalDate.of(2018, 8, 15);

    private HallFacts() {}

    static List<FoundingFact> of(Halls halls) {
        List<FoundingFact> facts = new ArrayList<>();
        for (Hall hall : halls.all()) {
            Division division = hall.division();
            facts.add(FoundingFact.of(FoundingFact.CATALOGUE, Foundation.morning(REGISTERED, facts.size()),
                    new HallRegistered(hall.hallId(), hall.name(), division.level(), division.code(),
                            division.name(), hall.windows().size(),
                            hall.queues().stream().map(queue -> queue.name() + " " + queue.zh()).toList(),
                            hall.slotCapacity(), false),
                    ""));
        }
        return facts;
    }
}
