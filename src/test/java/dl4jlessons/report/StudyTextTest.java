package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.search.StudyResult;
import dl4jlessons.study.SampleStudies;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyTextTest {
    @Test
    void theStatusIsOneFactALine() {
        assertThat(StudyText.status(SampleStudies.finished(60), Optional.empty()))
                .isEqualTo("""
                          hyperparameters  5 searched, sampler random
                          training         9 epochs, pruner none, seed 7
                          data             400 training and 100 validation examples, 0123456789abcdef
                          trials           60: 55 complete, 5 diverged
                          epochs trained   505
                          best so far      trial 54, validation accuracy 0.800 ± 0.040 after 9 epochs
                          test data        not used yet
                        """);
        assertThat(StudyText.status(SampleStudies.allDiverged(), Optional.empty()))
                .contains("best so far      none yet");
        assertThat(StudyText.status(SampleStudies.unfinished(), Optional.empty()))
                .contains("paused", "pruned");
    }

    @Test
    void theBestIsShownWithItsHyperparametersAndTheRanksBehindIt() {
        String text = StudyText.best(SampleStudies.finished(60), Optional.empty(), 3, ConsoleText.plain());

        assertThat(text)
                .startsWith("Best: trial 54, validation accuracy 0.800 ± 0.040 after 9 epochs\n")
                .contains("  learning rate        0.485\n", "  batch normalization  on\n", "The first ranks");
        assertThat(text.lines().filter(line -> line.matches("   [1-9] .*"))).hasSize(3);
        assertThat(StudyText.best(SampleStudies.finished(60), Optional.empty(), 1, ConsoleText.plain()))
                .doesNotContain("The first ranks\n");
    }

    @Test
    void remarksFollow() {
        assertThat(StudyText.best(SampleStudies.finished(60), Optional.empty(), 1, ConsoleText.plain()))
                .contains("· The first 4 ranks lie within one standard error of the first")
                .contains("· 5 of 60 trials diverged (8 %)");
        assertThat(StudyText.best(SampleStudies.unfinished(), Optional.empty(), 1, ConsoleText.plain()))
                .contains("· 6 of 9 trials have ended so far: run the search again to go on.");
        assertThat(StudyText.best(SampleStudies.withFailure(), Optional.empty(), 1, ConsoleText.plain()))
                .contains("· 1 trial failed, trial 2 with \"out of memory");
        assertThat(StudyText.best(SampleStudies.allDiverged(), Optional.empty(), 5, ConsoleText.plain()))
                .startsWith("· None of the 4 trials can be called the best")
                .contains("4 of 4 trials diverged (100 %)");
    }

    @Test
    void aBestTrialAtABoundIsPointedOut() {
        StudyResult study = SampleStudies.onePerfectTrial();

        assertThat(StudyText.best(study, Optional.empty(), 1, ConsoleText.plain()))
                .contains("has the learning rate 0.5, near the upper bound of what was searched (0.001…0.5")
                .contains("has the hidden layers 1, near the lower bound of what was searched (1…6, whole)");
    }

    @Test
    void aPerfectAccuracyIsNotTakenAtItsWord() {
        assertThat(StudyText.best(SampleStudies.onePerfectTrial(), Optional.empty(), 1, ConsoleText.plain())
                        .replace("\n ", ""))
                .contains(
                        "classifies all 100 validation examples correctly", "right more often than 97.0 % of the time");
    }
}
