package org.serviceledger.app.config;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

import org.serviceledger.app.demo.DemoConfiguration;
import org.serviceledger.app.security.SecurityConfiguration;

/** Everything that a server is made of; nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(LedgerProperties.class)
@Import({LedgerConfiguration.class, CommandConfiguration.class, ProjectionConfiguration.class, QueryConfiguration.class,
        SecurityConfiguration.class, DemoConfiguration.class, ReadyLine.class})
public class ServerApplication {}
