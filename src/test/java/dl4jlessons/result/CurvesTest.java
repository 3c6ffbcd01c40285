package dl4jlessons.result;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Figure.Series;
import dl4jlessons.training.History;
import dl4jlessons.training.History.Checkpoint;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CurvesTest {
    private static final History SOUND =
            new History(List.of(1.0), List.of(checkpoint(10, 0.5), checkpoint(20, 0.7)), OptionalInt.empty(), 1);
    private static final History DIVERGED =
            new History(List.of(1.0), List.of(checkpoint(10, 0.1), checkpoint(13, 0)), OptionalInt.of(13), 1);

    @Test
    void aLineEndsWhereItsNetworkDiverged() {
        Series line = Curves.trainingAccuracy("network", List.of(DIVERGED));

        assertThat(line.x()).containsExactly(10.0);
        assertThat(line.y()).containsExactly(0.1);
    }

    @Test
    void aLineGoesOnWithTheSeedsThatDidNotDiverge() {
        Series line = Curves.trainingAccuracy("network", List.of(DIVERGED, SOUND));

        assertThat(line.x()).containsExactly(10.0, 20.0);
        assertThat(line.y()).containsExactly(0.3, 0.7);
        assertThat(line.low()).containsExactly(0.1, 0.7);
        assertThat(line.high()).containsExactly(0.5, 0.7);
    }

    @Test
    void anyFigureOfACheckpointCanBeDrawn() {
        assertThat(Curves.atCheckpoints("iterations", List.of(SOUND), Checkpoint::iteration)
                        .y())
                .containsExactly(10.0, 20.0);
    }

    private static Checkpoint checkpoint(int iteration, double trainingAccuracy) {
        return new Checkpoint(iteration, 1, trainingAccuracy, Double.NaN);
    }
}
