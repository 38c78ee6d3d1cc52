package org.serviceledger.projections.item;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ExemptionKind;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ItemEvent;
import org.serviceledger.core.event.ItemEvent.ItemExemptionGranted;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemEnteredHall;
import org.serviceledger.core.event.ItemEvent.ServiceItemLeftHall;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemRetired;
import org.serviceledger.core.event.ItemEvent.ServiceItemVisitPromiseSet;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.References;
import org.serviceledger.projections.View;
import org.serviceledger.projections.item.ItemFile.Exemption;
import org.serviceledger.projections.item.ItemFile.Move;
import org.serviceledger.projections.item.ItemFile.Version;
import org.serviceledger.projections.item.ItemFile.VisitPromise;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ListKey;

/**
 * Folds the facts about a service item. Each description is in force from its first day until the
 * next one's; of several for the same day the highest version counts, of equal versions the one
 * published last, since a catalogue is corrected by publishing again.
 */
public final class ItemView implements View<ItemFile> {

    /** Name of this view. */
    public static final String KIND = "item";

    /** Group in which all items are listed. */
    public static final String LIST = "all";

    private static final Comparator<Version> RANK = Comparator.comparingInt(ItemView::number)
            .thenComparing(Version::publishedAt);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ItemFile> type() {
        return ItemFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return ItemEvent.class;
    }

    @Override
    public String tag() {
        return Tags.ITEM;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof ItemEvent fact ? fact.itemCode() : null;
    }

    @Override
    public ItemFile empty(String key) {
        return ItemFile.empty(key);
    }

    @Override
    public ItemFile evolve(ItemFile file, RecordedEvent event) {
        return switch (event.data()) {
            case ServiceItemPublished published -> described(file, event, published);
            case ServiceItemAmended amended -> described(file, event, description(amended));
            case ServiceItemRetired retired -> retired(file, event, retired);
            case ItemExemptionGranted granted -> exempted(file, event, granted);
            case ServiceItemEnteredHall entered -> moved(file, event, entered.hallId(), entered.validFrom(), true);
            case ServiceItemLeftHall left -> moved(file, event, left.hallId(), left.validFrom(), false);
            case ServiceItemVisitPromiseSet set -> promised(file, event, set);
            default -> file;
        };
    }

    private static ItemFile described(ItemFile file, RecordedEvent event, ServiceItemPublished published) {
        LocalDate since = since(event, published.validFrom());
        NavigableMap<LocalDate, Version> bySince = new TreeMap<>();
        file.versions().forEach(version -> bySince.put(version.since(), version));
        bySince.merge(since, new Version(since, event.envelope().time().toInstant(), published),
                (known, found) -> RANK.compare(found, known) > 0 ? found : known);
        return new ItemFile(file.itemCode(), List.copyOf(bySince.values()), file.exemptions(), file.moves(),
                file.branches(), file.visitPromises(), file.retiredOn(), event.position());
    }

    /** A new version says everything that the publication said. */
    private static ServiceItemPublished description(ServiceItemAmended a) {
        return new ServiceItemPublished(a.itemCode(), a.name(), a.itemType(), a.level(), a.region(), a.department(),
                a.departmentName(), a.handlingType(), a.legalLimit(), a.promisedLimit(), a.online(), a.onlineDepth(),
                a.visits(), a.inHall(), a.version(), a.validFrom(), a.basicCode(), a.handlingItemCode(),
                a.onSiteReason(), a.appointments(), a.onlinePayment(), a.delivery(), a.fee(), a.specialProcedures(),
                a.scope(), a.serviceObjects(), a.materials());
    }

    /** The earliest retirement counts, in whatever order they arrive. */
    private static ItemFile retired(ItemFile file, RecordedEvent event, ServiceItemRetired retired) {
        LocalDate last = retired.validUntil();
        LocalDate first = (last == null ? Days.of(event.envelope().time()) : last).plusDays(1);
        LocalDate known = file.retiredOn();
        return new ItemFile(file.itemCode(), file.versions(), file.exemptions(), file.moves(), file.branches(),
                file.visitPromises(), known == null || first.isBefore(known) ? first : known, event.position());
    }

    private static ItemFile exempted(ItemFile file, RecordedEvent event, ItemExemptionGranted granted) {
        List<Exemption> exemptions = new ArrayList<>(file.exemptions());
        ExemptionKind kind = granted.kind();
        if (kind != null) {
            exemptions.add(new Exemption(kind, Days.of(event.envelope().time()), granted.validUntil(),
                    granted.legalBasis()));
        }
        return new ItemFile(file.itemCode(), file.versions(), exemptions, file.moves(), file.branches(),
                file.visitPromises(), file.retiredOn(), event.position());
    }

    private static ItemFile moved(ItemFile file, RecordedEvent event, @Nullable String hallId,
            @Nullable LocalDate validFrom, boolean in) {
        List<Move> moves = new ArrayList<>(file.moves());
        moves.add(new Move(since(event, validFrom), event.envelope().time().toInstant(), hallId, in));
        moves.sort(Comparator.comparing(Move::since).thenComparing(Move::at)
                .thenComparing(move -> String.valueOf(move.hallId())).thenComparing(Move::in));
        return new ItemFile(file.itemCode(), file.versions(), file.exemptions(), moves, file.branches(),
                file.visitPromises(), file.retiredOn(), event.position());
    }

    private static ItemFile promised(ItemFile file, RecordedEvent event, ServiceItemVisitPromiseSet set) {
        List<VisitPromise> promises = new ArrayList<>(file.visitPromises());
        Integer visits = set.visits();
        if (visits != null) {
            promises.add(new VisitPromise(since(event, set.validFrom()), event.envelope().time().toInstant(), visits));
            promises.sort(Comparator.comparing(VisitPromise::since).thenComparing(VisitPromise::at)
                    .thenComparing(VisitPromise::visits));
        }
        return new ItemFile(file.itemCode(), file.versions(), file.exemptions(), file.moves(), file.branches(),
                promises, file.retiredOn(), event.position());
    }

    private static LocalDate since(RecordedEvent event, @Nullable LocalDate validFrom) {
        return validFrom == null ? Days.of(event.envelope().time()) : validFrom;
    }

    /** Learns which of its halls are branches. */
    @Override
    public ItemFile settle(ItemFile file, References references) {
        Set<String> branches = file.moves().stream().map(Move::hallId).filter(Objects::nonNull)
                .filter(references::isBranch).collect(Collectors.toSet());
        return branches.equals(file.branches())
                ? file
                : new ItemFile(file.itemCode(), file.versions(), file.exemptions(), file.moves(), branches,
                        file.visitPromises(), file.retiredOn(), file.position());
    }

    @Override
    public List<String> dependents(RecordedEvent event) {
        return event.data() instanceof HallRegistered hall ? List.of(inHall(hall.hallId())) : List.of();
    }

    private static String inHall(String hallId) {
        return "hall=" + hallId;
    }

    @Override
    public Map<BucketKey, Amount> contributions(ItemFile file) {
        return ItemCounts.of(file);
    }

    @Override
    public List<ListKey> listKeys(ItemFile file) {
        return Stream.concat(Stream.of(LIST),
                file.moves().stream().map(Move::hallId).filter(Objects::nonNull).distinct().map(ItemView::inHall))
                .map(ListKey::always).toList();
    }

    private static int number(Version version) {
        Integer number = version.published().version();
        return number == null ? 0 : number;
    }
}
