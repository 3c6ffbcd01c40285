package dl4jlessons.lesson.initialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What DL4J draws, measured against the formulas that the course gives for it. */
class InitialWeightsTest {
    /** A wide layer whose inputs and units differ in number: 200,000 weights pin a standard deviation down to 0.2 %. */
    private static final int IN = 500;

    private static final int OUT = 400;
    /** Five of its standard errors. */
    private static final double TOLERANCE = 0.01;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    static Stream<Arguments> formulas() {
        double xavier = Math.sqrt(1.0 / IN);
        double glorot = Math.sqrt(2.0 / (IN + OUT));
        double he = Math.sqrt(2.0 / IN);
        return Stream.of(
                Arguments.of("std 1", InitializationComparison.STD_1.function(), 1),
                Arguments.of("std 0.01", InitializationComparison.STD_001.function(), 0.01),
                Arguments.of("Xavier of the book", InitializationComparison.XAVIER.function(), xavier),
                Arguments.of("XAVIER_FAN_IN", WeightInit.XAVIER_FAN_IN.getWeightInitFunction(), xavier),
                Arguments.of("Glorot", InitializationComparison.GLOROT.function(), glorot),
                Arguments.of("XAVIER", WeightInit.XAVIER.getWeightInitFunction(), glorot),
                Arguments.of("He", InitializationComparison.HE.function(), he),
                Arguments.of("RELU", WeightInit.RELU.getWeightInitFunction(), he));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void randomWeightsAreNormalWithTheSpreadOfTheirFormula(String name, IWeightInit function, double spread) {
        double[] weights = weights(function);

        assertThat(new StandardDeviation().evaluate(weights) / spread).isEqualTo(1, within(TOLERANCE));
        assertThat(new Mean().evaluate(weights) / spread).isEqualTo(0, within(TOLERANCE));
        // excess kurtosis: 0 for a normal distribution, -1.2 for a uniform one
        assertThat(new Kurtosis().evaluate(weights)).isEqualTo(0, within(0.1));
    }

    @Test
    void equalWeightsAreEqual() {
        assertThat(weights(ZeroInitialization.ZERO.function())).containsOnly(0);
        assertThat(weights(ZeroInitialization.CONSTANT.function())).containsOnly((float) 0.01);
    }

    @Test
    void sigmoidsUniformWeightsAreFourTimesAsWideAsGlorots() {
        double spread = 4 * Math.sqrt(2.0 / (IN + OUT));

        assertThat(new StandardDeviation().evaluate(weights(InitializationComparison.SIGMOID_UNIFORM.function()))
                        / spread)
                .isEqualTo(1, within(TOLERANCE));
    }

    private static double[] weights(IWeightInit function) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .weightInit(function)
                .list(new DenseLayer.Builder().nOut(OUT).build())
                .setInputType(InputType.feedForward(IN))
                .build());
        network.init();
        return network.getParam("0_W").dup('c').data().asDouble();
    }
}
