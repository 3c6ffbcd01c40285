package dl4jlessons.notebook.exercise;

import dl4jlessons.data.Lazy;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.lesson.initialization.RecordedStatistics;
import dl4jlessons.lesson.initialization.RecordedStatistics.Report;
import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.training.Accuracy;
import dl4jlessons.training.Sampled;
import dl4jlessons.training.Training;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Exercises of lesson 5. */
public final class DashboardExercises {
    private static final int HIDDEN_LAYERS = 4;
    private static final int WIDTH = 100;
    private static final int BATCH_SIZE = 50;
    private static final int RECORDED_ITERATIONS = 100;
    private static final int RECORD_EVERY = 10;
    private static final int ITERATIONS_OF_A_CURE = 200;
    private static final long SEED = 1;
    /** Chance level is 0.1, and a cured network comes to 0.7. */
    private static final double CURED = 0.5;

    private static final double HEALTHY_RATE = 0.03;

    private static final Lazy<Map<String, RecordedStatistics>> RECORDED = new Lazy<>(DashboardExercises::recordAll);

    private DashboardExercises() {}

    /** What a network may suffer from. */
    public enum Illness {
        RATE_TOO_SMALL,
        WEIGHTS_TOO_SMALL,
        DEAD_UNITS
    }

    /** What ails the patients of the notebook. */
    private static final Map<String, Illness> PATIENTS =
            new TreeMap<>(Map.of("A", Illness.WEIGHTS_TOO_SMALL, "B", Illness.DEAD_UNITS, "C", Illness.RATE_TOO_SMALL));

    /** Updates divided by parameters of the patients, as the dashboard shows them, a panel each. */
    public static Figure ratios() {
        return figure("ratios", "Updates divided by parameters", "update ÷ parameter", Report::updateRatios)
                .withGuides(Guide.atY("1:10,000", 1e-4), Guide.atY("1:100", 1e-2));
    }

    /** Standard deviations of the patients' activations, a panel each. */
    public static Figure activations() {
        return figure(
                "activations", "Standard deviation of the activations", "standard deviation", Report::activations);
    }

    private static Figure figure(String id, String title, String quantity, Function<Report, List<Double>> values) {
        return new Figure(
                id,
                title,
                "",
                Axis.linear("iteration"),
                Axis.log(quantity),
                PATIENTS.size(),
                RECORDED.get().entrySet().stream()
                        .map(patient -> new Panel(
                                patient.getKey(),
                                IntStream.range(
                                                0,
                                                values.apply(patient.getValue().last())
                                                        .size())
                                        .mapToObj(layer -> line(patient.getValue(), layer, values))
                                        .toList()))
                        .toList());
    }

    private static Series line(RecordedStatistics statistics, int layer, Function<Report, List<Double>> values) {
        return Series.line(
                layer == HIDDEN_LAYERS ? "output layer" : "layer " + (layer + 1),
                statistics.reports().stream()
                        .map(report -> (double) report.iteration())
                        .toList(),
                statistics.reports().stream()
                        .map(report -> values.apply(report).get(layer))
                        .toList());
    }

    /**
     * Names the patients' illnesses; the answer has one for each of A, B and C. Each patient is treated for what it is said
     * to have, and trained: a wrong diagnosis cures nobody.
     */
    public static Exercise<Map<String, Illness>> diagnosis() {
        return new Exercise<>(
                "Name the illness",
                "Exactly 0 has no place on a logarithmic axis. Where activations fade from layer to layer, weights are too small;"
                        + " where they do not, and updates are far below the band, the rate is.",
                DashboardExercises::diagnosis);
    }

    private static Feedback diagnosis(Map<String, Illness> answer) {
        if (!answer.keySet().equals(PATIENTS.keySet())) {
            return Feedback.problem("The answer names an illness for each of " + PATIENTS.keySet() + ", not for "
                    + answer.keySet() + ".");
        }
        return new Feedback(PATIENTS.keySet().stream()
                .map(patient -> Finding.atLeast(
                        "validation accuracy of " + patient + ", treated for " + answer.get(patient),
                        accuracyAfter(PATIENTS.get(patient), answer.get(patient)),
                        CURED))
                .toList());
    }

