package dl4jlessons.notebook.exercise;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.Split;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.search.RealRange;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.training.History;
import dl4jlessons.training.Training;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A small network trained with several learning rates that lie evenly in a range: what a search in that range can find.
 *
 * @param range of the learning rates
 * @param accuracies on validation images, in the order of the rates; 0 where training diverged
 */
record RateGrid(RealRange range, List<Double> accuracies) {
    private static final String LEARNING_RATE = "learning rate";
    private static final long SEED = 1;
    private static final int RATES = 12;
    private static final int TRAINING = 500;
    private static final int VALIDATION = 1000;
    private static final int BATCH_SIZE = 50;
    private static final int EPOCHS = 4;
    /** The place of good values is read from so many of them: the first one alone is partly luck. */
    private static final int GOOD = 3;

    /** The range of learning rates of a space; empty if it has none. */
    static Optional<RealRange> range(SearchSpace space) {
        return space.dimensions().stream()
                .filter(dimension -> dimension.name().equals(LEARNING_RATE))
                .filter(RealRange.class::isInstance)
                .map(RealRange.class::cast)
                .filter(range -> range.min() > 0)
                .findFirst();
    }

    /** What to tell who hands in a space without such a range. */
    static Feedback noRange() {
        return Feedback.problem("The space needs a range of learning rates above 0 under the name \"" + LEARNING_RATE
                + "\", such as powerOfTen(\"" + LEARNING_RATE + "\", -6, -2).");
    }

    static RateGrid of(RealRange range) {
        TrainValidationData images =
                Split.tuning(ImageFolder.of(ProjectFolder.fashionMnist()).training(), SEED, TRAINING, VALIDATION);
        return new RateGrid(
                range,
                IntStream.range(0, RATES)
                        .mapToObj(i -> accuracy(images, range.at(place(i))))
                        .toList());
    }

    /** How many powers of ten the range spans. */
    double decades() {
        return decades(range);
    }

    static double decades(RealRange range) {
        return Math.log10(range.max() / range.min());
    }

    double bestAccuracy() {
        return accuracies.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    double medianAccuracy() {
        return median(accuracies.stream());
    }

    /** Where the best rates lie in the range: 0 at its lower bound, 1 at its upper bound. */
    double placeOfGoodRates() {
        return median(IntStream.range(0, RATES)
                .boxed()
                .sorted(Comparator.comparing(accuracies::get, Comparator.reverseOrder()))
                .limit(GOOD)
                .map(RateGrid::place));
    }

    private static double place(int rate) {
        return (rate + 0.5) / RATES;
    }

    private static double median(Stream<Double> values) {
        return new Median().evaluate(values.mapToDouble(Double::doubleValue).toArray());
    }

    private static double accuracy(TrainValidationData images, double learningRate) {
        MultiLayerNetwork network = new MultiLayerNetwork(network(learningRate));
        network.init();
        History history =
                Training.on(images).batchSize(BATCH_SIZE).validationOnly().fitEpochs(network, SEED, 0, EPOCHS);
        return history.diverged() ? 0 : history.last().validationAccuracy();
    }

    private static MultiLayerConfiguration network(double learningRate) {
        return new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .updater(new Sgd(learningRate))
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list(
                        new DenseLayer.Builder().nOut(50).build(),
                        new DenseLayer.Builder().nOut(50).build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(10)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(784))
                .build();
    }
}
