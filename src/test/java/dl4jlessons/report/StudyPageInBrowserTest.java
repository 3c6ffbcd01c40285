package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dl4jlessons.dashboard.Browser;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.study.Hyperparameters;
import dl4jlessons.study.SampleStudies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of a search does in a real browser. */
class StudyPageInBrowserTest {
    private static final StudyResult STUDY = SampleStudies.finished(60);
    private static final TimedStudy TIMED = SampleStudies.timed(STUDY);

    /** Moves the pointer to a value of a series on a chart, both by their places in the chart's data. */
    private static final String POINT = """
            (([figure, panel, series, i]) => {
              const svg = document.querySelector(`#figure-study-search-${figure} .on-page svg.chart`);
              const chart = JSON.parse(svg.querySelector('metadata').textContent);
              const { box: [left, top, width, height], series: all, x = chart.x, y = chart.y } = chart.panels[panel];
              const one = all[series];
              const place = (axis, value) =>
                ((axis.log ? Math.log10(value) : value) - axis.from) / (axis.to - axis.from);
              const frame = svg.getBoundingClientRect();
              const scale = frame.width / svg.viewBox.baseVal.width;
              svg.dispatchEvent(new PointerEvent('pointermove', { bubbles: true,
                clientX: frame.left + (left + width * place(x, one.x[i])) * scale,
                clientY: frame.top + (top + height * (1 - place(y, one.y[i]))) * scale }));
              return one.keys[i] ?? one.keys[0];
            })(arguments)""";

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path open(String name, String html) {
        Path page = folder.resolve(name + ".html");
        AtomicFile.write(page, html);
        browser.open(page.toUri().toString());
        return page;
    }

    private static void openFinished() {
        open("finished", StudyPage.html("finished", TIMED, Optional.empty()));
    }

    /** The number of the trial that a value belongs to, after the pointer was moved to it. */
    private static Object point(String chart, int panel, int series, int i) throws InterruptedException {
        browser.value(
                "document.querySelector('#figure-study-search-' + arguments[0] + ' .on-page svg.chart')"
                        + ".scrollIntoView({ block: 'center', behavior: 'instant' })",
                chart);
        // scrolling takes the values away that were shown, one frame later
        Thread.sleep(200);
        return browser.value(POINT, chart, panel, series, i);
    }

    private static double topOfHistory() {
        return ((Number) browser.value(
                        "document.getElementById('figure-study-search-history').getBoundingClientRect().top"))
                .doubleValue();
    }

    private static String tip() {
        return browser.value("document.getElementById('tip').textContent").toString();
    }

    private static void filter(String text) {
        browser.value(
                "(([text]) => { const filter = document.getElementById('filter'); filter.value = text;"
                        + " filter.dispatchEvent(new Event('input')); })(arguments)",
                text);
    }

    private static long shownRows() {
        return (long) browser.value("[...document.querySelectorAll('#table-study-leaderboard tbody tr')]"
                + ".filter(row => row.getClientRects().length > 0).length");
    }

    /** Draws a stretch along an axis of the parallel coordinates, between two places of it; a single place is a click. */
    private static void brush(int axis, double from, double to) {
        List<?> pixels = (List<?>) browser.value("""
                (([axis, ...places]) => {
                  const svg = document.querySelector('#figure-study-search-parallel .on-page svg.chart');
                  svg.scrollIntoView({ block: 'center', behavior: 'instant' });
                  const box = svg.querySelectorAll('.axis')[axis].getBoundingClientRect();
                  return places.map(place => [box.left + box.width / 2, box.bottom - place * box.height]).flat();
                })(arguments)""", axis, from, to);
        List<Number> at = pixels.stream().map(Number.class::cast).toList();
        browser.drag(at.get(0), at.get(1), at.get(2), at.get(3));
    }

    /** The number behind the beginning of a condition in the filter. */
    private static double condition(String beginning) {
        String text = browser.value("document.getElementById('filter').value").toString();
        assertThat(text).contains(beginning);
        return Double.parseDouble(
                text.substring(text.indexOf(beginning) + beginning.length()).split(" ")[0]);
    }

