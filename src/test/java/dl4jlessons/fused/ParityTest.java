package dl4jlessons.fused;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.fused.Networks.Norm;
import dl4jlessons.runtime.Nd4jRuntime;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.RampSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/**
 * The fused step against DL4J's own. Rounding makes them differ, and a deep network may blow that up; how much is measured
 * beside each comparison by DL4J's own step on weights that differ by rounding.
 */
class ParityTest {
    /** Largest difference of a tensor, as a share of its largest number, that any rounding explains. */
    private static final double ROUNDING = 3e-6;
    /** What is asked for is that the steps differ by no more than this many times as much as rounding does. */
    private static final double MARGIN = 20;

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    static Stream<Arguments> pieces() {
        Networks plain = Networks.plain();
        return Stream.of(
                Arguments.of("ReLU", plain, 8),
                Arguments.of("sigmoid", plain.activation(Activation.SIGMOID), 8),
                Arguments.of("tanh", plain.activation(Activation.TANH), 8),
                Arguments.of("identity", plain.activation(Activation.IDENTITY), 8),
                Arguments.of("no hidden layer", plain.hidden(), 8),
                Arguments.of("widths of one", plain.inputs(1).hidden(1, 1), 8),
                Arguments.of("wider than a block", plain.hidden(3000, 2), 4),
                Arguments.of("more rows than a block", plain.hidden(100, 60), 350),
                Arguments.of("wide inputs", plain.inputs(500).hidden(30), 100),
                Arguments.of("one row", plain, 1),
                Arguments.of("L2", plain.l2(0.1), 8),
                Arguments.of("weight decay", plain.decay(0.1), 8),
                Arguments.of("batch normalization", plain.norm(Norm.BATCH_BEFORE), 8),
                Arguments.of("batch normalization after", plain.norm(Norm.BATCH_AFTER), 8),
                Arguments.of(
                        "batch normalization of many rows",
                        plain.norm(Norm.BATCH_BEFORE).hidden(100, 60),
                        350),
                Arguments.of("batch normalization of one row", plain.norm(Norm.BATCH_BEFORE), 1),
                Arguments.of("layer normalization", plain.norm(Norm.LAYER), 8),
                Arguments.of("layer normalization of one row", plain.norm(Norm.LAYER), 1),
                Arguments.of("dropout", plain.dropout(0.4, 0), 8),
                Arguments.of("dropout of many rows", plain.dropout(0.4, 0).hidden(100, 60), 350),
                Arguments.of("dropout of inputs", plain.dropout(0, 0.3), 8),
                Arguments.of("momentum", plain.updater(new Nesterovs(0.05, 0.9)), 8),
                Arguments.of(
                        "momentum, L2, wide",
                        plain.updater(new Nesterovs(0.05, 0.9)).l2(0.01).hidden(90, 80),
                        8),
                Arguments.of("Adam", plain.updater(new Adam(0.01)), 8),
                Arguments.of("Adam, weight decay", plain.updater(new Adam(0.01)).decay(0.1), 8),
                Arguments.of(
                        "step schedule",
                        plain.updater(new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 3))),
                        8),
                Arguments.of("warm-up", plain.updater(new Sgd(new RampSchedule(new FixedSchedule(0.1), 6))), 8),
                Arguments.of("depth 20", plain.hidden(deep(20)), 8),
                Arguments.of(
                        "depth 50, layer normalization", plain.hidden(deep(50)).norm(Norm.LAYER), 8));
    }

    private static Integer[] deep(int layers) {
        return Stream.generate(() -> 10).limit(layers).toArray(Integer[]::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pieces")
    void everyPieceTrainsAsWithDl4jsOwnStep(String name, Networks recipe, int rows) {
        assertParity(recipe, rows);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomCombinationsTrainAsWithDl4jsOwnStep(long seed) {
        Networks recipe = Networks.random(seed);
        assertParity(recipe, 2 + (int) (seed * 7 % 40));
    }

    private static void assertParity(Networks recipe, int rows) {
        Batch batch = Batch.of(rows, recipe);
        MultiLayerNetwork stock = TrainingStep.STOCK.network(recipe.configuration());
        MultiLayerNetwork nudged = TrainingStep.STOCK.network(recipe.configuration());
        nudged.params().muli(1 + 1.2e-7);
        FusedMultiLayerNetwork fused = (FusedMultiLayerNetwork) TrainingStep.FUSED.network(recipe.configuration());
        assertThat(fused.isFused()).isTrue();
        for (int iterations : new int[] {1, 9}) {
            batch.fit(stock, iterations);
            batch.fit(nudged, iterations);
            batch.fit(fused, iterations);
            assertClose("parameters", fused.params(), stock.params(), nudged.params());
            for (String key : stock.paramTable().keySet()) {
                assertClose(key, fused.getParam(key), stock.getParam(key), nudged.getParam(key));
            }
            assertThat(Math.abs(fused.score() - stock.score()))
                    .as("loss after %d iterations", stock.getIterationCount())
                    .isLessThan(
                            ROUNDING * Math.max(1, stock.score()) + MARGIN * Math.abs(nudged.score() - stock.score()));
            INDArray outputs = stock.output(batch.features());
            assertClose("outputs", fused.output(batch.features()), outputs, nudged.output(batch.features()));
        }
        if (stock.updaterState() != null) {
            assertClose("updater state", fused.updaterState(), stock.updaterState(), nudged.updaterState());
        }
        assertThat(fused.getIterationCount()).isEqualTo(stock.getIterationCount());
    }

    private static void assertClose(String what, INDArray fused, INDArray stock, INDArray nudged) {
        double scale = stock.amaxNumber().doubleValue();
        double difference = fused.sub(stock).amaxNumber().doubleValue();
        double byRounding = nudged.sub(stock).amaxNumber().doubleValue();
        assertThat(difference)
                .as(
                        "difference of %s, whose largest number is %g and which rounding moves by %g",
                        what, scale, byRounding)
                .isLessThanOrEqualTo(ROUNDING * scale + MARGIN * byRounding);
    }
}
