package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
    private static final List<LessonRecord> ENTRIES = SampleEntries.all();
    private static String page;

    @BeforeAll
    static void render() {
        page = ReportPage.html(ENTRIES);
    }

    @Test
    void everyClaimIsInTheOverviewAndInItsLesson() {
        for (LessonRecord entry : ENTRIES) {
            entry.result().judgements().forEach(judgement -> {
                String anchor = "claim-" + entry.card().number() + "-" + judgement.id();
                assertThat(page).contains("href=\"#" + anchor + "\"", "id=\"" + anchor + "\"");
                assertThat(page)
                        .contains(
                                escaped(judgement.statement()),
                                judgement.verdict().text());
                assertThat(page).contains(escaped(judgement.remark()));
                judgement.measurements().forEach(condition -> assertThat(page).contains(escaped(condition.quantity())));
            });
        }
    }

    @Test
    void everyLessonIsIntroducedAndCanBeRun() {
        for (LessonRecord entry : ENTRIES) {
            assertThat(page)
                    .contains(
                            "<h2>" + entry.card().title() + "</h2>",
                            "run " + entry.card().number() + "\"</code>",
                            entry.lesson().replace(".", ".<wbr>"));
        }
        assertThat(page)
                .contains(ENTRIES.get(0).card().question(), ENTRIES.get(0).setup(), "seeds 1, 2, 3; 25 s");
    }

    @Test
    void everyFigureHasAChartAndACaption() {
        long figures =
                ENTRIES.stream().mapToLong(e -> e.result().figures().size()).sum();
        long forests = 1
                + ENTRIES.stream()
                        .filter(e -> !e.result().judgements().isEmpty())
                        .count();

        // each for a page and for a phone; charts that can change their scale twice
        long switchable = all("<template class=\"other-scale\"").size();
        assertThat(all("<svg [^>]*class=\"chart\" role=\"img\" aria-label=\"[^\"]+\""))
                .hasSize((int) (2 * (figures + forests + switchable)));
        ENTRIES.forEach(entry -> entry.result().figures().forEach(figure -> assertThat(page)
                .contains(escaped(figure.title()), escaped(figure.caption()))));
    }

    @Test
    void tablesAreShadedAndWritten() {
        assertThat(page).contains("1.413 ± 0.025", "0.490 … ∞", "3.11×10⁻³⁰", "97.3 %");
        assertThat(all("style=\"--heat:\\d+%\"")).hasSizeGreaterThan(20);
    }

    @Test
    void whatDataContainsIsEscaped() {
        assertThat(page).doesNotContain("<script>alert", "needed <&");
        assertThat(page).contains("&lt;script&gt;", "needed &lt;&amp;&quot;&gt;");
    }

    @Test
    void thePageNeedsNothingFromTheNetwork() {
        // links to papers are followed by readers, not by the page
        assertThat(all("(?<!<a )(?<!<a rel=\"nofollow\" )(?:src|href|action|data)=\"(?!#)[^\"]*\""))
                .isEmpty();
        assertThat(page).doesNotContain("@import", "url(", "<link", "<img", "<iframe");
        assertThat(all("(?<==\")(?<!href=\")https?://[^\"]*")).containsOnly("http://www.w3.org/2000/svg");
    }

    @Test
    void idsAreUniqueAndEveryLinkHasATarget() {
        List<String> ids = all("(?<= id=\")[^\"]+");
        List<String> targets = all("(?<=href=\"#)[^\"]+");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(targets);
    }

    @Test
    void headingsFollowEachOtherWithoutLeaps() {
        List<Integer> levels =
                all("(?<=<h)[1-6](?=>)").stream().map(Integer::valueOf).toList();

        assertThat(levels).startsWith(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
        assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
    }

    @Test
    void everyTableHeaderHasAScope() {
        assertThat(all("<th(?![^>]*scope=)[ >]")).isEmpty();
    }

    @Test
    void aPageWithoutClaimsSaysThis() {
        assertThat(ReportPage.html(List.of(ENTRIES.get(0)))).contains("No claim was judged");
        assertThat(ReportPage.html(List.of())).contains("No claim was judged");
    }

    @Test
    void longRunsAreTimedInMinutes() {
        LessonRecord first = ENTRIES.get(0);
        LessonRecord hour = new LessonRecord(
                first.lesson(),
                first.card(),
                first.setup(),
                List.of(7L),
                true,
                "fashion-mnist",
                3725,
                new LessonResult(List.of(), List.of(), List.of()));

        assertThat(ReportPage.html(List.of(hour))).contains("full set-up on fashion-mnist; seed 7; 62 min 5 s");
    }

    @Test
    void thePageIsWrittenAsAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report").resolve("index.html");

        ReportPage.write(file, ENTRIES);

        assertThat(file).hasContent(page);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedInOneSentence(@TempDir Path folder) throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("report"), "a file");

        assertThatThrownBy(() -> ReportPage.write(inTheWay.resolve("index.html"), ENTRIES))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("index.html")
                .hasMessageContaining("choose a folder");
    }

    private static List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
