package org.serviceledger.app.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import org.serviceledger.app.Http;

/** Chromium as one reader uses it. Everything waits for what it asks for, up to a bound, and never by the clock. */
final class Browser implements AutoCloseable {

    /** Width of a desk's screen. */
    static final int DESK = 1440;
    /** Width of a phone. */
    static final int PHONE = 390;
    /** Width of a tablet, and about that of half a desk's screen. */
    static final int TABLET = 810;
    private static final int DESK_HEIGHT = 900;
    private static final int PHONE_HEIGHT = 844;
    private static final int MOST_TABS = 150;
    private static final String AXE = resource("/axe.min.js");
    /** WCAG 2.2 A and AA, and what axe itself recommends. */
    private static final String FIND = """
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
              .then((found) => done(found.violations.map((one) => `${one.impact} ${one.id}: ${one.help}, at `
                + one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; '))), (e) => done([String(e)]));""";

    /** An option is seen as far as its list is; no-break spaces are read as plain ones. */
    private static final String FIRST_VISIBLE = """
            return [...document.querySelectorAll(arguments[0])].find((one) => {
              const drawn = one.localName === 'option' ? one.closest('select') : one;
              return drawn.checkVisibility({visibilityProperty: true}) && drawn.getClientRects().length
                && one.innerText.replaceAll('\\u00a0', ' ').includes(arguments[1]);
            }) ?? null;""";

    private final ChromeDriver driver;
    private final String server;

    private Browser(ChromeDriver driver, String server) {
        this.driver = driver;
        this.server = server;
    }

