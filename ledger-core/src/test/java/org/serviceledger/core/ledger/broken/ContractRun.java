package org.serviceledger.core.ledger.broken;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import org.serviceledger.core.ledger.LedgerContract;
import org.serviceledger.core.ledger.LedgerFixture;

/**
 * One run of the whole contract on storage of one's choice, and what came of it.
 *
 * @param found    how many tests there are
 * @param failures what failed, by name of the test
 */
public record ContractRun(int found, Map<String, Throwable> failures) {

    private static final ThreadLocal<Setting> SETTING = new ThreadLocal<>();

    private record Setting(Supplier<LedgerFixture> fixtures, Duration patience) {}

    /** The contract on what is set for this thread; it is run from here only. */
    static final class Subject extends LedgerContract {

        private final Setting setting = SETTING.get();

        @Override
        protected LedgerFixture newFixture() {
            return setting.fixtures().get();
        }

        @Override
        protected Duration patience() {
            return setting.patience();
        }
    }

    /**
     * Runs the contract: all of it on healthy ledgers, and on broken ones what must notice them.
     *
     * @param fixtures new and empty storage for each test
     * @param broken   what is broken about the ledgers, or null for healthy ones
     * @param patience how long a test waits for an answer
     */
    public static ContractRun of(Supplier<LedgerFixture> fixtures, @Nullable BrokenLedger broken, Duration patience) {
        SETTING.set(new Setting(broken == null ? fixtures : () -> broken.on(fixtures.get()), patience));
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(Subject.class))
                    // what is set for this thread must be found by the tests
                    .filters(toRun(broken)).configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                    .build();
            Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .enableLauncherSessionListenerAutoRegistration(false)
                    .build());
            Recorder recorder = new Recorder();
            launcher.execute(request, recorder);
            return new ContractRun(recorder.found, recorder.failures);
        } finally {
            SETTING.remove();
        }
    }

    private static PostDiscoveryFilter toRun(@Nullable BrokenLedger broken) {
        return test -> FilterResult.includedIf(broken == null || test.getSource()
                .map(source -> source instanceof MethodSource method
                        && broken.mustFail().contains(method.getMethodName()))
                .orElse(false));
    }

    private static final class Recorder implements TestExecutionListener {

        private final Map<String, Throwable> failures = new TreeMap<>();
        private int found;

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            failures.put(name(test), new AssertionError("skipped: " + reason));
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            found += test.isTest() ? 1 : 0;
            result.getThrowable().ifPresent(reason -> failures.put(name(test), reason));
        }

        private static String name(TestIdentifier test) {
            return test.getSource().filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getMethodName()).orElse(test.getDisplayName());
        }
    }
}
