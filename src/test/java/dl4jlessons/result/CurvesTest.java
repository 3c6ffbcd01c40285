package dl4jlessons.result;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Figure.Mark;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurvesTest {
    @Test
    void aShortLossCurveHasAPointForEachIteration() {
        Series series = Curves.loss("He", List.of(history(3, 2, 1), history(5, 4, 1)));

        assertThat(series.name()).isEqualTo("He");
        assertThat(series.mark()).isEqualTo(Mark.LINE);
        assertThat(series.x()).containsExactly(1.0, 2.0, 3.0);
        assertThat(series.y()).containsExactly(4.0, 3.0, 1.0);
        assertThat(series.low()).containsExactly(3.0, 2.0, 1.0);
        assertThat(series.high()).containsExactly(5.0, 4.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"99, 99, 1", "100, 100, 1", "101, 50, 2", "199, 99, 2", "200, 100, 2", "1000, 100, 10", "1050, 95, 11"})
    void aLongLossCurveIsAveragedOverWindows(int iterations, int points, double window) {
        double[] losses = IntStream.rangeClosed(1, iterations).asDoubleStream().toArray();

        Series series = Curves.loss("He", List.of(history(losses)));

        assertThat(series.x()).hasSize(points);
        assertThat(series.x().get(0)).isEqualTo(window);
        // losses count up from 1: the first window's mean lies between 1 and its length
        assertThat(series.y().get(0)).isEqualTo((1 + window) / 2);
        assertThat(series.y().get(1)).isEqualTo((1 + window) / 2 + window);
    }

    @Test
    void aDivergedSeedLeavesAGapThatTheOthersFill() {
        History diverged = new History(List.of(9.0, Double.NaN), List.of(), OptionalInt.of(2));

        Series both = Curves.loss("He", List.of(diverged, history(3, 2, 1)));

        assertThat(both.x()).containsExactly(1.0, 2.0, 3.0);
        assertThat(both.y()).containsExactly(6.0, 2.0, 1.0);
        assertThat(both.low()).containsExactly(3.0, 2.0, 1.0);
        assertThat(both.high()).containsExactly(9.0, 2.0, 1.0);
        assertThat(Curves.loss("He", List.of(diverged)).y()).containsExactly(9.0, Double.NaN);
    }

    @Test
    void aSingleSeedHasNoBand() {
        Series series = Curves.loss("He", List.of(history(3, 2, 1)));

        assertThat(series.low()).isEmpty();
        assertThat(series.high()).isEmpty();
    }

    @Test
    void noSeedsMakeAnEmptyCurve() {
        assertThat(Curves.loss("He", List.of()).x()).isEmpty();
        assertThat(Curves.validationAccuracy("He", List.of()).x()).isEmpty();
    }

    @Test
    void accuraciesAreDrawnWhereTheyWereMeasured() {
        List<History> seeds = List.of(
                measured(20, new Evaluation(10, 0, 0.5, 0.4), new Evaluation(20, 0, 0.9, 0.6)),
                measured(20, new Evaluation(10, 0, 0.7, 0.2), new Evaluation(20, 0, 1, 0.8)));

        assertThat(Curves.trainingAccuracy("He", seeds).x()).containsExactly(10.0, 20.0);
        assertThat(Curves.trainingAccuracy("He", seeds).y()).containsExactly(0.6, 0.95);
        assertThat(Curves.validationAccuracy("He", seeds).low()).containsExactly(0.2, 0.6);
        assertThat(Curves.validationAccuracy("He", seeds).high()).containsExactly(0.4, 0.8);
    }

    @Test
    void theAccuracyOfADivergedSeedIsNotDrawnElsewhere() {
        // its last evaluation was measured at iteration 13, when it diverged
        History diverged = measured(13, new Evaluation(10, 0, 0.5, 0.5), new Evaluation(13, 0, 0, 0));
        History sound = measured(20, new Evaluation(10, 0, 0.7, 0.7), new Evaluation(20, 0, 1, 1));

        Series series = Curves.trainingAccuracy("He", List.of(diverged, sound));

        assertThat(series.x()).containsExactly(10.0, 20.0);
        assertThat(series.y()).containsExactly(0.6, 1.0);
        assertThat(series.low()).containsExactly(0.5, 1.0);
    }

    @Test
    void aLineEndsBeforeItsNetworkDiverged() {
        History diverged = new History(
                List.of(1.0, 1.0, Double.NaN),
                List.of(new Evaluation(2, 0, 0.5, 0.5), new Evaluation(3, 0, 0, 0)),
                OptionalInt.of(3));

        Series series = Curves.trainingAccuracy("He", List.of(diverged));

        assertThat(series.x()).containsExactly(2.0);
        assertThat(series.y()).containsExactly(0.5);
    }

    @Test
    void anyFigureOfAnEvaluationCanBeDrawn() {
        History history = measured(20, new Evaluation(10, 0, 0.5, 0.25), new Evaluation(20, 0, 1, 0.5));

        assertThat(Curves.atEvaluations("gap", List.of(history), c -> c.trainingAccuracy() - c.validationAccuracy())
                        .y())
                .containsExactly(0.25, 0.5);
    }

    @Test
    void whatIsNotANumberIsAGapAndWhatIsInfiniteIsNot() {
        double[][] seeds = {{1, Double.NaN, 2}, {3, Double.NaN, Double.POSITIVE_INFINITY}};

        Series series = Curves.band("He", List.of(0.1, 0.2, 0.3), List.of(seeds), (seed, i) -> seed[i]);

        assertThat(series.x()).containsExactly(0.1, 0.2, 0.3);
        assertThat(series.y()).containsExactly(2.0, Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(series.low()).containsExactly(1.0, Double.NaN, 2.0);
        assertThat(series.high()).containsExactly(3.0, Double.NaN, Double.POSITIVE_INFINITY);
    }

    private static History history(double... losses) {
        List<Double> list = new ArrayList<>();
        for (double loss : losses) {
            list.add(loss);
        }
        return new History(list, List.of(), OptionalInt.empty());
    }

    /** A history of so many iterations with these accuracies. */
    private static History measured(int iterations, Evaluation... evaluations) {
        return new History(history(new double[iterations]).losses(), List.of(evaluations), OptionalInt.empty());
    }
}
