package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.dashboard.Browser;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.initialization.ActivationDistributions;
import dl4jlessons.lesson.initialization.VanishingGradients;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The playground in a real browser, beside what the two lessons measure. */
class PlaygroundTest {
    /** Total variation between histograms, the worst layer of each setting. */
    private static final String HISTOGRAMS = """
            (({ compute, measured, standard }) => measured.histograms.map(entry => {
              const { histograms } = compute({ activation: entry.activation, std: standard[entry.weights](100), depth: 5,
                width: 100, normalized: entry.normalized, seed: 1 });
              const apart = entry.layers.map((bars, layer) => bars.reduce((sum, share, i) =>
                sum + Math.abs(share - Math.min(0.3, histograms[layer][i])) / 2, 0));
              return `${entry.activation} ${entry.weights} ${entry.normalized} ${Math.max(...apart).toFixed(3)}`;
            }))(document.getElementById('playground').playground)""";

    /** Decades a layer between gradients, the worst layer of each setting. */
    private static final String GRADIENTS = """
            (({ compute, measured, standard }) => measured.gradients.map(entry => {
              const { gradients } = compute({ activation: entry.activation, std: standard[entry.weights](100),
                depth: entry.depth, width: 100, normalized: false, seed: 1 });
              const apart = entry.rms.map((rms, layer) => Math.abs(Math.log10(rms / gradients[layer])));
              return `${entry.activation} ${entry.weights} ${entry.depth} ${Math.max(...apart).toFixed(3)}`;
            }))(document.getElementById('playground').playground)""";

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void openTheReport() {
        Settings settings = LessonTests.settings(2, 1L);
        Path page = folder.resolve("index.html");
        ReportPage.write(
                page,
                Stream.of(new ActivationDistributions(), new VanishingGradients())
                        .map(lesson -> record(lesson, settings))
                        .toList());
        browser = new Browser(folder.resolve("profile"));
        browser.open(page.toUri().toString());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void histogramsAreThoseOfTheLesson() {
        assertThat(strings(HISTOGRAMS))
                .hasSizeGreaterThanOrEqualTo(24)
                .allSatisfy(setting -> assertThat(last(setting)).as(setting).isLessThan(0.35));
    }

    @Test
    void gradientsAreThoseOfTheLesson() {
        assertThat(strings(GRADIENTS))
                .hasSizeGreaterThanOrEqualTo(36)
                .allSatisfy(setting -> assertThat(last(setting)).as(setting).isLessThan(0.75));
    }

    @Test
    void aMarkOnTheSliderShowsWhatWasMeasuredBeside() throws Exception {
        browser.waitUntil("!document.getElementById('playground').hidden");
        browser.value("document.querySelector('[data-mark=\"std 1\"]').click()");
        browser.waitUntil("document.querySelectorAll('.histograms path.measured').length === 5");

        assertThat(browser.value("document.querySelector('.readout').textContent")
                        .toString())
                .contains("lesson 2", "lesson 3");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void legendsSetOneSeriesOffAndPointersFindValues() throws Exception {
        browser.value("document.querySelector('#figure-3-gradient-rms .on-page .key')"
                + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        assertThat(browser.value("document.querySelectorAll('#figure-3-gradient-rms .on-page .faint').length"))
                .isNotEqualTo(0L);

        browser.value("""
                (svg => {
                  svg.scrollIntoView();
                  const frame = svg.getBoundingClientRect();
                  const chart = JSON.parse(svg.querySelector('metadata').textContent);
                  const [left, top, width, height] = chart.panels[0].box;
                  const third = (3 - chart.x.from) / (chart.x.to - chart.x.from);
                  const scale = frame.width / svg.viewBox.baseVal.width;
                  svg.dispatchEvent(new PointerEvent('pointermove', { bubbles: true,
                    clientX: frame.left + (left + width * third) * scale, clientY: frame.top + (top + height / 2) * scale }));
                })(document.querySelector('#figure-3-gradient-rms .on-page svg.chart'))""");
        assertThat(browser.value("document.getElementById('tip').textContent").toString())
                .contains("sigmoid, 5 layers", "layer 3", "std 1");
    }

    private static List<String> strings(String expression) {
        return ((List<?>) browser.value(expression))
                .stream().map(String::valueOf).toList();
    }

    private static double last(String setting) {
        return Double.parseDouble(setting.substring(setting.lastIndexOf(' ') + 1));
    }

    private static LessonRecord record(Lesson lesson, Settings settings) {
        return new LessonRecord(
                lesson.getClass().getName(),
                lesson.card(),
                lesson.setup(settings),
                settings.seeds(),
                false,
                "fashion-mnist",
                1,
                lesson.run(settings));
    }
}
