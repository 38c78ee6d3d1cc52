package org.serviceledger.app.demo.province;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.serviceledger.app.demo.province.Hall.Window;
import org.serviceledger.core.identity.Caller.Role;

/** Ready-made people: citizens and companies who apply, and officials who handle. */
public final class People {

    /** How many citizens there are. */
    public static final int CITIZENS = 4000;

    /** How many companies there are. */
    public static final int COMPANIES = 800;

    private static final int APPROVERS_OF_A_BODY = 3;

    private final List<Citizen> citizens;
    private final List<Company> companies;
    private final Map<String, Official> clerks = new LinkedHashMap<>();
    private final Map<String, List<Official>> approvers = new LinkedHashMap<>();
    private final PersonNames names = PersonNames.load();
    private final Draw draw;

    People(Divisions divisions, Halls halls, Catalogue catalogue, Draw draw) {
        this.draw = draw;
        PeopleMaker maker = new PeopleMaker(divisions, draw);
        this.citizens = IntStream.range(0, CITIZENS).mapToObj(maker::citizen).toList();
        this.companies = IntStream.range(0, COMPANIES)
                .mapToObj(i -> maker.company(i, citizens.get(i * (CITIZENS / COMPANIES)))).toList();
        for (Hall hall : halls.all()) {
            for (Window window : hall.windows()) {
                clerks.put(key(hall, window), clerk(hall, window));
            }
        }
        for (ImplementedItem item : catalogue.all()) {
            approvers.computeIfAbsent(item.organ(), organ -> approvers(item));
        }
    }

    /** Citizens; a citizen's place in the list never changes. */
    public List<Citizen> citizens() {
        return citizens;
    }

    /** Companies, likewise. */
    public List<Company> companies() {
        return companies;
    }

    /** The clerk of a window. */
    public Official clerkAt(Hall hall, Window window) {
        Official clerk = clerks.get(key(hall, window));
        if (clerk == null) {
            throw new IllegalArgumentException(hall.hallId() + " has no window " + window.number());
        }
        return clerk;
    }

    /**
     * Those who review and approve a body's cases, at least three: the same person may not do both.
     *
     * @param organ the body's code
     */
    public List<Official> approversOf(String organ) {
        List<Official> found = approvers.get(organ);
        if (found == null) {
            throw new IllegalArgumentException("no body " + organ);
        }
        return found;
    }

    /** Every official. */
    public List<Official> officials() {
        List<Official> all = new ArrayList<>(clerks.values());
        approvers.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    private Official clerk(Hall hall, Window window) {
        String account = "clerk-" + hall.hallId() + "-" + window.number();
        return new Official(account, nameOf(account), Role.CLERK, hall.division(), null, window.number());
    }

    private List<Official> approvers(ImplementedItem item) {
        List<Official> found = new ArrayList<>();
        for (int i = 1; i <= APPROVERS_OF_A_BODY; i++) {
            String account = item.department().key() + "-" + item.division().region() + "-%02d".formatted(i);
            found.add(new Official(account, nameOf(account), Role.APPROVER, item.division(), item.department(), null));
        }
        return List.copyOf(found);
    }

    private String nameOf(String account) {
        return names.of(draw, draw.share(account + "/sex") < .5, account);
    }

    private static String key(Hall hall, Window window) {
        return hall.hallId() + "/" + window.number();
    }
}
