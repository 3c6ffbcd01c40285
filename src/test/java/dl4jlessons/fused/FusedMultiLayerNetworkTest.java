package dl4jlessons.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.fused.Networks.Norm;
import dl4jlessons.runtime.Nd4jRuntime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class FusedMultiLayerNetworkTest {
    private static final int ROWS = 9;

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    /** Sees everything, at every iteration. */
    private static final class Witness extends BaseTrainingListener {
        private final List<INDArray> activations = new ArrayList<>();
        private final List<INDArray> gradients = new ArrayList<>();
        private final List<INDArray> updates = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();

        @Override
        @SuppressWarnings("try") // the workspace is left by being closed
        public void onForwardPass(Model model, List<INDArray> layers) {
            try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                layers.forEach(layer -> activations.add(layer.dup('c')));
            }
            calls.add("forward " + ((MultiLayerNetwork) model).getIterationCount());
        }

        @Override
        public void onBackwardPass(Model model) {
            calls.add("backward");
        }

        @Override
        public void onGradientCalculation(Model model) {
            gradients.add(model.gradient().gradient().dup());
            calls.add("gradient " + model.batchSize());
        }

        @Override
        public void iterationDone(Model model, int iteration, int epoch) {
            updates.add(model.gradient().gradient().dup());
            calls.add("done " + iteration + " " + epoch + " "
                    + new TreeSet<>(model.gradient().gradientForVariable().keySet()));
        }
    }

    /** Wants every third iteration. */
    private static final class Sparse extends BaseTrainingListener implements SelectiveListener {
        private int iterations;
        private int seen;

        @Override
        public boolean wantsNextIteration() {
            return iterations % 3 == 0;
        }

        @Override
        public void onGradientCalculation(Model model) {
            seen++;
        }

        @Override
        public void iterationDone(Model model, int iteration, int epoch) {
            iterations++;
        }
    }

    static Stream<Networks> everything() {
        Networks plain = Networks.plain();
        return Stream.of(
                plain,
                plain.norm(Norm.BATCH_BEFORE).l2(0.01).dropout(0.3, 0.2),
                plain.norm(Norm.BATCH_AFTER).activation(Activation.TANH).updater(new Nesterovs(0.05, 0.9)),
                plain.norm(Norm.LAYER).activation(Activation.SIGMOID).decay(0.01),
                plain.updater(new Adam(0.01)).dropout(0.3, 0),
                plain.hidden());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void listenersSeeWhatTheySeeWithDl4jsOwnStep(Networks recipe) {
        Witness stock = witness(TrainingStep.STOCK, recipe);
        Witness fused = witness(TrainingStep.FUSED, recipe);
        assertThat(fused.calls).isEqualTo(stock.calls);
        assertClose(fused.activations, stock.activations, 5e-6);
        assertClose(fused.gradients, stock.gradients, 5e-6);
        assertClose(fused.updates, stock.updates, recipe.updater() instanceof Adam ? 1e-3 : 5e-6);
    }

    private static Witness witness(TrainingStep step, Networks recipe) {
        MultiLayerNetwork network = step.network(recipe.configuration());
        Witness witness = new Witness();
        network.setListeners(witness);
        Batch.of(ROWS, recipe).fit(network, 2);
        return witness;
    }

    private static void assertClose(List<INDArray> fused, List<INDArray> stock, double tolerance) {
        assertThat(fused).hasSameSizeAs(stock);
        for (int i = 0; i < stock.size(); i++) {
            assertThat(fused.get(i).shape()).isEqualTo(stock.get(i).shape());
            double scale = Math.max(Float.MIN_NORMAL, stock.get(i).amaxNumber().doubleValue());
            assertThat(fused.get(i).sub(stock.get(i)).amaxNumber().doubleValue() / scale)
                    .as("number %d of shape %s", i, Arrays.toString(stock.get(i).shape()))
                    .isLessThan(tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void figuresDoNotDependOnWhetherSomebodyWatches(Networks recipe) {
        INDArray unwatched = trained(recipe, network -> {});
        assertThat(trained(recipe, network -> network.setListeners(new Witness())))
                .isEqualTo(unwatched);
        Sparse sparse = new Sparse();
        assertThat(trained(recipe, network -> network.setListeners(sparse))).isEqualTo(unwatched);
        assertThat(sparse.seen).isEqualTo(7);
    }

    private static INDArray trained(Networks recipe, Consumer<MultiLayerNetwork> preparation) {
        MultiLayerNetwork network = TrainingStep.FUSED.network(recipe.configuration());
        preparation.accept(network);
        Batch.of(ROWS, recipe).fit(network, 20);
        return network.params();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void trainingGoesOnAfterSavingRestoringAndCloning(Networks recipe) throws IOException {
        Batch batch = Batch.of(ROWS, recipe);
        FusedMultiLayerNetwork network = (FusedMultiLayerNetwork) TrainingStep.FUSED.network(recipe.configuration());
        batch.fit(network, 7);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, file, true);
        MultiLayerNetwork restored = TrainingStep.FUSED.continuing(
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file.toByteArray()), true));
        FusedMultiLayerNetwork clone = network.clone();
        batch.fit(network, 6);
        batch.fit(restored, 6);
        batch.fit(clone, 6);
        assertThat(restored.params()).isEqualTo(network.params());
        assertThat(clone.params()).isEqualTo(network.params());
        assertThat(restored.getIterationCount()).isEqualTo(13);
        assertThat(MultiLayerConfiguration.fromJson(
                        network.getLayerWiseConfigurations().toJson()))
                .isEqualTo(network.getLayerWiseConfigurations());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void anyNumberOfThreadsGivesTheSameBits(Networks recipe) throws Exception {
        INDArray alone = trained(recipe, network -> {});
        ExecutorService threads = Executors.newFixedThreadPool(3, Nd4jRuntime.workerThreads());
        try {
            List<Future<INDArray>> others = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(() -> trained(recipe, network -> {})))
                    .toList();
            for (Future<INDArray> other : others) {
                assertThat(other.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theFirstGradientIsThatOfDl4jInDouble(Networks recipe) {
        Networks deterministic = recipe.dropout(0, 0).l2(0).decay(0);
        Batch batch = Batch.of(ROWS, deterministic);
        MultiLayerNetwork fused = TrainingStep.FUSED.network(deterministic.configuration());
        Witness witness = new Witness();
        fused.setListeners(witness);
        MultiLayerNetwork exact =
                TrainingStep.STOCK.network(deterministic.type(DataType.DOUBLE).configuration());
        exact.setParams(fused.params().castTo(DataType.DOUBLE));
        exact.setListeners(new Witness());
        Witness precisely = new Witness();
        exact.setListeners(precisely);
        fused.fit(batch.features(), batch.labels());
        exact.fit(batch.features().castTo(DataType.DOUBLE), batch.labels().castTo(DataType.DOUBLE));
        INDArray gradient = precisely.gradients.get(0);
        assertThat(witness.gradients
                        .get(0)
                        .castTo(DataType.DOUBLE)
                        .sub(gradient)
                        .amaxNumber()
                        .doubleValue())
                .isLessThan(3e-6 * gradient.amaxNumber().doubleValue());
    }

    @Test
    void epochsOfAnIteratorAreTrainedOnTheFusedStep() {
        Networks recipe = Networks.plain();
        Batch batch = Batch.of(20, recipe);
        MultiLayerNetwork fused = TrainingStep.FUSED.network(recipe.configuration());
        MultiLayerNetwork stock = TrainingStep.STOCK.network(recipe.configuration());
        List<DataSet> batches = new DataSet(batch.features(), batch.labels()).batchBy(6);
        fused.fit(new ListDataSetIterator<>(batches, 1), 3);
        stock.fit(new ListDataSetIterator<>(batches, 1), 3);
        assertThat(fused.getIterationCount()).isEqualTo(stock.getIterationCount());
        assertThat(fused.getEpochCount()).isEqualTo(3);
        assertThat(fused.params().distance2(stock.params())).isLessThan(1e-5);
        assertThatThrownBy(fused::gradient)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kept no gradient");
    }

    @Test
    void aGradientThatWasNotKeptIsNotReplacedByAnOldOne() {
        Networks recipe = Networks.plain();
        Batch batch = Batch.of(ROWS, recipe);
        MultiLayerNetwork network = TrainingStep.FUSED.network(recipe.configuration());
        network.setListeners(new Sparse());
        batch.fit(network, 1);
        assertThat(network.gradient().gradient().amaxNumber().doubleValue()).isPositive();
        batch.fit(network, 1);
        assertThatThrownBy(network::gradient).isInstanceOf(IllegalStateException.class);
        network.setInput(batch.features());
        network.setLabels(batch.labels());
        network.computeGradientAndScore();
        assertThat(network.gradientAndScore().getFirst().gradient().amaxNumber().doubleValue())
                .isPositive();
    }

    @Test
    void examplesMayLieInMemoryInAnyWay() {
        Networks recipe = Networks.plain().norm(Norm.BATCH_BEFORE);
        Batch batch = Batch.of(ROWS, recipe);
        INDArray larger = Nd4j.zeros(DataType.FLOAT, ROWS + 4, recipe.inputs() + 3);
        INDArray window = larger.get(NDArrayIndex.interval(2, ROWS + 2), NDArrayIndex.interval(1, recipe.inputs() + 1));
        window.assign(batch.features());
        INDArray longer = Nd4j.zeros(DataType.FLOAT, ROWS + 4, recipe.inputs());
        INDArray rows = longer.get(NDArrayIndex.interval(2, ROWS + 2), NDArrayIndex.all());
        rows.assign(batch.features());
        List<Batch> sameBatches = List.of(
                new Batch(batch.features().dup('f'), batch.labels().dup('f')),
                new Batch(
                        batch.features().castTo(DataType.DOUBLE), batch.labels().castTo(DataType.INT32)),
                new Batch(rows, batch.labels()),
                new Batch(window, batch.labels()));
        MultiLayerNetwork expected = TrainingStep.FUSED.network(recipe.configuration());
        batch.fit(expected, 3);
        for (Batch same : sameBatches) {
            MultiLayerNetwork network = TrainingStep.FUSED.network(recipe.configuration());
            same.fit(network, 3);
            assertThat(network.params()).isEqualTo(expected.params());
            assertThat(network.output(same.features())).isEqualTo(expected.output(batch.features()));
        }
    }

    @Test
    void miniBatchesMayChangeTheirSize() {
        Networks recipe = Networks.plain().norm(Norm.BATCH_BEFORE).dropout(0.2, 0);
        MultiLayerNetwork fused = TrainingStep.FUSED.network(recipe.configuration());
        MultiLayerNetwork stock = TrainingStep.STOCK.network(recipe.configuration());
        for (int rows : new int[] {5, 300, 2, 40}) {
            Batch batch = Batch.of(rows, recipe);
            batch.fit(fused, 1);
            batch.fit(stock, 1);
            assertThat(fused.output(batch.features()).distance2(stock.output(batch.features())))
                    .isLessThan(1e-4);
        }
    }

    @Test
    void parametersAndRatesThatAreChangedFromOutsideCount() {
        Networks recipe = Networks.plain().updater(new Nesterovs(0.05, 0.9));
        Batch batch = Batch.of(ROWS, recipe);
        MultiLayerNetwork fused = TrainingStep.FUSED.network(recipe.configuration());
        MultiLayerNetwork stock = TrainingStep.STOCK.network(recipe.configuration());
        for (MultiLayerNetwork network : List.of(fused, stock)) {
            batch.fit(network, 2);
            network.setParam("0_W", network.getParam("0_W").mul(0.5));
            network.getParam("2_b").addi(0.25);
            network.setLearningRate(0.02);
            batch.fit(network, 2);
            network.setParams(network.params().mul(0.9));
            batch.fit(network, 2);
        }
        assertThat(fused.params().distance2(stock.params())).isLessThan(1e-5);
        assertThat(fused.output(batch.features()).distance2(stock.output(batch.features())))
                .isLessThan(1e-5);
    }

    @Test
    void aLossThatIsNoNumberIsReported() {
        Networks recipe = Networks.plain();
        Batch batch = Batch.of(ROWS, recipe);
        MultiLayerNetwork network = TrainingStep.FUSED.network(recipe.configuration());
        network.getParam("0_W").putScalar(0, Double.NaN);
        batch.fit(network, 1);
        assertThat(network.score()).isNaN();
        assertThat(network.output(batch.features()).isNaN().any()).isTrue();
    }

    static Stream<Arguments> unsupported() {
        Networks plain = Networks.plain();
        return Stream.of(
                Arguments.of("double", plain.type(DataType.DOUBLE).configuration()),
                Arguments.of("another updater", plain.updater(new RmsProp(0.01)).configuration()),
                Arguments.of(
                        "another function", plain.activation(Activation.ELU).configuration()),
                Arguments.of("L1", with(builder -> builder.l1(0.01), layer -> {})),
                Arguments.of(
                        "clipped gradients",
                        with(
                                builder -> builder.gradientNormalization(
                                        GradientNormalization.ClipElementWiseAbsoluteValue),
                                layer -> {})),
                Arguments.of("summed gradients", with(builder -> builder.miniBatch(false), layer -> {})),
                Arguments.of(
                        "constraints",
                        with(builder -> builder.constrainWeights(new MaxNormConstraint(1, 1)), layer -> {})),
                Arguments.of("weight noise", with(builder -> builder.weightNoise(new DropConnect(0.5)), layer -> {})),
                Arguments.of(
                        "ReLU with a bound",
                        with(builder -> {}, layer -> layer.activation(new ActivationReLU(0.3, null, null)))),
                Arguments.of("locked γ", locked()),
                Arguments.of("another loss", output(LossFunction.MSE, Activation.SOFTMAX)),
                Arguments.of("binary cross-entropy", output(LossFunction.XENT, Activation.SIGMOID)));
    }

    private static MultiLayerConfiguration with(
            Consumer<NeuralNetConfiguration.Builder> common, Consumer<DenseLayer.Builder> hidden) {
        NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Sgd(0.1))
                .activation(Activation.RELU);
        common.accept(builder);
        DenseLayer.Builder layer = new DenseLayer.Builder().nOut(6);
        hidden.accept(layer);
        return builder.list(
                        layer.build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(5)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(13))
                .build();
    }

    private static MultiLayerConfiguration locked() {
        return new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Sgd(0.1))
                .list(
                        new DenseLayer.Builder().nOut(6).build(),
                        new BatchNormalization.Builder().lockGammaBeta(true).build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(5)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(13))
                .build();
    }

    private static MultiLayerConfiguration output(LossFunction loss, Activation activation) {
        return new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Sgd(0.1))
                .list(
                        new DenseLayer.Builder().nOut(6).build(),
                        new OutputLayer.Builder(loss)
                                .nOut(5)
                                .activation(activation)
                                .build())
                .setInputType(InputType.feedForward(13))
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsupported")
    void whatIsNotSupportedIsTrainedByDl4jItself(String what, MultiLayerConfiguration configuration) {
        FusedMultiLayerNetwork fused = (FusedMultiLayerNetwork) TrainingStep.FUSED.network(configuration.clone());
        MultiLayerNetwork stock = TrainingStep.STOCK.network(configuration.clone());
        assertThat(fused.isFused()).isFalse();
        Batch batch = Batch.of(ROWS, 13, 5, 2);
        batch.fit(fused, 4);
        batch.fit(stock, 4);
        assertThat(fused.params()).isEqualTo(stock.params());
        assertThat(fused.output(batch.features())).isEqualTo(stock.output(batch.features()));
        assertThat(fused.gradient().gradient()).isEqualTo(stock.gradient().gradient());
    }

    @Test
    void masksAndWrongShapesAreLeftToDl4j() {
        Networks recipe = Networks.plain();
        Batch batch = Batch.of(ROWS, recipe);
        MultiLayerNetwork fused = TrainingStep.FUSED.network(recipe.configuration());
        MultiLayerNetwork stock = TrainingStep.STOCK.network(recipe.configuration());
        INDArray mask = Nd4j.ones(DataType.FLOAT, ROWS, 1);
        mask.putScalar(0, 0);
        for (MultiLayerNetwork network : List.of(fused, stock)) {
            network.fit(batch.features(), batch.labels(), null, mask);
            network.fit(new DataSet(batch.features(), batch.labels(), null, mask));
        }
        assertThat(fused.params()).isEqualTo(stock.params());
        Batch narrow = Batch.of(ROWS, recipe.inputs() - 1, recipe.classes(), 1);
        Map<MultiLayerNetwork, String> messages = new HashMap<>();
        for (MultiLayerNetwork network : List.of(fused, stock)) {
            assertThatThrownBy(() -> network.fit(narrow.features(), narrow.labels()))
                    .satisfies(problem -> messages.put(network, problem.getMessage()));
        }
        assertThat(messages.get(fused)).isEqualTo(messages.get(stock));
    }
}
