package org.serviceledger.core.identity;

import reactor.core.publisher.Mono;

/** Says who sent the request that is being handled; the one place where a caller comes from. */
@FunctionalInterface
public interface CallerSource {

    /** The caller; {@link Caller#anonymous()} for a visitor who has not signed in. */
    Mono<Caller> caller();
}
