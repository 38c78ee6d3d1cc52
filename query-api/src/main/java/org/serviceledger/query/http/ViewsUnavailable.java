package org.serviceledger.query.http;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.projections.store.ViewStoreException;

/**
 * Views that do not answer are told as a ledger that does not: unavailable, to be asked again. A list whose
 * generation has been dropped is to be read anew.
 */
public final class ViewsUnavailable implements WebExceptionHandler, Ordered {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        return Mono.error(switch (error) {
            case ViewStoreException.GenerationGone gone -> Parameters.problem(HttpStatus.GONE, "cursor-expired",
                    "the list has been built anew since; read it from its beginning");
            case ViewStoreException other -> new LedgerException.Unavailable(String.valueOf(other.getMessage()), other);
            default -> error;
        });
    }

    /** Before errors become problems. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
