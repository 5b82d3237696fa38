package dev.fhirseeder.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Pdf;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/** Chromium without a window: what it shows, what it asks for, what it complains of. Of Debian's packages chromium and chromium-driver. */
public final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PICTURES = Path.of(System.getProperty("build.directory"), "screenshots");

    private final ChromeDriver driver;

    private Browser(Path program, Path chauffeur) {
        LoggingPreferences logged = new LoggingPreferences();
        logged.enable(LogType.BROWSER, Level.ALL);
        logged.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program.toFile());
        // Builds run as root, where Chromium refuses its sandbox; its own errands would be taken for those of the page.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update");
        options.setCapability("goog:loggingPrefs", logged);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chauffeur.toFile())
                        .withTimeout(Duration.ofMinutes(2))
                        .build(),
                options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(2));
        resize(1280, 900);
    }

    /** Returns one, or nothing where the two packages are not installed. */
    public static Optional<Browser> find() {
        return program("chromium")
                .flatMap(program -> program("chromedriver").map(chauffeur -> new Browser(program, chauffeur)));
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a page, and returns how long it took until everything was loaded. */
    public Duration open(URI page) {
        driver.get(page.toString());
        Object ms = driver.executeScript(
                "const entry = performance.getEntriesByType('navigation')[0]; return Math.round(entry.loadEventStart);");
        return Duration.ofMillis(((Number) ms).longValue());
    }

    /** Returns what drives it, for what is done within a page. */
    public WebDriver driver() {
        return driver;
    }

    /** Makes the window as large, in pixels of CSS. */
    public void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Has the page shown as on a {@code screen} or in {@code print}, {@code light} or {@code dark}. */
    public void show(String medium, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Returns by how many pixels the page is wider than the window. */
    public long overhang() {
        return ((Number) driver.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth;"))
                .longValue();
    }

    /** Returns of each table that has to be opened first whether it can be seen. */
    public List<Boolean> closed() {
        Object seen = driver.executeScript(
                "return [...document.querySelectorAll('details:not([open]) table')].map(table => table.checkVisibility());");
        return ((List<?>) seen).stream().map(Boolean.class::cast).toList();
    }

    /** Returns what it has complained of since it was asked last: errors of programs, and what was not found or not allowed. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** Returns every address that pages have asked for since it was asked last. */
    public List<String> requests() {
        List<String> addresses = new ArrayList<>();
        driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> {
            JsonNode message = read(entry.getMessage()).get("message");
            if (message.get("method").asText().equals("Network.requestWillBeSent")) {
                addresses.add(message.at("/params/request/url").asText());
            }
        });
        return addresses;
    }

    /** Returns what keeps somebody out by the rules of axe-core, as far as they call it serious or critical. */
    public List<String> barriers() {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(Browser::words)
                        .toList();
    }

    private static String words(Rule rule) {
        return "%s: %s, %s"
                .formatted(rule.getId(), rule.getHelp(), rule.getNodes().get(0).getHtml());
    }

    /** Keeps a picture of the whole page in {@code target/screenshots}, to be looked at. */
    public void picture(String name) {
        Map<String, Object> size = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
        Map<?, ?> content = (Map<?, ?>) size.get("cssContentSize");
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of(
                                "captureBeyondViewport",
                                true,
                                "clip",
                                Map.of(
                                        "x", 0,
                                        "y", 0,
                                        "width", content.get("width"),
                                        "height", content.get("height"),
                                        "scale", 1)))
                .get("data");
        keep(name + ".png", OutputType.BYTES.convertFromBase64Png(data.toString()));
    }

    /** Prints the page as PDF into {@code target/screenshots}. */
    public void print(String name) {
        Pdf pdf = driver.print(new PrintOptions());
        keep(name + ".pdf", OutputType.BYTES.convertFromBase64Png(pdf.getContent()));
    }

    private static void keep(String name, byte[] bytes) {
        try {
            Files.write(Files.createDirectories(PICTURES).resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
