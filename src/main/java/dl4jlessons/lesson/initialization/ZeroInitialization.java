package dl4jlessons.lesson.initialization;

import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TuningData;
import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.DistinctUnits;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import dl4jlessons.training.Training;
import dl4jlessons.training.UnitFolding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What goes wrong when all weights start equal, and is it the zero or the equality that does it?
 *
 * <p>A network with 100 hidden units is trained from zero, constant and random weights. If equal units stay equal, the
 * 100 of them are worth one, which can be shown: fold them into a single unit and compare the predictions.
 */
public final class ZeroInitialization implements Lesson {
    static final int HIDDEN_UNITS = 100;
    static final List<Activation> ACTIVATIONS = List.of(SIGMOID, TANH, RELU);
    static final Variant SOFTMAX_REGRESSION = new Variant(Optional.empty(), InitialWeights.ZERO);
    private static final int BATCH_SIZE = 100;
    private static final double LEARNING_RATE = 0.1;
    private static final int COUNT_EVERY = 20;

    record Sizes(int images, int validationImages, int iterations) {
        static final Sizes STANDARD = new Sizes(5000, 2000, 200);
        static final Sizes FULL = new Sizes(50_000, 2000, 500);
    }

    /** A hidden layer's activation function and initial weights; without a hidden layer it is softmax regression. */
    record Variant(Optional<Activation> hidden, InitialWeights weights) {
        @Override
        public String toString() {
            return hidden.map(Names::of).orElse("no hidden layer") + ", " + weights;
        }
    }

    /**
     * @param distinctUnits how many different hidden units there are, counted every {@value #COUNT_EVERY} iterations
     * @param largestWeight largest absolute weight from the pixels after training
     * @param foldingError largest change of a predicted probability when all hidden units are folded into one
     */
    record Outcome(History history, List<Integer> distinctUnits, double largestWeight, double foldingError) {
        double distinctAtEnd() {
            return distinctUnits.get(distinctUnits.size() - 1);
        }

        double validationAccuracy() {
            return history.last().validationAccuracy();
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new ZeroInitialization(), args);
    }

    @Override
    public Card card() {
        return new Card(
                1,
                "Zero initialization",
                "What goes wrong when all weights start equal, and is it the zero or the equality that does it?",
                "784-100-10, SGD 0.1, mini-batches of 100",
                "the parameter histograms of \"sigmoid, zero\": 78,400 weights, one narrow comb");
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? Sizes.FULL : Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TuningData> data = settings.tuningData(sizes.images(), sizes.validationImages());

        Runs<Variant, Outcome> runs = settings.sideBySide("training", variants(), run -> {
            TuningData images = data.get(run.seed());
            MultiLayerNetwork network = run.network(network(run.variant(), images.training(), run.seed()));
            DistinctUnits distinctUnits = new DistinctUnits(network, COUNT_EVERY);
            network.setListeners(run.dashboard(5));
            network.addListeners(distinctUnits);
            History history = Training.on(images)
                    .batchSize(BATCH_SIZE)
                    .iterations(sizes.iterations())
                    .validationOnly()
                    .fit(network, run);
            double largestWeight = network.getParam("0_W").amaxNumber().doubleValue();
            double foldingError = UnitFolding.error(network, images.validation().features());
            return new Outcome(history, distinctUnits.counts(), largestWeight, foldingError);
        });
        return new ZeroFindings(runs, COUNT_EVERY).result();
    }

    private static List<Variant> variants() {
        Stream<Variant> hidden = ACTIVATIONS.stream()
                .flatMap(activation -> Stream.of(InitialWeights.ZERO, InitialWeights.CONSTANT, InitialWeights.GLOROT)
                        .map(weights -> new Variant(Optional.of(activation), weights)));
        return Stream.concat(hidden, Stream.of(SOFTMAX_REGRESSION)).toList();
    }

    static MultiLayerConfiguration network(Variant variant, Examples images, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(LEARNING_RATE))
                .weightInit(variant.weights().function())
                .list();
        variant.hidden()
                .ifPresent(activation -> layers.layer(new DenseLayer.Builder()
                        .nOut(HIDDEN_UNITS)
                        .activation(activation)
                        .build()));
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(images.classes())
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }
}
