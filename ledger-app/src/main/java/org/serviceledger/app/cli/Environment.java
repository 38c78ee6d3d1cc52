package org.serviceledger.app.cli;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Settings that are needed before a server reads them: system properties, then environment variables. */
final class Environment {

    private Environment() {}

    /** A setting such as {@code ledger.store}, as a variable {@code LEDGER_STORE}; null when it is not set. */
    static @Nullable String setting(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        String property = System.getProperty(name);
        String short1 = System.getenv(variable.replace("-", ""));
        return property != null ? property : short1 != null ? short1 : System.getenv(variable.replace('-', '_'));
    }
}
