package dl4jlessons.lesson.batchnorm;

import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.training.UnitStatistics;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * One BatchNormalization layer on one mini-batch, compared with the formula computed by hand.
 *
 * @param difference largest absolute difference between the layer's output and the formula, with random γ and β
 * @param runningDifference largest absolute difference, after the first update, between the running means and standard
 *     deviations that the layer keeps and those that {@code decay} promises
 * @param input what enters the layer
 * @param normalized what leaves it while γ = 1 and β = 0
 * @param moved what leaves it with random γ and β
 */
record FormulaCheck(
        double difference,
        double runningDifference,
        UnitStatistics input,
        UnitStatistics normalized,
        UnitStatistics moved) {
    static final Case HIDDEN_FLOAT = new Case(Inputs.HIDDEN, FLOAT, Epsilon.DL4J);
    static final Case HIDDEN_DOUBLE = new Case(Inputs.HIDDEN, DOUBLE, Epsilon.DL4J);
    static final List<Case> CASES = List.of(
            HIDDEN_FLOAT,
            HIDDEN_DOUBLE,
            pixels(Epsilon.BOOK),
            pixels(Epsilon.DL4J),
            pixels(Epsilon.LARGE),
            new Case(Inputs.PIXELS, DOUBLE, Epsilon.DL4J));

    /** What is normalized. */
    enum Inputs {
        /** The z of a hidden layer, as usual. */
        HIDDEN("hidden units"),
        /** The images themselves: many pixels hardly vary, and some not at all. */
        PIXELS("pixels");

        private final String label;

        Inputs(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    record Case(Inputs inputs, DataType type, Epsilon epsilon) {
        @Override
        public String toString() {
            return inputs + ", " + type.name().toLowerCase(Locale.ROOT) + ", " + epsilon;
        }
    }

    /** Pixels of the images, in float. */
    static Case pixels(Epsilon epsilon) {
        return new Case(Inputs.PIXELS, FLOAT, epsilon);
    }

    /**
     * The formula, unit by unit: subtract the mean of the mini-batch, divide by its standard deviation, then scale and
     * shift.
     *
     * @param z what enters the layer, shape (examples, units)
     * @param gamma scale of each unit
     * @param beta shift of each unit
     * @param epsilon added to the variance
     */
    static INDArray byHand(INDArray z, INDArray gamma, INDArray beta, double epsilon) {
        INDArray centred = z.subRowVector(z.mean(0));
        INDArray variance = centred.mul(centred).mean(0);
        INDArray normalized = centred.divRowVector(Transforms.sqrt(variance.add(epsilon)));
        return normalized.mulRowVector(gamma).addRowVector(beta);
    }

    /** Makes the comparison on the first mini-batch of these images. */
    static FormulaCheck of(Case checked, Examples images, long seed) {
        Examples batch = images.first(BatchNormTransform.BATCH_SIZE);
        INDArray features = batch.features().castTo(checked.type());
        INDArray labels = batch.labels().castTo(checked.type());
        boolean hidden = checked.inputs() == Inputs.HIDDEN;
        MultiLayerNetwork network = new MultiLayerNetwork(
                hidden
                        ? BatchNormTransform.network(NormalizedNetwork.STANDARD, checked.type(), batch, seed)
                        : pixelNetwork(checked, batch, seed));
        network.init();
        int layer = hidden ? BatchNormTransform.NORMALIZATION : 0;

        INDArray input = network.feedForward(features, true).get(layer);
        INDArray normalized = network.feedForward(features, true).get(layer + 1);

        INDArray gamma = network.getParam(layer + "_gamma");
        INDArray beta = network.getParam(layer + "_beta");
        Nd4j.getRandom().setSeed(Seeds.derive(seed, gamma.length()));
        gamma.assign(Nd4j.rand(checked.type(), gamma.shape()).mul(1.5).add(0.5));
        beta.assign(Nd4j.randn(checked.type(), beta.shape()));
        INDArray moved = network.feedForward(features, true).get(layer + 1);
        INDArray expected = byHand(input, gamma, beta, checked.epsilon().value());

        network.fit(features, labels);
        return new FormulaCheck(
                largest(moved.sub(expected)),
                runningDifference(network, layer, input),
                UnitStatistics.of(input),
                UnitStatistics.of(normalized),
                UnitStatistics.of(moved));
    }

    /** Running statistics start at mean 0 and variance 1, and each update takes a tenth of the way to the mini-batch's. */
    private static double runningDifference(MultiLayerNetwork network, int layer, INDArray input) {
        double decay = NormalizedNetwork.STANDARD.decay();
        INDArray mean = input.mean(0).mul(1 - decay);
        INDArray variance = input.var(false, 0).mul(1 - decay).add(decay);
        INDArray log10Deviation = Transforms.log(variance).mul(0.5 / Math.log(10));
        return Math.max(
                largest(network.getParam(layer + "_mean").sub(mean)),
                largest(network.getParam(layer + "_log10stdev").sub(log10Deviation)));
    }

    private static double largest(INDArray differences) {
        return differences.amaxNumber().doubleValue();
    }

    /** Softmax regression on normalized pixels. */
    private static MultiLayerConfiguration pixelNetwork(Case checked, Examples images, long seed) {
        return new NeuralNetConfiguration.Builder()
                .dataType(checked.type())
                .seed(seed)
                .updater(new Sgd())
                .list(
                        new BatchNormalization.Builder()
                                .eps(checked.epsilon().value())
                                .build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(images.classes())
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }
}
