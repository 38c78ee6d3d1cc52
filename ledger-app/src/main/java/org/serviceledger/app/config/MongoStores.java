package org.serviceledger.app.config;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.serviceledger.core.ledger.mongodb.MongoLedgerStore;
import org.serviceledger.core.privacy.SubjectKeyStore;
import org.serviceledger.projections.store.mongodb.MongoViewStore;

/**
 * Ledger and views in one MongoDB database, which several processes may share. Each of the two has a
 * client of its own, so that reading views never takes the ledger's connections.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ledger.store", havingValue = "mongodb")
public class MongoStores {

    /** Closed by the ledger that works on it. */
    @Bean(destroyMethod = "")
    MongoLedgerStore ledgerStore(MongoProperties mongodb) {
        return opened(MongoLedgerStore.open(mongodb.uri()).block());
    }

    @Bean
    SubjectKeyStore subjectKeyStore(MongoLedgerStore store) {
        return store.subjectKeys();
    }

    @Bean
    MongoViewStore viewStore(MongoProperties mongodb) {
        return opened(MongoViewStore.open(mongodb.uri()).block());
    }

    private static <T> T opened(@Nullable T store) {
        return Objects.requireNonNull(store, "opening ends in a store or an error");
    }
}
