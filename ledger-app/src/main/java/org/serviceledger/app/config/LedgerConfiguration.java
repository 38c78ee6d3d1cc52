package org.serviceledger.app.config;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.integrity.IntegrityCheck;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.privacy.LedgerKeys;
import org.serviceledger.core.privacy.PersonVault;
import org.serviceledger.core.privacy.SubjectKeyStore;

/** The ledger itself. */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {

    @Bean
    LedgerKeys ledgerKeys(LedgerProperties properties) {
        return LedgerKeys.openOrCreate(properties.keyFile());
    }

    @Bean
    PersonVault personVault(LedgerKeys keys, SubjectKeyStore store) {
        return new PersonVault(keys, store);
    }

    @Bean
    CloudEventCodec cloudEventCodec() {
        return new CloudEventCodec();
    }

    @Bean
    @ConditionalOnMissingBean
    LedgerClock ledgerClock() {
        return LedgerClock.system();
    }

    /** Closes the store that it works on. */
    @Bean
    Ledger ledger(LedgerStore store, LedgerKeys keys, LedgerClock clock, MeterRegistry registry) {
        store.bindKey(keys.fingerprint()).block();
        return new GroupCommitLedger(store, clock, new LedgerMetrics(registry), LedgerLimits.defaults());
    }

    @Bean
    IntegrityCheck integrityCheck(LedgerStore store) {
        return new IntegrityCheck(store);
    }
}