    private static long picked(String chart, String mark) {
        return (long) browser.value(
                "document.querySelectorAll(`#figure-study-search-${arguments[0]} .on-page g.picked ${arguments[1]}`).length",
                chart,
                mark);
    }

    private static long shownBrushes() {
        return (long)
                browser.value(
                        "document.querySelectorAll('#figure-study-search-parallel .on-page .brush[visibility=visible]').length");
    }

    private static long trials(Predicate<RankedTrial> condition) {
        return STUDY.leaderboard().stream().filter(condition).count();
    }

    @Test
    void thePointerFindsATrialInEveryKindOfChart() throws Exception {
        openFinished();
        RankedTrial best = STUDY.best().orElseThrow();
        String rate = Hyperparameters.text(best.trial().parameters().number("learning rate"));
        for (String chart : new String[] {"parallel", "pairs", "ranking", "every-curve", "learning-rate"}) {
            int panel = 0;
            int series = chart.equals("learning-rate") ? 1 : 0;
            Object key = point(chart, panel, series, 0);

            assertThat(tip())
                    .as(chart)
                    .startsWith("Trial " + key)
                    .contains("validation accuracy", "learning rate", "hidden layers");
            if (!chart.equals("every-curve")) {
                assertThat(key).as(chart).isEqualTo(String.valueOf(best.trial().number()));
                assertThat(tip())
                        .as(chart)
                        .contains(String.format("%.3f ± %.3f", best.accuracy(), best.standardError()), "rate " + rate);
            }
            // the same trial is marked in the other charts too
            assertThat((long) browser.value("document.querySelectorAll('svg.chart > g.found').length"))
                    .as(chart)
                    .isGreaterThan(5);
        }
        assertThat(point("timetable", 0, 0, 0)).isEqualTo("0");
        assertThat(tip()).contains("Trial 0", "9 epochs from 0, 4.5 s");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void wordsAndConditionsFilterTheRows() throws Exception {
        openFinished();
        long ranked = STUDY.leaderboard().size();
        assertThat(shownRows()).isEqualTo(20);

        filter("adam");
        assertThat(shownRows())
                .isEqualTo(trials(t -> t.trial().parameters().text("updater").startsWith("adam")));
        filter("SGD learning rate<0.01 layers>=3");
        assertThat(shownRows())
                .isEqualTo(trials(t -> t.trial().parameters().text("updater").equals("sgd")
                        && t.trial().parameters().number("learning rate") < 0.01
                        && t.trial().parameters().integer("hidden layers") >= 3))
                .isPositive();
        filter("learning_rate < 1e-3");
        assertThat(shownRows())
                .isEqualTo(trials(t -> t.trial().parameters().number("learning rate") < 1e-3))
                .isPositive();
        filter("batch normalization=on");
        assertThat(shownRows())
                .isEqualTo(trials(t -> t.trial().parameters().flag("batch normalization")))
                .isPositive();
        filter("no such word");
        assertThat(shownRows()).isZero();
        filter("nonsense>1");
        assertThat(shownRows()).isZero();
        assertThat(browser.value("document.getElementById('filter-count').textContent"))
                .isEqualTo("0 of " + ranked + " ranks");

        filter("");
        assertThat(shownRows()).isEqualTo(20);
        browser.value("document.getElementById('all-ranks').click()");
        assertThat(shownRows()).isEqualTo(ranked);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void nothingIsOutOfOrder() {
        openFinished();
        assertThat(PageChecks.problems(browser)).isEmpty();
    }

    @Test
    void aStretchOfAnAxisIsAConditionOfTheFilterAndSetsItsTrialsOff() throws Exception {
        openFinished();
        long ranked = STUDY.leaderboard().size();

        brush(0, 0.5, 0.75);
        double low = condition("learning rate>=");
        double high = condition("learning rate<=");
        assertThat(low).isCloseTo(1e-2, withinPercentage(5));
        assertThat(high).isCloseTo(1e-1, withinPercentage(5));
        long between = trials(t -> t.trial().parameters().number("learning rate") >= low
                && t.trial().parameters().number("learning rate") <= high);
        assertThat(between).isPositive().isLessThan(ranked);
        assertThat(shownRows()).isEqualTo(between);
        assertThat(picked("parallel", "path")).isEqualTo(between);
        assertThat(picked("learning-rate", "circle")).isEqualTo(between);

        brush(3, 0.6, 0.9);
        long both = trials(t -> t.trial().parameters().number("learning rate") >= low
                && t.trial().parameters().number("learning rate") <= high
                && t.trial().parameters().text("updater").equals("adam <fast>"));
        assertThat(both).isPositive().isLessThan(between);
        assertThat(shownRows()).isEqualTo(both);
        assertThat(shownBrushes()).isEqualTo(2);

        brush(0, 0.5, 0.5);
        assertThat(shownRows())
                .isEqualTo(trials(t -> t.trial().parameters().text("updater").equals("adam <fast>")));
        brush(3, 0.5, 0.5);
        assertThat(shownRows()).isEqualTo(20);
        assertThat(shownBrushes()).isZero();
        assertThat(picked("parallel", "path")).isZero();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void aWrittenConditionIsDrawnOnItsAxisAndSetsItsTrialsOff() throws Exception {
        openFinished();
        filter("sgd learning rate<0.01");

        long found = trials(t -> t.trial().parameters().text("updater").equals("sgd")
                && t.trial().parameters().number("learning rate") < 0.01);
        assertThat(found).isPositive();
        assertThat(picked("parallel", "path")).isEqualTo(found);
        assertThat(picked("ranking", "circle")).isLessThanOrEqualTo(found);
        assertThat(shownBrushes()).isEqualTo(1);
        assertThat((long) browser.value(
                        "document.querySelectorAll('#figure-study-search-learning-rate .on-page .unpicked').length"))
                .isEqualTo(3);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void anOpenPageFollowsTheSearchKeepsThePlaceAndStopsWhenItEnds() throws Exception {
        TimedStudy half = SampleStudies.timed(SampleStudies.finished(30));
        Path page = open("live", quickly(StudyPage.live("live", half, Optional.empty(), Instant.now())));
        assertThat(browser.value("document.getElementById('live').textContent").toString())
                .contains("The search is running: 30 of 30 trials have ended", "Hold");
        filter("sgd");
        browser.value(
                "scrollTo({ behavior: 'instant',"
                        + " top: document.getElementById('figure-study-search-history').getBoundingClientRect().top + scrollY - 50 })");
        browser.value("window.first = true");

        AtomicFile.write(page, StudyPage.html("live", TIMED, Optional.empty()));

        browser.waitUntil("!window.first && document.querySelector('.facts').textContent.includes('Trials60')");
        assertThat(topOfHistory()).isCloseTo(50, within(2.0));
        assertThat(browser.value("document.getElementById('filter').value")).isEqualTo("sgd");
        browser.value("window.second = true");
        Thread.sleep(1500);
        assertThat(browser.value("window.second"))
                .as("a finished page is not loaded again")
                .isEqualTo(true);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void aPageThatIsHeldOrOldStays() throws Exception {
        TimedStudy half = SampleStudies.timed(SampleStudies.finished(30));
        open("held", quickly(StudyPage.live("held", half, Optional.empty(), Instant.now())));
        browser.value("document.querySelector('#live button').click()");
        browser.value("window.first = true");
        Thread.sleep(1500);
        assertThat(browser.value("window.first")).isEqualTo(true);
        assertThat(browser.value("document.getElementById('live').textContent").toString())
                .contains("stays as it is", "Go on");

        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        open("old", quickly(StudyPage.live("old", half, Optional.empty(), longAgo)));
        browser.value("window.first = true");
        browser.waitUntil("document.getElementById('live').textContent.includes('No newer page came')");
        Thread.sleep(1500);
        assertThat(browser.value("window.first")).isEqualTo(true);
    }

    /** So that a test need not wait as long as a reader. */
    private static String quickly(String page) {
        assertThat(page).contains("data-refresh=\"5\"");
        return page.replace("data-refresh=\"5\"", "data-refresh=\"0.5\"");
    }
}
