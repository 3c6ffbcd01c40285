package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.dashboard.Browser;
import dl4jlessons.runtime.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the report of the course does in a real browser: the other scale of a chart, and sorted tables. */
class ReportPageInBrowserTest {
    private static final String CHART = "#figure-4-loss";
    private static final String SWITCH = CHART + " button.switch";
    private static final String LOSSES = "#table-4-final-loss";

    /** Begin of each line of the first panel, in pixels above its foot, as drawn and as its value and axis ask. */
    private static final String BEGINS = """
            (svg => {
              const chart = JSON.parse(svg.querySelector('metadata').textContent);
              const { box: [left, top, width, height], series } = chart.panels[0];
              const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
              return series.map(({ name, y }) => {
                const line = [...svg.querySelectorAll(`:scope > svg > g[data-series="${name}"] > path[fill=none]`)]
                  .reduce((one, other) => one.getTotalLength() > other.getTotalLength() ? one : other);
                const begin = line.getPointAtLength(0).matrixTransform(line.getScreenCTM());
                const drawn = top + height - (begin.y - svg.getBoundingClientRect().top) / scale;
                const place = ((chart.y.log ? Math.log10(y[0]) : y[0]) - chart.y.from) / (chart.y.to - chart.y.from);
                return Math.abs(drawn - place * height).toFixed(1);
              });
            })(document.querySelector(arguments[0] + ' .on-page svg.chart'))""";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void start() {
        page = folder.resolve("index.html");
        AtomicFile.write(page, ReportPage.html(SampleEntries.all()));
        browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.open(page.toUri().toString());
    }

