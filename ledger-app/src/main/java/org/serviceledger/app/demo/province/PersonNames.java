package org.serviceledger.app.demo.province;

import java.util.List;

/** Names as common as in the country, and words for companies and streets. */
record PersonNames(List<Surname> surnames, List<String> maleNames, List<String> femaleNames, List<String> streets,
        List<String> companyWords, List<Trade> trades) {

    PersonNames {
        surnames = List.copyOf(surnames);
        maleNames = List.copyOf(maleNames);
        femaleNames = List.copyOf(femaleNames);
        streets = List.copyOf(streets);
        companyWords = List.copyOf(companyWords);
        trades = List.copyOf(trades);
    }

    /**
     * A surname.
     *
     * @param weight percent of the population
     */
    record Surname(String name, double weight) {}

    /** What a company does, in both languages. */
    record Trade(String name, String english, double weight) {}

    static PersonNames load() {
        return DemoData.object("names.json", PersonNames.class);
    }

    /** A full name. */
    String of(Draw draw, boolean female, String purpose) {
        return draw.oneOf(surnames, Surname::weight, purpose + "/surname").name()
                + draw.oneOf(female ? femaleNames : maleNames, purpose + "/given");
    }
}
