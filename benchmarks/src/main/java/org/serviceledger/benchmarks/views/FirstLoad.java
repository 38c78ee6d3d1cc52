package org.serviceledger.benchmarks.views;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import org.serviceledger.benchmarks.Report;

/** A browser that has never been at the ledger before, and keeps the time of what a reader sees. */
final class FirstLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long STEP_MILLIS = 50;

    /** Looks before each frame; a figure is there with the frame that follows, and the page answers when a task gets its turn. */
    private static final String WATCH = """
            window.seen = { counts: '' };
            const look = () => {
              const figures = document.querySelectorAll('.tile .figure .num').length;
              const then = (name, when) => when && !seen[name] && (seen[name] = performance.now());
              then('first', figures >= 1);
              if (figures >= 12 && !seen.all) { then('all', true); setTimeout(() => then('free', true)); }
              then('chart', document.querySelector('trend-chart canvas'));
              const counts = [...document.querySelectorAll('.tile')].at(-1)?.querySelector('.figure small')?.textContent ?? '';
              if (counts !== seen.counts) { seen.counts = counts; seen.moved = Date.now(); }
              requestAnimationFrame(look);
            };
            requestAnimationFrame(look);""";
    private static final String TELL = """
            const sent = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
            return { ...seen, bytes: sent.reduce((sum, one) => sum + one.transferSize, 0), requests: sent.length,
              files: sent.filter((one) => /[/](assets|lib)[/]/.test(one.name)).length };""";

    private final Path profile;
    private final ChromeDriver driver;
    private final String server;

    /**
     * @param port where the server is
     */
    FirstLoad(int port) throws IOException {
        server = "http://localhost:" + port;
        profile = Files.createTempDirectory("first-load");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium"));
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-extensions", "--window-size=1440,900", "--user-data-dir=" + profile);
        driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(program("chromedriver"))
                .usingAnyFreePort().build(), options);
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    }

    /** What the PATH has under a name. */
    static File program(String name) throws IOException {
        String path = System.getenv("PATH");
        return Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).map(Path::toFile).findFirst()
                .orElseThrow(() -> new IOException(
                        name + " is not on the PATH (on Debian: apt-get install chromium chromium-driver)"));
    }

    /** Opens a page and waits for all of it; the times are in milliseconds from the click on. */
    Map<String, Object> open(String path) throws InterruptedException {
        driver.get(server + path);
        return until("its chart", seen -> seen.containsKey("chart"));
    }

    /** Waits until a number of the last tile has moved again, and tells when, in milliseconds since 1970. */
    double moved(double before) throws InterruptedException {
        return number(until("another number", seen -> number(seen, "moved") > before), "moved");
    }

    private Map<String, Object> until(String what, Predicate<Map<String, Object>> wished)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            @SuppressWarnings("unchecked")
            Map<String, Object> seen = (Map<String, Object>) driver.executeScript(TELL);
            if (wished.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the page never showed " + what + ": " + seen);
            }
            Thread.sleep(STEP_MILLIS);
        }
    }

    static double number(Map<String, Object> seen, String name) {
        return seen.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        Report.delete(profile);
    }
}
