package org.serviceledger.projections.read;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import reactor.core.publisher.Mono;

import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.projections.hall.HallCard;
import org.serviceledger.projections.hall.HallCardView;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.rates.Definitions;
import org.serviceledger.projections.reference.DefinitionFile;
import org.serviceledger.projections.reference.DefinitionView;
import org.serviceledger.projections.reference.HighFrequencyList;
import org.serviceledger.projections.reference.HighFrequencyView;
import org.serviceledger.projections.target.TargetFile;
import org.serviceledger.projections.target.TargetView;

/** Reads what rates are read with, as it is known now. */
public final class RateReferenceReader {

    private final ParsedViews<ItemFile> items;
    private final ParsedViews<HallCard> halls;
    private final ParsedViews<HighFrequencyList> lists;
    private final ParsedViews<DefinitionFile> definitions;
    private final ParsedViews<TargetFile> targets;

    public RateReferenceReader(ViewReader views) {
        items = new ParsedViews<>(views, new ItemView(), ItemView.LIST);
        halls = new ParsedViews<>(views, new HallCardView(), HallCardView.LIST);
        lists = new ParsedViews<>(views, new HighFrequencyView(), HighFrequencyView.LIST);
        definitions = new ParsedViews<>(views, new DefinitionView(), DefinitionView.LIST);
        targets = new ParsedViews<>(views, new TargetView(), TargetView.LIST);
    }

    /** All of it. */
    public Mono<RateReferences> now() {
        return Mono.zip(items.all(), halls.all(), lists.all(), definitions.all(), targets.all())
                .map(found -> new RateReferences(found.getT1(), found.getT2(), found.getT3(), known(found.getT4()),
                        inForce(found.getT5())));
    }

    private static Definitions known(Map<String, DefinitionFile> files) {
        Definitions all = Definitions.STANDARD;
        for (DefinitionFile file : files.values()) {
            for (var published : file.published()) {
                all = all.with(published);
            }
        }
        return all;
    }

    private static List<TargetSet> inForce(Map<String, TargetFile> files) {
        return files.values().stream().map(TargetFile::inForce).filter(Objects::nonNull).toList();
    }
}