    private static double accuracyAfter(Illness illness, Illness treatment) {
        TrainValidationData images = ShortTraining.allImages();
        MultiLayerNetwork network =
                network(illness == treatment ? Optional.empty() : Optional.of(illness), HEALTHY_RATE);
        train(network, images, ITERATIONS_OF_A_CURE);
        return Accuracy.of(network, images.validation());
    }

    /** A learning rate with which updates are about a thousandth of the parameters. */
    public static Exercise<Double> rateInTheBand() {
        return new Exercise<>(
                "A rate in the band",
                "With stochastic gradient descent the ratio is proportional to the learning rate, as long as the gradients stay"
                        + " as they are.",
                DashboardExercises::rateInTheBand);
    }

    private static Feedback rateInTheBand(double rate) {
        return Feedback.unlessPositive("A learning rate", rate).orElseGet(() -> {
            RecordedStatistics statistics = record(network(Optional.empty(), rate));
            if (statistics.diverged()) {
                return Feedback.problem("With a rate of " + rate + " the loss is not a number: it is far too large.");
            }
            List<Double> ratios = statistics.reports().stream()
                    .flatMap(report -> report.updateRatios().stream())
                    .toList();
            Feedback feedback = Feedback.of(
                    Finding.atLeast(
                            "smallest update ÷ parameter of a layer, at any iteration", Collections.min(ratios), 2e-4),
                    Finding.atMost(
                            "largest update ÷ parameter of a layer, at any iteration", Collections.max(ratios), 1e-2));
            return feedback.passed()
                    ? feedback
                    : feedback.towards(
                            feedback.findings().get(0).met()
                                    ? "Some layer's updates are too large at first: try a smaller rate."
                                    : "Some layer's updates are too small: try a larger rate.");
        });
    }

    private static Map<String, RecordedStatistics> recordAll() {
        Map<String, RecordedStatistics> recorded = new TreeMap<>();
        PATIENTS.forEach(
                (patient, illness) -> recorded.put(patient, record(network(Optional.of(illness), HEALTHY_RATE))));
        return recorded;
    }

    private static RecordedStatistics record(MultiLayerNetwork network) {
        StatsStorage statistics = new InMemoryStatsStorage();
        network.setListeners(new Sampled(RECORD_EVERY, new StatsListener(statistics, 1)));
        train(network, ShortTraining.allImages(), RECORDED_ITERATIONS);
        return RecordedStatistics.of(statistics, network);
    }

    private static void train(MultiLayerNetwork network, TrainValidationData images, int iterations) {
        Training.on(images.training())
                .batchSize(BATCH_SIZE)
                .iterations(iterations)
                .fit(network, SEED);
    }

    /** @param illness what is wrong with it; healthy without */
    private static MultiLayerNetwork network(Optional<Illness> illness, double healthyRate) {
        boolean slow = illness.equals(Optional.of(Illness.RATE_TOO_SMALL));
        boolean narrow = illness.equals(Optional.of(Illness.WEIGHTS_TOO_SMALL));
        boolean dead = illness.equals(Optional.of(Illness.DEAD_UNITS));
        IWeightInit weights = narrow
                ? new WeightInitDistribution(new NormalDistribution(0, 0.01))
                : WeightInit.RELU.getWeightInitFunction();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .updater(new Sgd(slow ? healthyRate / 300 : healthyRate))
                .weightInit(weights)
                .activation(Activation.RELU)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            layers.layer(
                    new DenseLayer.Builder().nOut(WIDTH).biasInit(dead ? -1 : 0).build());
        }
        MultiLayerConfiguration configuration = layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(784))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }
}
