package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.STANDARD;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.Seeds;
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
 * What a layer made of one mini-batch.
 *
 * @param difference largest absolute difference between the layer's output and the formula, with random γ and β
 * @param runningDifference largest absolute difference, after the first update, between the running means and standard
 *     deviations that the layer keeps and those that {@code decay} promises
 * @param input what enters the layer
 * @param normalized what leaves it while γ = 1 and β = 0
 * @param moved what leaves it with random γ and β
 */
record OneBatch(
        double difference,
        double runningDifference,
        UnitStatistics input,
        UnitStatistics normalized,
        UnitStatistics moved) {
    static final Transform HIDDEN_FLOAT = new Transform(Inputs.HIDDEN, FLOAT, Epsilon.DL4J);
    static final Transform HIDDEN_DOUBLE = new Transform(Inputs.HIDDEN, DOUBLE, Epsilon.DL4J);
    static final List<Transform> TRANSFORMS = List.of(
            HIDDEN_FLOAT,
            HIDDEN_DOUBLE,
            pixels(Epsilon.BOOK),
            pixels(Epsilon.DL4J),
            pixels(Epsilon.LARGE),
            new Transform(Inputs.PIXELS, DOUBLE, Epsilon.DL4J));

    /** What is added to a variance before its root is taken. */
    enum Epsilon {
        /** The book writes it as 10e-7. */
        BOOK("ε 10⁻⁶", 10e-7),
        /** DL4J's default. */
        DL4J("ε 10⁻⁵", new BatchNormalization().getEps()),
        /** Some libraries add as much as this. */
        LARGE("ε 10⁻³", 1e-3);

        private final String label;
        private final double value;

        Epsilon(String label, double value) {
            this.label = label;
            this.value = value;
        }

        double value() {
            return value;
        }

        @Override
        public String toString() {
            return label;
        }
    }

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

    /** A layer that is compared with the formula. */
    record Transform(Inputs inputs, DataType type, Epsilon epsilon) {
        @Override
        public String toString() {
            return inputs + ", " + type.name().toLowerCase(Locale.ROOT) + ", " + epsilon;
        }
    }

    /** Pixels of the images, in float. */
    static Transform pixels(Epsilon epsilon) {
        return new Transform(Inputs.PIXELS, FLOAT, epsilon);
    }

    /** Index of the first BatchNormalization layer of the lesson's network. */
    private static final int FIRST = 1;

    /** Sends the first mini-batch of these images through DL4J's layer, first as it is and then with random γ and β. */
    static OneBatch of(Transform transform, Examples images, long seed) {
        Examples batch = images.first(STANDARD.batchSize());
        INDArray features = batch.features().castTo(transform.type());
        MultiLayerNetwork network = new MultiLayerNetwork(network(transform, batch, seed));
        network.init();
        int layer = transform.inputs() == Inputs.HIDDEN ? FIRST : 0;
        INDArray input = network.feedForward(features, true).get(layer);
        INDArray normalized = network.feedForward(features, true).get(layer + 1);

        INDArray gamma = network.getParam(layer + "_gamma");
        INDArray beta = network.getParam(layer + "_beta");
        Nd4j.getRandom().setSeed(Seeds.derive(seed, gamma.length()));
        gamma.assign(Nd4j.rand(transform.type(), gamma.shape()).mul(1.5).add(0.5));
        beta.assign(Nd4j.randn(transform.type(), beta.shape()));
        INDArray moved = network.feedForward(features, true).get(layer + 1);
        INDArray expected = BatchNormTransform.byHand(
                input, gamma, beta, transform.epsilon().value());

        network.fit(features, batch.labels().castTo(transform.type()));
        return new OneBatch(
                largest(moved.sub(expected)),
                runningDifference(network, layer, input),
                UnitStatistics.of(input),
                UnitStatistics.of(normalized),
                UnitStatistics.of(moved));
    }

    /** Running statistics start at mean 0 and variance 1, and each update takes a tenth of the way to the mini-batch's. */
    private static double runningDifference(MultiLayerNetwork network, int layer, INDArray input) {
        double decay = STANDARD.decay();
        INDArray mean = input.mean(0).mul(1 - decay);
        INDArray variance = input.var(false, 0).mul(1 - decay).add(decay);
        INDArray log10Deviation = Transforms.log(variance).mul(0.5 / Math.log(10));
        return Math.max(
                largest(network.getParam(layer + "_mean").sub(mean)),
                largest(network.getParam(layer + "_log10stdev").sub(log10Deviation)));
    }

    /** The largest absolute value. */
    static double largest(INDArray differences) {
        return differences.amaxNumber().doubleValue();
    }

    /** The network of the lesson, or softmax regression on normalized pixels. */
    private static MultiLayerConfiguration network(Transform transform, Examples images, long seed) {
        if (transform.inputs() == Inputs.HIDDEN) {
            return BatchNormTransform.network(STANDARD.in(transform.type()), images, seed);
        }
        return new NeuralNetConfiguration.Builder()
                .dataType(transform.type())
                .seed(seed)
                .updater(new Sgd())
                .list(
                        new BatchNormalization.Builder()
                                .eps(transform.epsilon().value())
                                .build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(images.classes())
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }
}
