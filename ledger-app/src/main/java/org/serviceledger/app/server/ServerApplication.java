package org.serviceledger.app.server;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

import org.serviceledger.app.config.CommandConfiguration;
import org.serviceledger.app.config.EmbeddedStores;
import org.serviceledger.app.config.HttpConfiguration;
import org.serviceledger.app.config.LedgerConfiguration;
import org.serviceledger.app.config.LedgerProperties;
import org.serviceledger.app.config.MongoProperties;
import org.serviceledger.app.config.MongoStores;
import org.serviceledger.app.config.ProjectionConfiguration;
import org.serviceledger.app.config.QueryConfiguration;
import org.serviceledger.app.config.ReadyLine;
import org.serviceledger.app.config.SupervisionConfiguration;
import org.serviceledger.app.demo.DemoConfiguration;
import org.serviceledger.app.security.SecurityConfiguration;

/** Everything that a server is made of; nothing is found by scanning. The demonstration comes first, since its clock goes before the usual one. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({LedgerProperties.class, MongoProperties.class})
@Import({DemoConfiguration.class, HttpConfiguration.class, EmbeddedStores.class, MongoStores.class,
        LedgerConfiguration.class,
        CommandConfiguration.class, ProjectionConfiguration.class,
        QueryConfiguration.class, SupervisionConfiguration.class,
        SecurityConfiguration.class, ReadyLine.class})
public class ServerApplication {}
