package dl4jlessons.tuner;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.search.SearchProgress;
import dl4jlessons.search.Study;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.search.WrittenStudy;
import dl4jlessons.study.SampleStudies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivePageTest {
    private static final SearchProgress PROGRESS = new SearchProgress(1, 2, Optional.empty());
    private static final TimedStudy STUDY = SampleStudies.timed(SampleStudies.finished(3));
    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void beginStudy() throws IOException {
        Files.writeString(folder.resolve(Study.JOURNAL), "");
    }

    private LivePage page(Duration beforeTheFirst, Duration pause) {
        return new LivePage(
                folder,
                Optional.empty(),
                () -> {
                    asked.incrementAndGet();
                    return STUDY;
                },
                beforeTheFirst,
                pause);
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve(StudyReport.FILE));
    }

    @Test
    void thePageOfARunningSearchLoadsItselfAnew() throws IOException {
        try (LivePage page = page(NONE, LONG)) {
            page.progressed(PROGRESS);
        }

        assertThat(written()).contains("The search is running:", "3 of 3 trials have ended");
        assertThat(folder.resolve(StudyReport.FILE + ".tmp")).doesNotExist();
    }

    @Test
    void itIsNotWrittenMoreOftenThanItMay() {
        try (LivePage page = page(NONE, LONG)) {
            for (int i = 0; i < 100; i++) {
                page.progressed(PROGRESS);
            }
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void aShortSearchHasNone() {
        try (LivePage page = page(LONG, LONG)) {
            page.progressed(PROGRESS);
            page.leave();
        }

        assertThat(asked).hasValue(0);
        assertThat(folder.resolve(StudyReport.FILE)).doesNotExist();
    }

    @Test
    void nothingIsWrittenAfterTheEnd() {
        LivePage page = page(NONE, NONE);
        page.close();
        page.progressed(PROGRESS);

        assertThat(asked).hasValue(0);
        assertThat(folder.resolve(StudyReport.FILE)).doesNotExist();
    }

    @Test
    void aFolderThatWasMovedAwayIsNotMadeAnew() throws IOException {
        Path study = Files.createDirectory(folder.resolve("study"));
        try (LivePage page = new LivePage(study, Optional.empty(), () -> STUDY, NONE, LONG)) {
            Files.delete(study);
            page.progressed(PROGRESS);
        }

        assertThat(study).doesNotExist();
    }

    @Test
    void whenASearchEndsBeforeItsTimeItsPageNoLongerWaitsForAnother() throws IOException {
        Path study = folder.resolve("study");
        WrittenStudy.write(study);
        LivePage page = new LivePage(study, Optional.empty(), () -> Study.readTimed(study), NONE, LONG);
        page.progressed(PROGRESS);

        page.leave();

        assertThat(study.resolve(StudyReport.FILE))
                .content()
                .contains("<h1>study</h1>")
                .doesNotContain("The search is running:");
    }

    @Test
    void aStudyThatCannotBeReadAnyMoreDoesNotHideWhyTheSearchEnded() throws IOException {
        LivePage page = page(NONE, LONG);
        page.progressed(PROGRESS);
        page.close();

        // the journal of this test holds nothing
        page.leave();

        assertThat(written()).contains("The search is running:");
    }
}
