package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.dashboard.Browser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The playground in a real browser, beside what the two lessons measure. By {@link PlaygroundSpread}, over three seeds of
 * both, sigmoid's histograms were up to 0.28 apart, for the layers' means scatter, all others up to 0.06, and gradients up to
 * 0.44 decades; with a standard deviation of 1.2 times the lesson's, gradients through 20 layers of ReLU were at least 1.5.
 */
class PlaygroundTest {
    private static final int SEED = 1;
    private static final double HISTOGRAMS_APART = 0.12;
    private static final double SIGMOID_HISTOGRAMS_APART = 0.38;
    private static final double GRADIENTS_APART = 0.6;
    private static final double GRADIENTS_OF_OTHER_WEIGHTS_APART = 1.2;

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void openTheReport() {
        browser = new Browser(folder.resolve("profile"));
        PlaygroundPage.open(browser, folder, 1);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void histogramsAreThoseOfTheLesson() {
        assertThat(PlaygroundPage.histograms(browser, SEED, 1))
                .hasSizeGreaterThanOrEqualTo(24)
                .allSatisfy((setting, apart) -> assertThat(apart)
                        .as(setting)
                        .isLessThan(
                                setting.startsWith("sigmoid") && !setting.endsWith("BN")
                                        ? SIGMOID_HISTOGRAMS_APART
                                        : HISTOGRAMS_APART));
    }

    @Test
    void gradientsAreThoseOfTheLesson() {
        assertThat(PlaygroundPage.gradients(browser, SEED, 1))
                .hasSizeGreaterThanOrEqualTo(36)
                .allSatisfy((setting, apart) -> assertThat(apart).as(setting).isLessThan(GRADIENTS_APART));
    }

    @Test
    void gradientsOfOtherWeightsAreNot() {
        Map<String, Double> apart = PlaygroundPage.gradients(browser, SEED, 1.2);
        apart.keySet().removeIf(setting -> !setting.startsWith("ReLU") || !setting.endsWith(" 20"));

        assertThat(apart).hasSize(4).allSatisfy((setting, decades) -> assertThat(decades)
                .as(setting)
                .isGreaterThan(GRADIENTS_OF_OTHER_WEIGHTS_APART));
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
}
