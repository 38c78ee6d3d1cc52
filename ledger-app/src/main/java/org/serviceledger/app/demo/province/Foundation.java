package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.serviceledger.core.event.EventEnvelope;

/** All founding facts in the order in which they happened; each source counts its own. */
final class Foundation {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

    private Foundation() {}

    static List<EventEnvelope> of(Province province) {
        List<FoundingFact> facts = new ArrayList<>(CalendarFacts.all());
        facts.addAll(TargetFacts.all());
        facts.addAll(DefinitionFacts.all());
        facts.addAll(BaselineFacts.all());
        facts.addAll(HallFacts.of(province.halls()));
        facts.addAll(CatalogueFacts.of(province.catalogue(), province.halls()));
        facts.addAll(HighFrequencyFacts.of(province));
        return envelopes(facts);
    }

    /** Facts of the same moment keep their order, so that the same province is founded by the same bytes. */
    private static List<EventEnvelope> envelopes(List<FoundingFact> facts) {
        Map<String, Long> sequences = new HashMap<>();
        return facts.stream().sorted(Comparator.comparing(fact -> fact.at().toInstant()))
                .map(fact -> new EventEnvelope(fact.id(), fact.source(), fact.fact().getClass().getSimpleName(),
                        fact.fact().subject(), fact.at(), null, "catalogue", "SYSTEM",
                        sequences.merge(fact.source(), 1L, Long::sum), true, fact.fact()))
                .toList();
    }

    /** The morning of a day, so many seconds after nine. */
    static OffsetDateTime morning(LocalDate day, int seconds) {
        return LocalDateTime.of(day, LocalTime.of(9, 0)).plusSeconds(seconds).atOffset(SHANGHAI);
    }
}
