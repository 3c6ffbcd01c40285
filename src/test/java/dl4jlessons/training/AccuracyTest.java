package dl4jlessons.training;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.Nd4jRuntime;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class AccuracyTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void itIsTheShareOfRightAnswers() {
        // more rows than one forward pass takes; three of each five rows are of the class that the network sees in them
        int rows = 2345;
        INDArray features = Nd4j.zeros(rows, Toys.FEATURES);
        INDArray labels = Nd4j.zeros(rows, Toys.CLASSES);
        for (int i = 0; i < rows; i++) {
            int seen = i % Toys.CLASSES;
            features.putScalar(i, seen, 1);
            labels.putScalar(i, i % 5 < 3 ? seen : (seen + 1) % Toys.CLASSES, 1);
        }

        Examples examples = new Examples(features, labels);
        assertThat(Accuracy.of(seesTheLargestFeature(), examples)).isEqualTo(0.6);
        assertThat(Accuracy.hits(seesTheLargestFeature(), examples).stream())
                .containsExactlyElementsOf(
                        IntStream.range(0, rows).filter(i -> i % 5 < 3).boxed().toList());
    }

    @Test
    void aNetworkWhoseWeightsAreNoNumbersClassifiesNothing() {
        MultiLayerNetwork network = seesTheLargestFeature();
        network.params().putScalar(0, Double.NaN);

        assertThat(Accuracy.of(network, Toys.points(30, 1))).isZero();
        assertThat(Accuracy.hits(network, Toys.points(30, 1)).isEmpty()).isTrue();
    }

    @Test
    void outputsThatAreKnownAlreadyAreComparedWithTheLabels() {
        INDArray labels = Nd4j.create(new float[][] {{1, 0}, {0, 1}, {0, 1}, {1, 0}});
        INDArray outputs = Nd4j.create(new float[][] {{0.9f, 0.1f}, {0.4f, 0.6f}, {0.7f, 0.3f}, {0.6f, 0.4f}});

        assertThat(Accuracy.of(outputs, labels)).isEqualTo(0.75);
        assertThat(Accuracy.of(outputs.putScalar(0, Double.NaN), labels)).isZero();
    }

    /** Its outputs are the softmax of the first three of the four features. */
    private static MultiLayerNetwork seesTheLargestFeature() {
        MultiLayerNetwork network = Toys.network(DataType.FLOAT, Activation.IDENTITY, new NoOp(), 1, 1);
        network.setParam("0_W", Nd4j.eye(Toys.FEATURES).getColumns(0, 1, 2));
        network.setParam("0_b", Nd4j.zeros(1, Toys.CLASSES));
        return network;
    }
}
