package dl4jlessons.study;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Coordinates;
import dl4jlessons.result.Coordinates.Point;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Scale;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyCoordinatesTest {
    private static final StudyResult STUDY = SampleStudies.finished(60);

    private static Coordinates parallel(StudyResult study) {
        return new StudyCoordinates("search", study).parallel();
    }

    @Test
    void everyHyperparameterHasAnAxisOfItsOwnScaleAndTheLastIsTheAccuracy() {
        List<Axis> axes = parallel(STUDY).axes();

        assertThat(axes)
                .extracting(Axis::label)
                .containsExactly(
                        "learning rate",
                        "dropout",
                        "hidden layers",
                        "updater",
                        "batch normalization",
                        "validation accuracy");
        assertThat(axes.get(0).scale()).isEqualTo(Scale.LOG);
        assertThat(axes.get(1).scale()).isEqualTo(Scale.LINEAR);
        assertThat(axes.get(3).categories()).containsExactly("sgd", "adam <fast>");
    }

    @Test
    void everyTrialIsAPointWithItsValues() {
        Coordinates all = parallel(STUDY);

        assertThat(all.points()).hasSize(60);
        RankedTrial best = STUDY.best().orElseThrow();
        Point first = all.points().get(0);
        assertThat(first.key()).isEqualTo(String.valueOf(best.trial().number()));
        assertThat(first.values().get(0)).isEqualTo(best.trial().parameters().number("learning rate"));
        assertThat(first.values().get(5)).isEqualTo(best.accuracy());
    }

    @Test
    void fifthsOfTheRanksAreEquallyLargeAndDivergedTrialsHaveNoAccuracy() {
        Coordinates all = parallel(STUDY);

        int diverged = (int) STUDY.count(TrialState.DIVERGED);
        assertThat(all.groups())
                .containsExactly("best fifth", "second fifth", "third fifth", "fourth fifth", "last fifth", "diverged");
        for (StudyCoordinates.Group fifth : StudyCoordinates.FIFTHS) {
            assertThat(all.of(fifth.name()).size()).isBetween((60 - diverged) / 5, (60 - diverged) / 5 + 1);
        }
        assertThat(all.of("diverged"))
                .hasSize(diverged)
                .allSatisfy(point -> assertThat(point.values().get(5)).isNaN());
    }

    @Test
    void trialsWithTheSameChoiceLieBesideEachOther() {
        assertThat(parallel(STUDY).points()).allSatisfy(point -> {
            double updater = point.values().get(3);
            Trial trial = STUDY.trials().get(Integer.parseInt(point.key()));
            assertThat(Math.round(updater))
                    .isEqualTo(trial.parameters().text("updater").equals("sgd") ? 0 : 1);
        });
        assertThat(parallel(STUDY).points().stream()
                        .map(point -> point.values().get(3))
                        .distinct())
                .hasSizeGreaterThan(50);
    }

    @Test
    void pairsAreThoseOfTheNumbers() {
        Coordinates pairs = new StudyCoordinates("search", STUDY)
                .pairs(Importances.of(STUDY))
                .orElseThrow();

        assertThat(pairs.axes()).extracting(Axis::label).containsExactly("learning rate", "dropout", "hidden layers");
        assertThat(pairs.caption()).doesNotContain("explain most");
        assertThat(pairs.points()).hasSize(60);
    }

    @Test
    void ofManyNumbersTheMostImportantAreShown() {
        StudyResult many = SampleStudies.withManyNumbers(60);

        Coordinates pairs =
                new StudyCoordinates("search", many).pairs(Importances.of(many)).orElseThrow();

        assertThat(pairs.axes()).hasSize(4).extracting(Axis::label).startsWith("n5");
        assertThat(pairs.caption()).contains("Of the 6 numeric hyperparameters these explain most.");
        StudyResult few = SampleStudies.withManyNumbers(9);
        assertThat(new StudyCoordinates("search", few)
                        .pairs(Importances.of(few))
                        .orElseThrow()
                        .axes())
                .extracting(Axis::label)
                .containsExactly("n0", "n1", "n2", "n3");
    }

    @Test
    void manyTrialsAreThinnedAndTheFirstRanksStay() {
        StudyResult large = SampleStudies.finished(900);

        Coordinates all = parallel(large);

        assertThat(all.points()).hasSize(StudyFigures.CURVES).doesNotHaveDuplicates();
        assertThat(all.points().stream().limit(StudyFigures.CURVES / 2).map(Point::key))
                .isEqualTo(large.leaderboard().stream()
                        .limit(StudyFigures.CURVES / 2)
                        .map(standing -> String.valueOf(standing.trial().number()))
                        .toList());
        assertThat(all.caption()).contains("Of 900 trials it shows 200");
        assertThat(parallel(STUDY).caption()).doesNotContain("it shows");
    }
}
