package org.serviceledger.app.config;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.serviceledger.core.ledger.rocksdb.RocksDbLedgerStore;
import org.serviceledger.core.privacy.SubjectKeyStore;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

/** Ledger and views in the data directory of one process. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ledger.store", havingValue = "embedded", matchIfMissing = true)
public class EmbeddedStores {

    /** Closed by the ledger that works on it. */
    @Bean(destroyMethod = "")
    RocksDbLedgerStore ledgerStore(LedgerProperties properties) {
        return RocksDbLedgerStore.open(properties.data().resolve("ledger"), (long) properties.cacheMb() << 20);
    }

    @Bean
    SubjectKeyStore subjectKeyStore(RocksDbLedgerStore store) {
        return store.subjectKeys();
    }

    @Bean
    SqliteViewStore viewStore(LedgerProperties properties) {
        return SqliteViewStore.open(properties.data().resolve("views.sqlite"));
    }
}
