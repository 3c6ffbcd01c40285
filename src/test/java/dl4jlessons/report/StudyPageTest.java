package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.study.SampleStudies;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyPageTest {
    private static String page;

    @BeforeAll
    static void render() {
        page = StudyPage.html("my <study>", SampleStudies.timed(SampleStudies.finished(60)), Optional.empty());
    }

    static Stream<StudyResult> allKindsOfStudies() {
        return Stream.of(
                SampleStudies.finished(60),
                SampleStudies.finished(1),
                SampleStudies.finished(0),
                SampleStudies.unfinished(),
                SampleStudies.allDiverged(),
                SampleStudies.withFailure());
    }

    private static List<String> all(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void thePageHasAllParts() {
        assertThat(all(page, "(?<= id=\")[^\"]+"))
                .containsExactlyInAnyOrder(
                        "table-study-space",
                        "figure-study-search-ranking",
                        "table-study-leaderboard",
                        "figure-study-search-learning-rate",
                        "figure-study-search-dropout",
                        "figure-study-search-hidden-layers",
                        "figure-study-search-updater",
                        "figure-study-search-batch-normalization",
                        "figure-study-search-history",
                        "figure-study-search-curves",
                        "figure-study-search-importances",
                        "figure-study-search-parallel",
                        "figure-study-search-pairs",
                        "figure-study-search-every-curve",
                        "figure-study-search-timetable",
                        "figure-study-search-durations",
                        "filter",
                        "filter-help",
                        "filter-count",
                        "all-ranks",
                        "about");
        // each for a page and for a phone, and the durations on the other scale, too
        assertThat(all(page, "<svg [^>]*role=\"img\" aria-label=\"[^\"]+\"")).hasSize(2 * 15);
        assertThat(page).contains("80.0 % ± 4.0 %", "10⁻⁴…1, log", "random, seed 7", "search export --csv");
    }

    @Test
    void whatCastsDoubtOnTheWinnerIsSaid() {
        assertThat(page)
                .contains("Before you trust the winner", "The first 4 ranks lie within one standard error")
                .contains("5 of 60 trials diverged (8 %)");
        assertThat(StudyPage.html("small", SampleStudies.timed(SampleStudies.finished(4)), Optional.empty()))
                .doesNotContain("diverged (");
    }

    @Test
    void theTestIsExplainedUntilItWasMade() {
        assertThat(page).contains("Not used yet.").doesNotContain("Test accuracy");
        assertThat(StudyPage.html(
                        "tested",
                        SampleStudies.timed(SampleStudies.tested(SampleStudies.finished(5), 3)),
                        Optional.empty()))
                .contains("Test accuracy", "75.0 % ± 1.4 %", "Used once: trial 3, retrained")
                .doesNotContain("Not used yet");
    }

    @ParameterizedTest
    @MethodSource("allKindsOfStudies")
    void everyStudyHasAPageThatNeedsNothingElse(StudyResult study) {
        String html = StudyPage.html("any", SampleStudies.timed(study), Optional.empty());

        assertThat(all(html, "(?:src|href|action|data)=\"(?!#)[^\"]*\"")).isEmpty();
        assertThat(html)
                .doesNotContain(
                        "@import", "url(", "<link", "<img", "<iframe", "<script src", "fetch(", "XMLHttpRequest");
        assertThat(all(html, "https?://[^\"]*")).containsOnly("http://www.w3.org/2000/svg");
        assertThat(all(html, "(?<= id=\")[^\"]+")).doesNotHaveDuplicates();
        assertThat(all(html, "<th(?![^>]*scope=)[ >]")).isEmpty();
    }

    @Test
    void aStudyWhoseTimesAreNotKnownHasAPageWithoutThem() {
        String html = StudyPage.html("old", TimedStudy.withoutTimes(SampleStudies.finished(60)), Optional.empty());

        assertThat(all(html, "(?<= id=\")[^\"]+"))
                .contains("figure-study-search-every-curve")
                .doesNotContain("figure-study-search-timetable", "figure-study-search-durations");
    }

    @Test
    void onlyThePageOfARunningSearchIsLoadedAnew() {
        TimedStudy study = SampleStudies.timed(SampleStudies.unfinished());

        assertThat(StudyPage.html("still", study, Optional.empty()))
                .doesNotContain("id=\"live\"", "http-equiv")
                .contains("run the search again to go on");
        assertThat(StudyPage.live("running", study, Optional.empty(), Instant.EPOCH))
                .contains("id=\"live\"", "<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>")
                .doesNotContain("run the search again to go on");
    }

    @Test
    void whatWasStoppedWhenIsATable() {
        assertThat(StudyPage.html("halved", SampleStudies.timed(SampleStudies.halved()), Optional.empty()))
                .contains("id=\"table-study-rungs\"");
        assertThat(page).doesNotContain("id=\"table-study-rungs\"");
    }

    @Test
    void fewTrialsHaveASentenceInPlaceOfImportances() {
        assertThat(StudyPage.html("few", SampleStudies.timed(SampleStudies.finished(9)), Optional.empty()))
                .contains("9 trials say nothing on which hyperparameter matters: it takes at least 20.")
                .doesNotContain("id=\"figure-study-search-importances\"");
    }

    @Test
    void namesAndMessagesAreEscaped() {
        assertThat(page)
                .contains("<h1>my &lt;study&gt;</h1>", "adam &lt;fast&gt;")
                .doesNotContain("<study>", "<fast>");
        assertThat(StudyPage.html("failed", SampleStudies.timed(SampleStudies.withFailure()), Optional.empty()))
                .contains("out of memory in &lt;layer 3&gt;")
                .doesNotContain("<layer 3>");
    }

    @Test
    void headingsFollowEachOtherWithoutLeaps() {
        List<Integer> levels =
                all(page, "(?<=<h)[1-6](?=>)").stream().map(Integer::valueOf).toList();

        assertThat(levels).startsWith(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    @Test
    void thePageIsWrittenAsAFile(@TempDir Path folder) {
        Path file = folder.resolve("study").resolve("report.html");

        StudyPage.write(file, "my <study>", SampleStudies.timed(SampleStudies.finished(60)), Optional.empty());

        assertThat(file).hasContent(page);
    }
}
