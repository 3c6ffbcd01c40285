package dl4jlessons.study;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Scale;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyFiguresTest {
    private static final StudyResult STUDY = SampleStudies.finished(60);
    private static final StudyFigures FIGURES = new StudyFigures("search", STUDY);

    private static Series series(Figure figure, String name) {
        return figure.panels().get(0).series().stream()
                .filter(series -> series.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Figure figure) {
        return figure.panels().get(0).series().stream().map(Series::name).toList();
    }

    @Test
    void theHistoryHasAPlaceForEveryTrial() {
        Figure history = FIGURES.history();

        Series complete = series(history, "trained to the end");
        Series diverged = series(history, "diverged");
        assertThat(complete.x().size() + diverged.x().size()).isEqualTo(60);
        Trial twelfth = STUDY.trials().get(12);
        assertThat(complete.y().get(complete.x().indexOf(12.0))).isEqualTo(twelfth.validationAccuracy());
        assertThat(diverged.x()).hasSize((int) STUDY.count(TrialState.DIVERGED)).isNotEmpty();
        assertThat(diverged.y()).containsOnly(0.0);
    }

    @Test
    void theBestSoFarNeverFallsAndEndsAtTheBest() {
        Series best = series(FIGURES.history(), "best so far");

        assertThat(best.x()).isSorted();
        assertThat(best.y()).isSorted().endsWith(STUDY.best().orElseThrow().accuracy());
        assertThat(best.y().size()).isLessThan(60);
    }

    @Test
    void theRankingShowsTheStandardErrorOfEachRank() {
        Figure ranking = FIGURES.ranking(7);

        Series accuracies = series(ranking, "validation");
        List<RankedTrial> leaderboard = STUDY.leaderboard().subList(0, 7);
        assertThat(accuracies.y())
                .isEqualTo(leaderboard.stream().map(RankedTrial::accuracy).toList());
        assertThat(accuracies.low())
                .isEqualTo(leaderboard.stream()
                        .map(s -> s.accuracy() - s.standardError())
                        .toList());
        assertThat(ranking.guides()).singleElement().satisfies(guide -> assertThat(guide.value())
                .isEqualTo(leaderboard.get(0).accuracy() - leaderboard.get(0).standardError()));
    }

    @Test
    void theCurvesOfTheFirstTwentyAreSmallMultiples() {
        Figure curves = FIGURES.curves(StudyFigures.TOP);

        assertThat(curves.panels()).hasSize(20);
        assertThat(names(curves)).containsExactly("training", "validation");
        RankedTrial third = STUDY.leaderboard().get(2);
        Figure.Panel panel = curves.panels().get(2);
        assertThat(panel.title()).isEqualTo("3 · trial " + third.trial().number());
        assertThat(panel.note()).contains(" ± ");
        assertThat(panel.series().get(1).y()).hasSize(SampleStudies.EPOCHS).endsWith(third.accuracy());
    }

    @Test
    void eachHyperparameterHasAFigureOnItsOwnScale() {
        List<Figure> each = FIGURES.againstEach();

        assertThat(each)
                .extracting(Figure::id)
                .containsExactly(
                        "search-learning-rate",
                        "search-dropout",
                        "search-hidden-layers",
                        "search-updater",
                        "search-batch-normalization");
        assertThat(each.get(0).x().scale()).isEqualTo(Scale.LOG);
        assertThat(each.get(0).x().max()).isEqualTo(1);
        assertThat(each.get(1).x().scale()).isEqualTo(Scale.LINEAR);
        assertThat(each.get(3).x().categories()).containsExactly("sgd", "adam <fast>");
        assertThat(each.get(4).x().categories()).containsExactly("off", "on");
    }

    @Test
    void theBestTrialsStandOutWhereTheyAre() {
        Figure rates = FIGURES.againstEach().get(0);

        assertThat(names(rates)).containsExactly("other trials", "best trials", "diverged");
        Series best = series(rates, "best trials");
        assertThat(best.x()).hasSize(10);
        assertThat(Collections.min(best.x()))
                .isGreaterThan(Collections.max(series(rates, "other trials").x()));
        assertThat(Collections.min(series(rates, "diverged").x())).isGreaterThan(Collections.max(best.x()));
    }

    @Test
    void trialsWithTheSameChoiceAreSpreadAroundIt() {
        Series other = series(FIGURES.againstEach().get(4), "other trials");

        assertThat(other.x()).doesNotHaveDuplicates().allMatch(x -> Math.abs(x - Math.round(x)) <= 0.25);
        assertThat(other.x()).anyMatch(x -> Math.round(x) == 0).anyMatch(x -> Math.round(x) == 1);
    }

    @Test
    void anUnfinishedStudyShowsWhereTrialsStopped() {
        StudyFigures unfinished = new StudyFigures("half", SampleStudies.unfinished());

        assertThat(names(unfinished.history())).contains("stopped early").doesNotContain("trained to the end");
        assertThat(unfinished.curves(2).panels()).hasSize(2);
    }

    @Test
    void aStudyWithoutRanksHasNoFiguresOfRanks() {
        StudyFigures diverged = new StudyFigures("none", SampleStudies.allDiverged());

        assertThat(diverged.all())
                .extracting(Figure::id)
                .startsWith("none-history", "none-learning-rate")
                .hasSize(6);
        assertThat(names(diverged.history())).containsExactly("diverged");
    }

    @Test
    void allFiguresHaveIdsOfTheirOwn() {
        assertThat(FIGURES.all()).hasSize(8).extracting(Figure::id).doesNotHaveDuplicates();
    }

    @Test
    void everyCurveEndsWhereItsTrialDid() {
        StudyResult halved = SampleStudies.halved();

        Figure curves = new StudyFigures("search", halved).everyCurve();

        List<Series> lines = curves.panels().get(0).series();
        assertThat(lines).hasSize((int) halved.trials().stream()
                .filter(trial -> !trial.curve().isEmpty())
                .count());
        lines.forEach(line -> {
            Trial trial = halved.trials().get(Integer.parseInt(line.keys().get(0)));
            assertThat(line.y()).hasSize(trial.epochs()).endsWith(trial.validationAccuracy());
            assertThat(line.name())
                    .isEqualTo(
                            switch (trial.state()) {
                                case COMPLETE -> "trained to the end";
                                case DIVERGED -> "diverged";
                                default -> "stopped early";
                            });
        });
    }

    @Test
    void everyPointKnowsItsTrial() {
        Series complete = series(FIGURES.history(), "trained to the end");
        for (int i = 0; i < complete.x().size(); i++) {
            assertThat(complete.keys().get(i))
                    .isEqualTo(String.valueOf(complete.x().get(i).intValue()));
        }
        assertThat(FIGURES.ranking(7).panels().get(0).series().get(0).keys())
                .isEqualTo(STUDY.leaderboard().stream()
                        .limit(7)
                        .map(standing -> String.valueOf(standing.trial().number()))
                        .toList());
    }
}
