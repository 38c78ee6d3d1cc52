package org.serviceledger.projections.runner;

import java.util.function.UnaryOperator;

import reactor.core.publisher.Mono;

import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.store.Note;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStoreException;

/** The catalogue of generations in the view store, changed by compare and set. */
final class SharedCatalog {

    private static final String NAME = "generations";
    private static final int TRIES = 20;

    private final ViewStore store;

    SharedCatalog(ViewStore store) {
        this.store = store;
    }

    Mono<Catalog> read() {
        return store.note(NAME).map(SharedCatalog::catalog);
    }

    /**
     * Changes the catalogue as it is by then.
     *
     * @return how it is afterwards; the change's error when it refuses
     */
    Mono<Catalog> change(UnaryOperator<Catalog> change) {
        return attempt(change, TRIES);
    }

    private Mono<Catalog> attempt(UnaryOperator<Catalog> change, int tries) {
        return store.note(NAME).flatMap(note -> {
            Catalog before = catalog(note);
            Catalog after = change.apply(before);
            if (after.equals(before)) {
                return Mono.just(before);
            }
            return store.put(note.saying(ViewJson.write(after)))
                    .flatMap(done -> done ? Mono.just(after) : again(change, tries));
        });
    }

    private Mono<Catalog> again(UnaryOperator<Catalog> change, int tries) {
        return tries == 0
                ? Mono.error(new ViewStoreException.Unavailable("the generations are changed by others all the time",
                        new IllegalStateException("contended")))
                : attempt(change, tries - 1);
    }

    private static Catalog catalog(Note note) {
        return note.revision() == 0 ? Catalog.EMPTY : ViewJson.read(note.text(), Catalog.class);
    }
}
