package dl4jlessons.notebook.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wrong answers to the exercises of chapter three, and what readers are told about them. */
class TuningExercisesTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void validationAccuracyFlattersWhatItHasChosen() {
        Feedback feedback = SplitExercises.honestReport()
                .check((validation, test) -> new SplitExercises.Report(best(validation), validation[best(validation)]));

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString()).contains("✘ accuracy reported minus accuracy on new images", "too high");
    }

    @Test
    void whoDoesNotChooseReportsHonestlyOnNothingGood() {
        Feedback feedback =
                SplitExercises.honestReport().check((validation, test) -> new SplitExercises.Report(0, test[0]));

        assertThat(feedback.toString())
                .contains("✔ accuracy reported minus", "✘ accuracy on new images, your choice", "too low");
    }

    @Test
    void aReportOnNoCandidateIsAnsweredByASentence() {
        assertThat(SplitExercises.honestReport()
                        .check((validation, test) -> new SplitExercises.Report(-1, 0.5))
                        .toString())
                .contains("✘ The answer must report on one of the candidates, from 0 to 29.");
    }

    @Test
    void featuresChosenOnTestExamplesAloneDoNotSuitTheTrainingData() {
        Feedback feedback =
                SplitExercises.choiceOfFeatures().check(sets -> sets.test().examples());

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString()).contains("✘ accuracy on the training set", "too low");
        assertThat(SplitExercises.choiceOfFeatures().check(sets -> null).toString())
                .contains("✘ The answer cannot be measured: it returns null instead of examples");
    }

    @Test
    void aScaleThatIsTooWideSpendsTooLittleOnEachDecade() {
        Feedback feedback = SearchExercises.everyDecade().check(Dimension.powerOfTen("learning rate", -8, 0));

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString()).contains("✘ share of the values from 1e-4 to 1e-3", "too low");
    }

    @Test
    void fewValuesAreNoScale() {
        assertThat(SearchExercises.everyDecade()
                        .check(Dimension.choice("learning rate", 5e-4, 5e-3, 5e-2, 0.5))
                        .toString())
                .contains("✘ different values among 1000: 4");
        assertThat(SearchExercises.everyDecade()
                        .check(Dimension.choice("learning rate", "small", "large"))
                        .toString())
                .contains("✘ A learning rate is a number, not large.");
    }

    @Test
    void learningRatesThatAreTooLargeHaveTheirOptimumAtTheLowerBound() {
        Feedback feedback =
                SearchExercises.optimumInside().check(SearchSpace.of(Dimension.powerOfTen("learning rate", -1, 1)));

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString()).contains("✘ place of the best rates", "too low");
    }

    @Test
    void aSpaceWithoutLearningRatesIsNotMeasured() {
        assertThat(SearchExercises.optimumInside()
                        .check(SearchSpace.of(Dimension.powerOfTen("rate", -6, -2)))
                        .toString())
                .contains("✘ The space needs a range of learning rates above 0");
    }

    @Test
    void independentDrawsLeaveGapsAndGridsRepeatTheirValues() {
        assertThat(SearchExercises.noGaps().check(Sampler.random()).toString())
                .contains("✔ different values of the learning rate", "✘ widest gap between its values", "too high");
        assertThat(SearchExercises.noGaps().check(Sampler.shiftedGrid(4, 0)).toString())
                .contains("✘ different values of the learning rate in 16 trials: 4");
        assertThat(SearchExercises.noGaps().check(Sampler.centredGrid(2)).toString())
                .contains("✘ This sampler has 4 trials in the space: give it at least 16.");
    }

    @Test
    void overAWideRangeTheLearningRateMattersMost() {
        Feedback feedback = SearchExercises.whatMatters().check(Dimension.powerOfTen("learning rate", -5, 0));

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString()).contains("✘ share of the variance that the learning rate explains", "too high");
        assertThat(SearchExercises.whatMatters()
                        .check(Dimension.flag("learning rate"))
                        .toString())
                .contains("✘ The space needs a range of learning rates above 0");
    }

    @Test
    void keepingHalfOfTheTrialsCostsTooManyEpochs() {
        Feedback feedback = HalvingExercises.fewerEpochs().check(Pruner.successiveHalving(2, 6));

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString()).contains("✘ epochs of your search ÷ epochs of the full one", "too high");
    }

    @Test
    void aFineSpaceOfRatesThatDivergeIsNoGoodOne() {
        Feedback feedback =
                HalvingExercises.fineSpace().check(SearchSpace.of(Dimension.powerOfTen("learning rate", -1, 1)));

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString()).contains("✘ accuracy with the median learning rate of your range", "too low");
    }

    @Test
    void testImagesAreNotForTraining() {
        Feedback feedback = FinalTestExercises.lastTraining().check(sets -> sets.tuning()
                .training()
                .and(sets.tuning().validation())
                .and(sets.test().examples()));

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString())
                .contains("✔ validation images used: 100", "✘ test images used: 200, required: at most 0");
    }

    @Test
    void aTestOfAllImagesLeavesTooFewForTraining() {
        assertThat(FinalTestExercises.largeEnoughTest().check(20_000).toString())
                .contains("✔ share of 2000 tests", "✘ images, all of them lost for training: 20,000", "too high");
        assertThat(FinalTestExercises.largeEnoughTest().check(0).toString())
                .contains("✘ A test has 1 to 100000 images, not 0.");
    }

    private static int best(double[] accuracies) {
        return IntStream.range(0, accuracies.length)
                .reduce((a, b) -> accuracies[b] > accuracies[a] ? b : a)
                .orElseThrow();
    }
}
