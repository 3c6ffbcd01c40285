package dl4jlessons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.result.Figure;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.MainEffects;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportancesTest {
    private static double share(Importances importances, String name) {
        return importances.shares().stream()
                .filter(share -> share.dimension().name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void whatAloneMakesTheAccuracyExplainsAlmostAllOfIt() {
        Importances importances = Importances.of(SampleStudies.withManyNumbers(200));

        assertThat(importances.meaningful()).isTrue();
        assertThat(importances.shares().get(0).dimension().name()).isEqualTo("n5");
        // the means of five groups leave 1/25 of the variance of a straight line
        assertThat(share(importances, "n5")).isCloseTo(0.96, within(0.02));
        for (String other : List.of("n0", "n1", "n2", "n3", "n4")) {
            assertThat(share(importances, other)).isCloseTo(0, within(2 * importances.chance()));
        }
    }

    @Test
    void prunedTrialsAreComparedAfterAsManyEpochsAsAllHave() {
        StudyResult halved = SampleStudies.halved();

        Importances importances = Importances.of(halved);

        assertThat(importances.epochs()).isEqualTo(1);
        assertThat(importances.trials()).isEqualTo(60);
        Dimension rate = halved.header().space().dimensions().get(0);
        assertThat(share(importances, "learning rate"))
                .isEqualTo(MainEffects.share(
                        rate, halved.trials(), 5, trial -> trial.curve().get(0).validationAccuracy()));
        assertThat(importances.figure("i").caption())
                .contains("after 1 epoch ", "What helps a network only later, of 9 epochs");
        assertThat(Importances.of(SampleStudies.finished(60)).figure("i").caption())
                .contains("after 9 epochs ")
                .doesNotContain("only later");
    }

    @Test
    void aDivergedTrialCountsAsTheWorstOfTheOthers() {
        StudyResult study = SampleStudies.finished(60);
        double worst = study.leaderboard().stream()
                .mapToDouble(RankedTrial::accuracy)
                .min()
                .orElseThrow();
        Dimension rate = study.header().space().dimensions().get(0);

        assertThat(share(Importances.of(study), "learning rate"))
                .isEqualTo(MainEffects.share(
                        rate, study.trials(), 5, trial -> trial.ranked() ? trial.validationAccuracy() : worst));
    }

    @Test
    void fewTrialsSayNothing() {
        assertThat(Importances.of(SampleStudies.finished(19)).meaningful()).isFalse();
        assertThat(Importances.of(SampleStudies.finished(20)).meaningful()).isTrue();
        assertThat(Importances.of(SampleStudies.finished(1)).whyNone())
                .isEqualTo("1 trial says nothing on which hyperparameter matters: it takes at least 20.");
        assertThat(Importances.of(SampleStudies.finished(0)).shares()).isEmpty();
        assertThat(Importances.of(SampleStudies.allDiverged()).shares())
                .allSatisfy(share -> assertThat(share.value()).isZero());
    }

    @Test
    void theFigureHasABarForEachAndALineForChance() {
        Importances importances = Importances.of(SampleStudies.finished(60));

        Figure figure = importances.figure("importances");

        assertThat(figure.x().categories()).hasSize(5).startsWith("learning rate");
        assertThat(figure.panels().get(0).series().get(0).y())
                .isEqualTo(importances.shares().stream()
                        .map(Importances.Share::value)
                        .toList());
        assertThat(figure.guides().get(0).value()).isEqualTo(2 * Math.sqrt(10) / 60);
    }
}