    /** A browser that talks to nobody but the server, and asks it for English. */
    static Browser start(int port, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BrowserPresent.find(BrowserPresent.BROWSER).orElseThrow());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-dev-shm-usage", "--hide-scrollbars", "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync", "--disable-extensions", "--no-default-browser-check", "--mute-audio",
                "--force-prefers-reduced-motion", "--font-render-hinting=none", "--lang=en-US",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(BrowserPresent.find(BrowserPresent.DRIVER).orElseThrow())
                .usingAnyFreePort().build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Http.PATIENCE).pageLoadTimeout(Http.PATIENCE);
        return new Browser(driver, "http://localhost:" + port);
    }

    /** The same browser before another server. */
    Browser on(int port) {
        return new Browser(driver, "http://localhost:" + port);
    }

    /** Begins as a reader who has never been here, at a desk. */
    void forget() {
        String old = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB); // its own session storage, and no stream left open
        String fresh = driver.getWindowHandle();
        driver.switchTo().window(old).close();
        driver.switchTo().window(fresh);
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", server, "storageTypes", "all"));
        desk();
        faults();
    }

    /** The window that is looked at. */
    String window() {
        return driver.getWindowHandle();
    }

    /** Opens another one, and looks at it; the others stay where they are. */
    String newWindow() {
        driver.switchTo().newWindow(WindowType.WINDOW);
        desk();
        return window();
    }

    void toWindow(String window) {
        driver.switchTo().window(window);
    }

    /** Closes the other windows, and looks at the first that stays. */
    void closeAllBut(List<String> kept) {
        for (String window : driver.getWindowHandles()) {
            if (!kept.contains(window)) {
                driver.switchTo().window(window).close();
            }
        }
        driver.switchTo().window(kept.getFirst());
    }

    void desk() {
        screen(DESK, DESK_HEIGHT, 1, false);
    }

    void phone() {
        screen(PHONE, PHONE_HEIGHT, 1, true);
    }

    /** A tablet held upright, which is wider than a phone and narrower than a desk. */
    void tablet() {
        screen(TABLET, DESK, 1, true);
    }

    private void screen(int width, int height, int scale, boolean mobile) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", mobile));
    }

    /** Opens a page and waits until nothing on it is still loading. */
    void open(String path) throws Exception {
        driver.get(server + path);
        settle();
    }

    /** Waits until every panel has its content. */
    void settle() throws Exception {
        await("the page to have loaded", () -> script("""
                return document.readyState === 'complete' && !document.querySelector('[aria-busy="true"]')
                  && [...document.querySelectorAll('main *')].every((one) => !one.localName.includes('-')
                    || !!customElements.get(one.localName));"""), Boolean.TRUE::equals);
    }

    /** Waits until two frames in a row have been drawn after the page has settled. */
    void rest() throws Exception {
        settle();
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));");
    }

    String path() {
        return driver.getCurrentUrl().substring(server.length());
    }

    /** The first visible element. */
    WebElement see(String css) throws Exception {
        return await(css, () -> visible(css), Objects::nonNull);
    }

    /** The first visible element that has the text in it. */
    WebElement see(String css, String text) throws Exception {
        return await(css + " with '" + text + "'", () -> visible(css, text), Objects::nonNull);
    }

    void gone(String css) throws Exception {
        await(css + " to be gone", () -> visible(css), Objects::isNull);
    }

    boolean shows(String css, String text) {
        return visible(css, text) != null;
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    String text(String css) throws Exception {
        return see(css).getText();
    }

    void click(String css) throws Exception {
        click(see(css));
    }

    void click(String css, String text) throws Exception {
        click(see(css, text));
    }

    private void click(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    void type(String css, String text) throws Exception {
        WebElement field = see(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Keys to whatever has the focus. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses the tabulator until something has the focus. */
    void tabTo(String css) {
        for (int i = 0; i < MOST_TABS; i++) {
            press(Keys.TAB);
            if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not lead to " + css);
    }

    /** What has the focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What a script answers by its last argument. */
    Object answer(String script) {
        return driver.executeAsyncScript(script);
    }

    /** Lets no request through to some addresses; to all again when none is named. */
    void block(String... addresses) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    /** Shows the page as it comes out of a printer, or on the screen again. */
    void onPaper(boolean paper) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", paper ? "print" : ""));
    }

    /** Cuts the line to the server, or mends it. */
    void offline(boolean offline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Forgets what the cache holds of earlier pages. */
    void forgetFiles() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    /** Where the files that a page hands over are put, without asking. */
    void saveTo(Path folder) {
        driver.executeCdpCommand("Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** How many pixels the page is wider than the screen. */
    long sideways() {
        return (long) script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** Which elements reach beyond the screen, the innermost last. */
    Object overhanging() {
        return script("""
                return [...document.querySelectorAll('main *')]
                  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                  .map((one) => `${one.localName}.${one.className}`).slice(-6).join(' ');""");
    }

    /** What keeps people from using the page (axe-core), the impact first. */
    @SuppressWarnings("unchecked")
    List<String> barriers() {
        driver.executeScript(AXE);
        return (List<String>) driver.executeAsyncScript(FIND);
    }

    /** Faults of scripts and what the content policy stopped since the last call; refused requests are not faults. */
    List<String> faults() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()).map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource")
                        && !message.contains("net::ERR_INTERNET_DISCONNECTED")
                        && !message.contains("net::ERR_BLOCKED_BY_CLIENT"))
                .toList();
    }

    /** The whole page as a picture (WebP, a fifth of a PNG). */
    void picture(Path file) throws IOException {
        Object data = driver.executeCdpCommand("Page.captureScreenshot",
                Map.of("format", "webp", "quality", 75, "captureBeyondViewport", true)).get("data");
        Files.write(file, Base64.getDecoder().decode((String) data));
    }

    <T> T await(String what, java.util.concurrent.Callable<T> question, java.util.function.Predicate<T> wished)
            throws Exception {
        try {
            return Http.await(what, question, wished);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; the page " + driver.getCurrentUrl() + " shows:\n"
                    + script("return document.body.innerText"), e);
        }
    }

    private WebElement visible(String css) {
        return visible(css, "");
    }

    /** Asked for in one script: a driver's own questions cost a request for each element. */
    private WebElement visible(String css, String text) {
        return (WebElement) driver.executeScript(FIRST_VISIBLE, css, text);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } catch (WebDriverException e) {
            // It is gone already; there is nothing left to close.
        }
    }
}
