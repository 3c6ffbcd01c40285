package dl4jlessons.lesson.initialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.training.Toys;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

class UnitFoldingTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    private static INDArray inputs() {
        return Toys.points(20, 1).features();
    }

    @Test
    void equalUnitsCanBeFoldedIntoOne() {
        MultiLayerNetwork network = Toys.network(Activation.SIGMOID, 0.1, 1);
        INDArray weights = network.getParam("0_W");
        for (int unit = 1; unit < 5; unit++) {
            weights.putColumn(unit, weights.getColumn(0).dup());
        }
        network.getParam("0_b").assign(0.3);

        assertThat(UnitFolding.error(network, inputs())).isLessThan(1e-6);
    }

    @Test
    void differentUnitsCannot() {
        assertThat(UnitFolding.error(Toys.network(Activation.SIGMOID, 0.1, 1), inputs()))
                .isGreaterThan(0.01);
    }

    @Test
    void theNetworkStaysAsItIs() {
        MultiLayerNetwork network = Toys.network(Activation.SIGMOID, 0.1, 1);
        MultiLayerNetwork before = network.clone();

        UnitFolding.error(network, inputs());

        assertThat(network.params()).isEqualTo(before.params());
        assertThat(network.getLayerWiseConfigurations()).isEqualTo(before.getLayerWiseConfigurations());
        assertThat(network.output(inputs())).isEqualTo(before.output(inputs()));
    }

    @Test
    void thereIsNothingToFoldWithoutAHiddenLayer() {
        MultiLayerNetwork regression = Toys.network(DataType.FLOAT, Activation.TANH, new NoOp(), 1, 1);

        assertThat(UnitFolding.error(regression, inputs())).isNaN();
    }

    @Test
    void otherOutputWeightsCanBeTried() {
        MultiLayerNetwork network = Toys.network(Activation.SIGMOID, 0.1, 1);

        assertThat(UnitFolding.error(network, inputs(), weights -> weights.sum(true, 0)))
                .isEqualTo(UnitFolding.error(network, inputs()));
        assertThat(UnitFolding.error(network, inputs(), weights -> weights.mean(true, 0)))
                .isNotEqualTo(UnitFolding.error(network, inputs()));
    }

    @Test
    void outputWeightsOfAnotherShapeAreRefused() {
        MultiLayerNetwork network = Toys.network(Activation.SIGMOID, 0.1, 1);

        assertThatThrownBy(() -> UnitFolding.error(network, inputs(), weights -> weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("those of one unit have [1, ");
    }
}
