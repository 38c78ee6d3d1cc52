package org.serviceledger.query.http;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.projections.store.ViewStoreException;

/** Views that do not answer are told as a ledger that does not: unavailable, to be asked again. */
public final class ViewsUnavailable implements WebExceptionHandler, Ordered {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        return Mono.error(error instanceof ViewStoreException
                ? new LedgerException.Unavailable(String.valueOf(error.getMessage()), error)
                : error);
    }

    /** Before errors become problems. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
