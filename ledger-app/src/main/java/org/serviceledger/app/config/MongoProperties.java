package org.serviceledger.app.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the MongoDB database is, when {@code ledger.store} is {@code mongodb}.
 *
 * @param uri MongoDB connection string; its options may change the bounds of waiting, never how safely is written
 */
@ConfigurationProperties("spring.mongodb")
public record MongoProperties(@DefaultValue(MongoProperties.USUAL) String uri) {

    /** The usual place. */
    public static final String USUAL = "mongodb://localhost:27017/serviceledger";
}
