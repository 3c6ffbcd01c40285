package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DL4J's pages with a recording, in a real browser. */
class DashboardPagesTest {
    private static final String ODD = "lesson · 1∕√n, 50 ％ of ＜b＞, ＇a+b＇ · seed 1";
    private static final String DIVERGED = "lesson · steep · seed 1 · DIVERGED at iteration 2";
    private static final String NORMALIZED = "lesson · normalized · seed 1";
    private static final int RECORDS = 12;
    private static final String NETWORK = "document.getElementById('layers')._cyreg";
    /** How many pixels of a chart have the colour of its first line. */
    private static final String ORANGE_PIXELS = """
            (function(canvas) {
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let orange = 0;
              for (let i = 0; i < pixels.length; i += 4) {
                if (pixels[i] > 200 && pixels[i + 1] < 150 && pixels[i + 2] < 120 && pixels[i + 3] > 100) orange++;
              }
              return orange;
            })(document.querySelector('#' + arguments[0] + ' canvas'))""";

    /** Whether a button lies within the line of its chart's title. */
    private static final String IN_ITS_LINE = """
            (function(button, line) {
              return button.top >= line.top && button.bottom <= line.bottom;
            })(document.getElementById(arguments[0]).getBoundingClientRect(),
               document.getElementById(arguments[0]).closest('.chart-header').getBoundingClientRect())""";

    @TempDir
    private static Path folder;

    private static DashboardServer dashboard;
    private static Browser browser;

    @BeforeAll
    static void openARecording() {
        browser = new Browser(folder.resolve("profile"));
        Nd4jRuntime.start();
        dashboard = Pages.startServer();
        Recording recording = Recording.shown(Subject.of("lesson"), folder, dashboard);
        new SmallTraining(SmallTraining.USUAL_RATE, recording.listeners("1/√n, 50 % of <b>, 'a+b'", 1, 1))
                .train(RECORDS);
        new SmallTraining(SmallTraining.OVERFLOWING_RATE, recording.listeners("steep", 1, 1)).train(RECORDS);
        SmallTraining.normalized(recording.listeners("normalized", 1, 1)).train(RECORDS);
        recording.save();
    }

