package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.serviceledger.app.demo.province.PersonNames.Trade;
import org.serviceledger.core.event.AdministrativeLevel;

/** Makes up citizens and companies whose numbers are valid and belong to nobody. */
final class PeopleMaker {

    private static final LocalDate OLDEST = LocalDate.of(1940, 1, 1);
    private static final int DAYS_OF_BIRTHS = 66 * 365;
    private static final int CAPITALS_SHARE = 3;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUWXY";

    private final Divisions divisions;
    private final List<Division> homes;
    private final PersonNames names = PersonNames.load();
    private final Draw draw;
    private final Set<String> numbers = new HashSet<>();

    PeopleMaker(Divisions divisions, Draw draw) {
        this.divisions = divisions;
        this.homes = divisions.counties();
        this.draw = draw;
    }

    Citizen citizen(int index) {
        String purpose = "citizen/" + index;
        Division home = home(purpose);
        boolean female = draw.share(purpose + "/sex") < .5;
        String number;
        LocalDate birth;
        int attempt = 0;
        do {
            birth = OLDEST.plusDays(draw.below(DAYS_OF_BIRTHS, purpose + "/birth/" + attempt));
            int sequence = 2 * draw.below(500, purpose + "/sequence/" + attempt) + (female ? 0 : 1);
            number = Codes.resident(home.region(), birth, sequence);
            attempt++;
        } while (!numbers.add(number));
        return new Citizen(names.of(draw, female, purpose), female, birth, number, phone(purpose),
                address(home, purpose), home);
    }

    Company company(int index, Citizen representative) {
        String purpose = "company/" + index;
        Division home = home(purpose);
        Trade trade = draw.oneOf(names.trades(), Trade::weight, purpose + "/trade");
        String word = draw.oneOf(names.companyWords(), purpose + "/first")
                + draw.oneOf(names.companyWords(), purpose + "/second").charAt(0);
        String serial = "" + LETTERS.charAt(draw.below(LETTERS.length(), purpose + "/letter")) + 'A'
                + "%06d".formatted(index + 1);
        String code = Codes.creditCode(BodyKind.ENTERPRISE.prefix() + home.region() + Codes.organisation(serial));
        return new Company(home.name() + word + trade.name() + "有限公司",
                home.englishName() + " " + trade.english() + " Company No. " + (index + 1), code, phone(purpose),
                address(home, purpose), home, representative);
    }

    /** One in three lives in the capital. */
    private Division home(String purpose) {
        boolean capital = draw.below(CAPITALS_SHARE, purpose + "/capital") == 0;
        return draw.oneOf(capital ? divisions.of(divisions.capital()) : homes, purpose + "/home");
    }

    /** In the range 12x, which no operator has. */
    private String phone(String purpose) {
        return "12" + "%09d".formatted(draw.below(1_000_000_000, purpose + "/phone"));
    }

    private String address(Division home, String purpose) {
        List<Division> towns = divisions.of(home).stream()
                .filter(division -> division.level() == AdministrativeLevel.TOWNSHIP).toList();
        return "江海省" + divisions.get(String.valueOf(home.parent())).name() + home.name()
                + draw.oneOf(towns, purpose + "/town").name() + draw.oneOf(names.streets(), purpose + "/street")
                + (1 + draw.below(300, purpose + "/house")) + "号";
    }
}
