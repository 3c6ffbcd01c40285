package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dl4jlessons.runtime.RequiredProgram;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine, without a window, with a log of its requests. */
public final class Browser implements AutoCloseable {
    /** Pixels of a common phone. */
    public static final int PHONE_WIDTH = 390;

    public static final int PHONE_HEIGHT = 844;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** It warns about every Chromium that is newer than itself; kept here, as loggers are forgotten otherwise. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriverService service;
    private final ChromeDriver driver;

    /** @param profile an empty folder */
    public Browser(Path profile) {
        SELENIUM.setLevel(Level.SEVERE);
        Path chromium = RequiredProgram.find("chromium", "chromium-browser", "google-chrome", "chrome");
        Path chromedriver = RequiredProgram.find("chromedriver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(chromium.toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1500,1200",
                        "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .build();
        driver = new ChromeDriver(service, options);
        // what Chromium asked for on its own start page does not count
        driver.get("about:blank");
        driver.manage().logs().get(LogType.PERFORMANCE);
    }

    public void open(String url) {
        driver.get(url);
    }

    /** Shows the page as on a screen of so many pixels. */
    public void resize(int width, int height) throws InterruptedException {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        waitUntil("innerWidth === arguments[0]", width);
        // what observes sizes is told in the next frame
        Thread.sleep(500);
    }

    /** The value of a JavaScript expression. */
    public Object value(String expression, Object... arguments) {
        return driver.executeScript("return " + expression, arguments);
    }

    /** Waits until a JavaScript expression is true. */
    public void waitUntil(String expression, Object... arguments) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(value("Boolean(" + expression + ")", arguments))) {
            assertThat(System.nanoTime())
                    .as("%s stayed false on %s", expression, driver.getCurrentUrl())
                    .isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** Clicks with the mouse, at a position in pixels from the upper left corner of the page. */
    public void click(Number x, Number y) {
        new Actions(driver).moveToLocation(x.intValue(), y.intValue()).click().perform();
    }

    /** Presses the mouse button at one place, moves to another and lets go there. */
    public void drag(Number fromX, Number fromY, Number toX, Number toY) {
        new Actions(driver)
                .moveToLocation(fromX.intValue(), fromY.intValue())
                .clickAndHold()
                .moveToLocation(toX.intValue(), toY.intValue())
                .release()
                .perform();
    }

    /** Clicks with the mouse on an element, which must be in sight and uncovered. */
    public void click(String selector) {
        try {
            driver.findElement(By.cssSelector(selector)).click();
        } catch (StaleElementReferenceException drawnAnew) {
            // by the page, between the search and the click
            driver.findElement(By.cssSelector(selector)).click();
        }
    }

    /** Selects an option of a drop-down list, as a person does, by the text that is shown. */
    public void choose(String listId, String text) {
        WebElement list = driver.findElement(By.id(listId));
        list.findElements(By.tagName("option")).stream()
                .filter(option -> option.getText().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no option " + text + " among " + list.getText()))
                .click();
    }

    public byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Requests so far that failed or went to another machine, each with a reason, and errors on the pages' console. */
    public List<String> troubles() throws JsonProcessingException {
        List<String> troubles = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = new ObjectMapper().readTree(entry.getMessage()).path("message");
            JsonNode details = message.path("params");
            switch (message.path("method").asText()) {
                case "Network.requestWillBeSent" -> {
                    URI url = URI.create(details.at("/request/url").asText().replaceAll("[,;?].*", ""));
                    if (url.getScheme().startsWith("http") && !url.getHost().equals("localhost")) {
                        troubles.add("to another machine: " + url);
                    }
                }
                case "Network.responseReceived" -> {
                    if (details.at("/response/status").asInt() >= HttpURLConnection.HTTP_BAD_REQUEST) {
                        troubles.add("refused: " + details.at("/response/url").asText());
                    }
                }
                case "Network.loadingFailed" -> {
                    // leaving a page cancels what it was still asking for
                    if (!details.path("canceled").asBoolean()) {
                        troubles.add("failed: " + details);
                    }
                }
                default -> {}
            }
        }
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                troubles.add("console: " + entry.getMessage());
            }
        }
        return troubles;
    }

    @Override
    public void close() {
        driver.quit();
        service.stop();
    }
}