    @AfterAll
    static void close() {
        if (dashboard != null) {
            dashboard.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void drawTheRecordingAndAskNobodyElse() throws Exception {
        overviewDrawsTheScoreOfTheSelectedSession();
        overviewDrawsTheGradients();
        modelPageShowsTheLayerThatIsClicked();
        modelPageShowsAllParametersOfANormalizedNetwork();
        systemPageTellsTheMachine();

        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void anEmptyPageSaysThatItWaitsAndThenNamesItsOnlyNetwork() throws Exception {
        try (DashboardServer empty = Pages.startServer()) {
            browser.open(empty.address());
            browser.waitUntil("$('#waiting').is(':visible')");
            assertThat((String) browser.value("$('#waiting').text()")).contains("No network has reported yet");

            Recording recording = Recording.shown(Subject.of("lesson"), folder.resolve("only"), empty);
            new SmallTraining(SmallTraining.USUAL_RATE, recording.listeners("only", 1, 1)).train(2);

            browser.waitUntil("!$('#waiting').is(':visible')");
            browser.waitUntil("$('#sessionSelect').is(':visible')");
            assertThat(browser.value("$('#sessionSelect option:selected').text()"))
                    .isEqualTo("lesson · only · seed 1");
        }
    }

    private void overviewDrawsTheScoreOfTheSelectedSession() throws InterruptedException {
        browser.open(dashboard.address());
        browser.waitUntil("document.querySelectorAll('#sessionSelect option').length == 3");
        assertThat(browser.value("Array.from(document.querySelectorAll('#sessionSelect option')).map(o => o.text)"))
                .isEqualTo(List.of(ODD, NORMALIZED, DIVERGED));

        browser.choose("sessionSelect", DIVERGED);
        browser.waitUntil("currSession == arguments[0]", DIVERGED);
        browser.choose("sessionSelect", ODD);
        browser.waitUntil(
                "currSession == arguments[0] && $('#scoreiterchart').data('plot').getData()[0].data.length == arguments[1]",
                ODD,
                RECORDS);
        assertThat((long) browser.value(ORANGE_PIXELS, "scoreiterchart")).isGreaterThan(500);
        assertThat((long) browser.value(ORANGE_PIXELS, "updateRatioChart")).isGreaterThan(500);
    }

    private void overviewDrawsTheGradients() throws InterruptedException {
        browser.click("#stdevGradients a");
        browser.waitUntil(
                "$('#stdevChart').data('plot').getData().map(line => line.label + line.data.length).join() == arguments[0]",
                "0_W" + RECORDS + ",1_W" + RECORDS);
        assertThat((long) browser.value(ORANGE_PIXELS, "stdevChart")).isGreaterThan(500);
    }

    private void modelPageShowsTheLayerThatIsClicked() throws InterruptedException {
        browser.open(dashboard.address() + "/train/model");
        waitForNodes(3);
        clickLayer(1);

        browser.waitUntil("$('#layerInfo').text().includes('tanh')");
        browser.waitUntil("$('#mmRatioTab').offset().top >= $('#updateRatioTitleLog10').offset().top");
        for (String chart : List.of("meanmag", "activations", "parametershistogram", "updateshistogram")) {
            browser.waitUntil("$('#' + arguments[0]).data('plot')", chart);
            assertThat((long) browser.value("$('#' + arguments[0]).data('plot').getData()[0].data.length", chart))
                    .as(chart)
                    .isGreaterThanOrEqualTo(RECORDS);
        }
    }

    private void modelPageShowsAllParametersOfANormalizedNetwork() throws InterruptedException {
        browser.choose("sessionSelect", NORMALIZED);
        waitForNodes(4);
        clickLayer(1);
        histogramsAreShownOf("W", 6 * 8);
        for (String parameter : List.of("b", "W")) {
            chooseParameter(parameter);
        }

        clickLayer(2);
        browser.waitUntil("$('#layerInfo').text().includes('BatchNormalization')");
        histogramsAreShownOf("beta", 6);
        for (String parameter : List.of("gamma", "mean", "log10stdev", "beta")) {
            chooseParameter(parameter);
        }
    }

    private void chooseParameter(String parameter) throws InterruptedException {
        for (String button : List.of("paramBtn_" + parameter, "updParamBtn_" + parameter)) {
            // WebDriver would scroll to what is cut off, which a person cannot
            browser.waitUntil(IN_ITS_LINE, button);
            browser.click("#" + button);
        }
        histogramsAreShownOf(parameter, 1);
    }

    /** Counts of both histograms together, of the same parameter, are at least as many as it has elements. */
    private void histogramsAreShownOf(String parameter, int elements) throws InterruptedException {
        for (String kind : List.of("param", "update")) {
            browser.waitUntil(
                    "$('#' + arguments[0] + 'histSelected').text().includes('(' + arguments[1] + ')')",
                    kind,
                    parameter);
        }
        for (String chart : List.of("parametershistogram", "updateshistogram")) {
            browser.waitUntil(
                    "$('#' + arguments[0]).data('plot').getData()[0].data.reduce((sum, bar) => sum + bar[1], 0) >= arguments[1]",
                    chart,
                    elements);
        }
    }

    /** The diagram has the layers behind the input. */
    private void waitForNodes(int nodes) throws InterruptedException {
        browser.waitUntil(NETWORK + " && " + NETWORK + ".cy.nodes().length == arguments[0]", nodes);
    }

    private void clickLayer(int node) {
        String position = NETWORK + ".cy.nodes()[" + node + "].renderedPosition()";
        String corner = "document.getElementById('layers').getBoundingClientRect()";
        browser.value("scrollTo(0, 0)");
        browser.click((Number) browser.value(corner + ".x + " + position + ".x"), (Number)
                browser.value(corner + ".y + " + position + ".y"));
    }

    private void systemPageTellsTheMachine() throws InterruptedException {
        browser.open(dashboard.address() + "/train/system");
        browser.waitUntil("$('#jvmVersion').text() == arguments[0]", System.getProperty("java.version"));
        assertThat((long) browser.value(ORANGE_PIXELS, "systemMemoryChartPlot")).isGreaterThan(500);
    }
}
