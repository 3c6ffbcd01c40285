package dl4jlessons.lesson.initialization;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.training.Toys;
import dl4jlessons.training.Training;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DistinctUnitsTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void unitsWithTheSameWeightsAreCountedOnce() {
        assertThat(count(new float[][] {{1, 2, 1, 2, 1}, {3, 3, 3, 3, 4}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}))
                .isEqualTo(3);
        assertThat(count(new float[Toys.FEATURES][5])).isEqualTo(1);
    }

    @Test
    void differencesBelowAThousandthOfTheLargestWeightAreRounding() {
        assertThat(count(
                        new float[][] {{-10, -10, -10, -10, -10}, {0, 0.009f, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}
                        }))
                .isEqualTo(1);
        assertThat(count(
                        new float[][] {{-10, -10, -10, -10, -10}, {0, 0.011f, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}
                        }))
                .isEqualTo(2);
    }

    /** @param weights a row for each of the inputs, a column for each of the five units */
    private static int count(float[][] weights) {
        MultiLayerNetwork network = Toys.network(Activation.TANH, 0.1, 1);
        network.setParam("0_W", Nd4j.createFromArray(weights));
        return new DistinctUnits(network, 1).counts().get(0);
    }

    @Test
    void unitsAreCountedBeforeTrainingAndEverySoManyIterations() {
        MultiLayerNetwork network = Toys.network(Activation.TANH, 0.1, 1);
        INDArray weights = network.getParam("0_W");
        for (int unit = 1; unit < 5; unit++) {
            weights.putColumn(unit, weights.getColumn(0).dup());
        }
        DistinctUnits distinct = new DistinctUnits(network, 4);
        network.setListeners(distinct);

        Training.on(Toys.points(30, 1)).iterations(11).fit(network, Toys.run("", 1));

        // equal to start with, told apart by their random output weights; iterations 0, 4 and 8
        assertThat(distinct.counts()).isEqualTo(List.of(1, 5, 5));
    }
}