    @Test
    void aChartIsDrawnOnTheOtherScaleAndBackAgain() throws Exception {
        Object before = drawing();
        assertThat(shownScale()).isEqualTo("linear, switch: Show on a logarithmic scale");
        assertThat(strings(BEGINS, CHART)).hasSize(4).allMatch(apart -> Double.parseDouble(apart) < 1);

        press(SWITCH);
        assertThat(shownScale()).isEqualTo("logarithmic, switch: Show on a linear scale");
        assertThat(drawing()).isNotEqualTo(before);
        assertThat(strings(BEGINS, CHART)).hasSize(4).allMatch(apart -> Double.parseDouble(apart) < 1);

        press(SWITCH);
        assertThat(drawing()).isEqualTo(before);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void oneSeriesStaysSetOffAcrossScales() {
        press(CHART + " .on-page .key[data-series=\"std 1\"]");
        long faint = faintSeries();
        assertThat(faint).isPositive();

        press(SWITCH);
        assertThat(faintSeries()).isEqualTo(faint);
        press(CHART + " .on-page .key[data-series=\"std 1\"]");
        assertThat(faintSeries()).isZero();
        press(SWITCH);
        assertThat(faintSeries()).isZero();
    }

    @Test
    void onlyChartsThatHaveAnotherScaleOfferIt() {
        assertThat((long) browser.value("document.querySelectorAll('button.switch').length"))
                .isEqualTo(browser.value("document.querySelectorAll('template.other-scale').length"))
                .isPositive();
        // histograms, and points that hardly differ, have none
        assertThat(browser.value(
                        "document.querySelectorAll('#figure-2-activations .switch, #figure-8-gap .switch').length"))
                .isEqualTo(0L);
    }

    @Test
    void numbersAreSortedFromTheLargestThenFromTheSmallestThenAsBefore() {
        List<String> asWritten = column(LOSSES, 0);
        press(head(LOSSES, 5));
        assertThat(column(LOSSES, 5)).containsExactly("12.3 s", "11.2 s", "9.1 s", "0.07 s");
        assertThat(order(LOSSES)).containsExactly("5 descending");
        press(head(LOSSES, 5));
        assertThat(column(LOSSES, 5)).containsExactly("0.07 s", "9.1 s", "11.2 s", "12.3 s");
        assertThat(order(LOSSES)).containsExactly("5 ascending");
        press(head(LOSSES, 5));
        assertThat(column(LOSSES, 0)).isEqualTo(asWritten);
        assertThat(order(LOSSES)).isEmpty();
    }

    @Test
    void divergedIsTheLargestAndWhatIsMissingStaysLast() {
        press(head(LOSSES, 1));
        assertThat(column(LOSSES, 1)).containsExactly("∞", "1.413 ± 0.025", "0.883 ± 0.076", "–");
        press(head(LOSSES, 1));
        assertThat(column(LOSSES, 1)).containsExactly("0.883 ± 0.076", "1.413 ± 0.025", "∞", "–");
    }

    @Test
    void wordsAreSortedFromAOnAndRowsStayWhole() {
        press(head(LOSSES, 5));
        press(head(LOSSES, 0));
        assertThat(column(LOSSES, 0)).containsExactly("identity <script>alert(1)</script>", "ReLU", "sigmoid", "tanh");
        assertThat(column(LOSSES, 5)).containsExactly("0.07 s", "9.1 s", "12.3 s", "11.2 s");
        assertThat(order(LOSSES)).containsExactly("0 ascending");
        press(head(LOSSES, 0));
        assertThat(column(LOSSES, 0)).containsExactly("tanh", "sigmoid", "ReLU", "identity <script>alert(1)</script>");
    }

    @Test
    void powersOfTenAreSortedByTheirValue() {
        press(head("#table-3-rms", 1));
        assertThat(column("#table-3-rms", 1)).containsExactly("0.00231", "1.21×10⁻⁴", "2.10×10⁻¹²", "3.11×10⁻³⁰");
    }

    @Test
    void nothingIsOutOfOrder() throws Exception {
        assertThat(PageChecks.problems(browser)).isEmpty();
        browser.resize(Browser.PHONE_WIDTH, Browser.PHONE_HEIGHT);
        try {
            assertThat(PageChecks.problems(browser)).isEmpty();
        } finally {
            browser.resize(1500, 1200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            says little                   | document.querySelector('svg.chart').setAttribute('aria-label', 'a chart')
            says "                        | document.querySelector('svg.chart').ariaLabel += 'NaN'
            has 2 descriptions            | document.querySelector('.on-phone svg.chart').ariaLabel += ' and more'
            has no title                  | document.querySelector('#forest h3').remove()
            is described as               | document.querySelector('#forest-1').after(document.querySelector('#forest-1').cloneNode(true))
            but does nothing              | document.querySelector('h1').tabIndex = 0
            has no name                   | document.querySelector('.key').removeAttribute('aria-label')
            not with the keyboard         | (box => { const narrow = box.cloneNode(true); narrow.style.width = '50px'; box.replaceWith(narrow); })(document.querySelector('#table-4-final-loss .scroll'))
            legend [                      | (figure => { const other = figure.cloneNode(true); other.querySelector('svg').append(other.querySelector('.key')); figure.after(other); })(document.querySelector('#figure-3-gradients'))
            cuts the mark                 | (mark => mark.closest('svg').setAttribute('height', mark.getBBox().y + mark.getBBox().height / 2 + 1))(document.querySelector('#figure-8-gap .on-page svg.chart > svg > g[data-series=dropout]:nth-of-type(n+7) > path'))
            an exponent                   | document.querySelector('td.number').textContent = '3.1e-4'
            a deviation of zero           | document.querySelector('td.number').textContent = '0.0 ± 0.0 %'
            sticks to its number          | document.querySelector('td.number').textContent = '5%'
            a hyphen                      | document.querySelector('td.number').textContent = '-5'
            a count in                    | document.querySelector('#table-3-rms tbody tr td:nth-child(6)').textContent = '6.333 ± 0.577'
            points labelled %             | document.querySelector('#table-1-accuracy thead th:nth-child(2)').textContent = 'training minus validation'
            """)
    void everyDisorderIsNoticed(String complaint, String disorder) {
        browser.value(disorder);

        assertThat(PageChecks.problems(browser)).anyMatch(problem -> problem.contains(complaint));
    }

    private static void press(String selector) {
        browser.value(
                "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })",
                selector);
        browser.click(selector);
    }

    private static String head(String table, int column) {
        return table + " thead th:nth-child(" + (column + 1) + ") button";
    }

    private static Object drawing() {
        return browser.value("document.querySelector(arguments[0] + ' .drawings').innerHTML", CHART);
    }

    /** What the chart says of its scale to readers who do not see it, and what its switch offers. */
    private static String shownScale() {
        return browser.value("""
                (figure => {
                  const label = figure.querySelector('.on-page svg.chart').getAttribute('aria-label');
                  const scale = /Vertical axis: [^.]*, logarithmic/.test(label) ? 'logarithmic' : 'linear';
                  return `${scale}, switch: ${figure.querySelector('.switch').textContent}`;
                })(document.querySelector(arguments[0]))""", CHART).toString();
    }

    private static long faintSeries() {
        return (long) browser.value("document.querySelectorAll(arguments[0] + ' .on-page .faint').length", CHART);
    }

    /** The texts of a column, from the first row to the last. */
    private static List<String> column(String table, int column) {
        return strings(
                "[...document.querySelectorAll(arguments[0] + ' tbody tr')].map(row => row.cells[arguments[1]].textContent)",
                table,
                column);
    }

    /** By which columns the table says that it is sorted. */
    private static List<String> order(String table) {
        return strings(
                "[...document.querySelectorAll(arguments[0] + ' thead th')]"
                        + ".map((head, i) => head.ariaSort ? `${i} ${head.ariaSort}` : '').filter(Boolean)",
                table);
    }

    private static List<String> strings(String expression, Object... arguments) {
        return ((List<?>) browser.value(expression, arguments))
                .stream().map(String::valueOf).toList();
    }
}
