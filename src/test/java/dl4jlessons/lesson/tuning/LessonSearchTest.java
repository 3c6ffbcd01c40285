package dl4jlessons.lesson.tuning;

import static dl4jlessons.search.Dimension.powerOfTen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.experiment.Settings;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonSearchTest {
    private static final int BATCH_SIZE = 50;
    private static final SearchSizes SIZES = new SearchSizes(3, 2, 100, 60, 400);
    private static final LessonSearch SEARCH = search(BookNetwork.SPACE);

    @TempDir
    Path folder;

    private static LessonSearch search(SearchSpace space) {
        return new LessonSearch(
                "small",
                space,
                Sampler.random(),
                SIZES,
                (parameters, images, seed) ->
                        new BookNetwork(images.width(), images.classes()).configure(parameters, seed),
                parameters -> BATCH_SIZE);
    }

    @Test
    void theFiguresDependOnTheSeedAlone() {
        Map<Long, MeasuredStudy> one = SEARCH.run(TuningTests.settings(folder.resolve("one"), 1));
        Map<Long, MeasuredStudy> two = SEARCH.run(TuningTests.settings(folder.resolve("two"), 2));

        assertThat(two).isEqualTo(one);
        assertThat(one.get(1L).bestFirst()).isNotEqualTo(one.get(2L).bestFirst());
    }

    @Test
    void everyFinishedTrialIsMeasuredOnImagesThatItsSearchDidNotSee() {
        MeasuredStudy study = SEARCH.run(TuningTests.settings(folder, 2)).get(3L);

        assertThat(study.result().count(TrialState.COMPLETE)).isEqualTo(SIZES.trials());
        assertThat(study.bestFirst())
                .hasSize(SIZES.trials())
                .allMatch(trial -> trial.images() == SIZES.unseen() && trial.unseenAccuracy() > 0.1);
        assertThat(study.winner().trial())
                .isEqualTo(study.result().best().orElseThrow().trial());
    }

    @Test
    void aFinishedSearchIsReplayedWithoutTraining() throws IOException {
        Settings settings = TuningTests.settings(folder, 1);
        Map<Long, MeasuredStudy> trained = SEARCH.run(settings);
        Map<String, String> journals = TuningTests.journals(settings);

        assertThat(SEARCH.run(settings)).isEqualTo(trained);
        assertThat(TuningTests.journals(settings)).isEqualTo(journals).hasSize(3);
    }

    @Test
    void anEditedSpaceBeginsANewStudyAndLeavesTheOthersAlone() throws IOException {
        Settings settings = TuningTests.settings(folder, 1);
        Map<Long, MeasuredStudy> trained = SEARCH.run(settings);
        Map<String, String> journals = TuningTests.journals(settings);
        SearchSpace edited = SearchSpace.of(powerOfTen("learning rate", -2, -1), powerOfTen("weight decay", -8, -4));

        assertThat(search(edited).run(settings).get(1L).bestFirst())
                .hasSize(SIZES.trials())
                .allMatch(trial -> trial.trial().parameters().number("learning rate") >= 0.01);
        assertThat(TuningTests.journals(settings))
                .containsAllEntriesOf(journals)
                .hasSize(6);
        assertThat(SEARCH.run(settings)).isEqualTo(trained);
        assertThat(TuningTests.journals(settings))
                .containsAllEntriesOf(journals)
                .hasSize(6);
    }

    @Test
    void anEditedNetworkBeginsANewStudyAndLeavesTheOthersAlone() throws IOException {
        Settings settings = TuningTests.settings(folder, 1);
        SEARCH.run(settings);
        Map<String, String> journals = TuningTests.journals(settings);
        LessonSearch edited = new LessonSearch(
                "small",
                BookNetwork.SPACE,
                Sampler.random(),
                SIZES,
                (parameters, images, seed) ->
                        new BookNetwork(images.width(), images.classes()).configure(20, parameters, seed),
                parameters -> BATCH_SIZE);
        edited.run(settings);

        assertThat(TuningTests.journals(settings))
                .containsAllEntriesOf(journals)
                .hasSize(6);
    }

    @Test
    void anotherSamplerHasStudiesOfItsOwn() throws IOException {
        Settings settings = TuningTests.settings(folder, 1);
        SEARCH.run(settings);
        MeasuredStudy grid =
                SEARCH.with("grid", Sampler.cornerGrid(2), 4).run(settings).get(1L);

        assertThat(grid.result().trials()).hasSize(4);
        assertThat(TuningTests.journals(settings)).hasSize(6);
    }

    @Test
    void aMissingMeasurementIsReportedWithWhatToDo() throws IOException {
        Settings settings = TuningTests.settings(folder, 1);
        SEARCH.run(settings);
        Path study = TuningTests.study(settings, "small", 2);
        Files.delete(study.resolve("unseen").resolve("trial-1"));

        assertThatThrownBy(() -> SEARCH.run(settings))
                .isInstanceOf(UserException.class)
                .hasMessage("Cannot read " + study.resolve("unseen").resolve("trial-1")
                        + " (no such file or folder): delete the folder " + study + " and run the lesson again.");
    }

    @Test
    void aMeasurementThatWasChangedOrIsOfAnotherTrialIsReported() throws IOException {
        Settings settings = TuningTests.settings(folder, 1);
        SEARCH.run(settings);
        Path study = TuningTests.study(settings, "small", 2);
        Path measured = study.resolve("unseen").resolve("trial-1");
        byte[] whole = Files.readAllBytes(measured);
        byte[] flipped = whole.clone();
        flipped[whole.length - 1] ^= 1;
        byte[] others = Files.readAllBytes(study.resolve("unseen").resolve("trial-0"));

        for (byte[] wrong : List.of(flipped, others, Arrays.copyOf(whole, whole.length - 1), new byte[0])) {
            Files.write(measured, wrong);
            assertThatThrownBy(() -> SEARCH.run(settings))
                    .isInstanceOf(UserException.class)
                    .hasMessage("Cannot read " + measured + " (it is not what the lesson wrote): delete the folder "
                            + study + " and run the lesson again.");
        }
        Files.write(measured, whole);
        SEARCH.run(settings);
    }
}
