package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.training.NormalizedToy;
import dl4jlessons.training.Toys;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class GradientCheckTest {
    /** Central differences of smooth functions of this size are a thousand times better than this. */
    private static final double RELATIVE = 1e-6;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void backpropagationAgreesWithCentralDifferences() {
        assertThat(check(NormalizedToy.network(DataType.DOUBLE, new ActivationTanH(), 0.1)))
                .hasSize(6)
                .allMatch(compared -> compared.largest() > 0.001)
                .allMatch(compared -> compared.relativeDifference() < RELATIVE);
    }

    @Test
    void aWrongDerivativeIsFoundInAllThatLiesBelowIt() {
        List<GradientCheck.Compared> compared =
                check(NormalizedToy.network(DataType.DOUBLE, new WrongDerivative(), 0.1));

        assertThat(compared.stream().filter(c -> c.relativeDifference() > 0.1).map(GradientCheck.Compared::parameter))
                .containsExactly("0_W", "1_gamma", "1_beta", GradientCheck.INPUT);
    }

    @Test
    void runningStatisticsHaveNoGradient() {
        assertThat(check(NormalizedToy.network(DataType.DOUBLE, new ActivationTanH(), 0.1)))
                .extracting(GradientCheck.Compared::parameter)
                .containsExactly("0_W", "1_gamma", "1_beta", "3_W", "3_b", GradientCheck.INPUT);
    }

    @Test
    void atMostTheGivenNumberOfEntriesIsChecked() {
        assertThat(check(NormalizedToy.network(DataType.DOUBLE, new ActivationTanH(), 0.1)))
                .extracting(GradientCheck.Compared::entries)
                .containsExactly(12, 5, 5, 12, 3, 12);
    }

    @Test
    void theNetworkIsLeftAsItWas() {
        MultiLayerNetwork network = NormalizedToy.network(DataType.DOUBLE, new ActivationTanH(), 0.1);
        INDArray parameters = network.params().dup();

        check(network);

        assertThat(network.params()).isEqualTo(parameters);
    }

    private static List<GradientCheck.Compared> check(MultiLayerNetwork network) {
        Examples points = Toys.points(9, 1);
        return GradientCheck.of(
                network,
                points.features().castTo(DataType.DOUBLE),
                points.labels().castTo(DataType.DOUBLE),
                12,
                1);
    }

    /** The hyperbolic tangent, with half of its derivative. */
    private static final class WrongDerivative extends ActivationTanH {
        private static final long serialVersionUID = 1L;

        @Override
        public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
            return super.backprop(in, epsilon.mul(0.5));
        }
    }
}
