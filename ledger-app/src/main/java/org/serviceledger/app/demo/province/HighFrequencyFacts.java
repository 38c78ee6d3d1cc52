package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.serviceledger.core.event.AssessmentEvent.HighFrequencyListPublished;

/**
 * The lists of high-frequency items (高频事项), 30 and then 100 a level. A list names the items by the codes of
 * those bodies of the level that handle the most: the province's own, the capital's, and its first district's.
 */
final class HighFrequencyFacts {

    private static final LocalDate FIRST_BATCH = LocalDate.of(2018, 9, 28);
    private static final int FIRST_LENGTH = 30;
    private static final LocalDate SECOND_BATCH = LocalDate.of(2019, 3, 15);
    private static final int SECOND_LENGTH = 100;

    private HighFrequencyFacts() {}

    static List<FoundingFact> of(Province province) {
        Divisions divisions = province.divisions();
        Division capital = divisions.capital();
        List<FoundingFact> facts = new ArrayList<>();
        for (Division division : List.of(divisions.province(), capital, divisions.of(capital).getFirst())) {
            facts.add(batch(province.catalogue(), division, "2018", FIRST_BATCH, FIRST_LENGTH));
            facts.add(batch(province.catalogue(), division, "2019", SECOND_BATCH, SECOND_LENGTH));
        }
        return facts;
    }

    private static FoundingFact batch(Catalogue catalogue, Division division, String name, LocalDate day, int length) {
        List<String> codes = catalogue.of(division).stream().filter(item -> item.item().retired() == null)
                .sorted(Comparator.comparingDouble((ImplementedItem item) -> item.item().weight()).reversed()
                        .thenComparing(ImplementedItem::code))
                .limit(length).map(ImplementedItem::code).toList();
        String document = "江政办发〔" + name + "〕" + (division.level().ordinal() + 50) + "号";
        return FoundingFact.of(FoundingFact.CATALOGUE, Foundation.morning(day, division.level().ordinal()),
                new HighFrequencyListPublished(division.level(), codes, name, document), name);
    }
}
