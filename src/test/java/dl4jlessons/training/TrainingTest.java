package dl4jlessons.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.fused.TrainingStep;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class TrainingTest {
    private final Training thirty = Training.on(Toys.points(30, 1)).batchSize(10);

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void lossesAreMeasuredBeforeTheUpdate() {
        Examples points = Toys.points(30, 1);
        MultiLayerNetwork network = Toys.network(Activation.TANH, 0.1, 1);
        double initialLoss = network.clone().score(points.toDataSet());

        History history = Training.on(points).iterations(5).fit(network, Toys.run("tanh", 1));

        assertThat(history.losses()).hasSize(5);
        assertThat(history.losses().get(0)).isEqualTo(initialLoss, within(1e-6));
        assertThat(history.losses()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(history.diverged()).isFalse();
    }

    @Test
    void accuracyIsMeasuredAtTheEndOfTrainingInIterations() {
        MultiLayerNetwork network = Toys.network(Activation.TANH, 0.5, 1);

        History history = thirty.iterations(40).fit(network, Toys.run("tanh", 1));

        assertThat(iterations(history)).containsExactly(40);
        assertThat(history.last().trainingAccuracy()).isEqualTo(Accuracy.of(network, Toys.points(30, 1)));
        assertThat(history.last().trainingAccuracy()).isGreaterThan(0.9);
        assertThat(history.last().validationAccuracy()).isNaN();
    }

    @Test
    void accuracyIsMeasuredAfterEachEpochOfTrainingInEpochs() {
        Examples validation = Toys.points(12, 2);
        MultiLayerNetwork network = Toys.network(Activation.TANH, 0.5, 1);

        History history = Training.on(new TrainValidationData(Toys.points(30, 1), validation))
                .epochs(4)
                .batchSize(10)
                .fit(network, Toys.run("tanh", 1));

        assertThat(history.losses()).hasSize(12);
        assertThat(iterations(history)).containsExactly(3, 6, 9, 12);
        assertThat(history.last().validationAccuracy()).isEqualTo(Accuracy.of(network, validation));
    }

    @Test
    void accuracyIsMeasuredAsOftenAsAskedAndAtTheEnd() {
        List<Training> anyOrder = List.of(
                thirty.iterations(10).evaluateEvery(4), thirty.evaluateEvery(4).iterations(10));
        for (Training training : anyOrder) {
            History history = training.fit(Toys.network(Activation.TANH, 0.5, 1), Toys.run("tanh", 1));

            assertThat(iterations(history)).containsExactly(4, 8, 10);
            assertThat(history.evaluations().stream().map(History.Evaluation::seconds))
                    .isSorted();
        }
    }

    @Test
    void trainingAccuracyCanBeLeftOut() {
        Training validated = Training.on(new TrainValidationData(Toys.points(30, 1), Toys.points(12, 2)));
        MultiLayerNetwork network = Toys.network(Activation.TANH, 0.5, 1);

        History history =
                validated.validationOnly().iterations(10).evaluateEvery(5).fit(network, Toys.run("tanh", 1));

        assertThat(iterations(history)).containsExactly(5, 10);
        assertThat(history.evaluations())
                .allMatch(evaluation -> Double.isNaN(evaluation.trainingAccuracy()))
                .noneMatch(evaluation -> Double.isNaN(evaluation.validationAccuracy()));
    }

    @Test
    void anEpochVisitsEachExampleAtMostOnce() {
        List<Integer> visited = visited(7, 1, 0, 2);

        // ten examples make three mini-batches of three
        assertThat(visited).hasSize(18);
        assertThat(visited.subList(0, 9)).doesNotHaveDuplicates();
        assertThat(visited.subList(9, 18)).doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfExamplesDependsOnSeedAndEpochAlone() {
        List<Integer> twoEpochs = visited(7, 1, 0, 2);

        assertThat(visited(7, 2, 0, 2)).as("another network").isEqualTo(twoEpochs);
        assertThat(visited(7, 1, 1, 2)).as("the second epoch alone").isEqualTo(twoEpochs.subList(9, 18));
        assertThat(twoEpochs.subList(9, 18)).as("the next epoch").isNotEqualTo(twoEpochs.subList(0, 9));
        assertThat(visited(8, 1, 0, 2)).as("another seed").isNotEqualTo(twoEpochs);
    }

    @Test
    void trainingInTwoPartsGivesWhatTrainingAtOnceGives() {
        MultiLayerNetwork whole = Toys.withDropoutAndAdam(3);
        MultiLayerNetwork parts = Toys.withDropoutAndAdam(3);

        History all = thirty.fitEpochs(whole, 5, 0, 9);
        History first = thirty.fitEpochs(parts, 5, 0, 3);
        Toys.withDropoutAndAdam(4).output(Toys.points(3, 1).features());
        History rest = thirty.fitEpochs(parts, 5, 3, 9);

        assertThat(parts.params()).isEqualTo(whole.params());
        List<Double> losses = new ArrayList<>(first.losses());
        losses.addAll(rest.losses());
        assertThat(losses).isEqualTo(all.losses());
        assertThat(iterations(rest)).containsExactly(12, 15, 18, 21, 24, 27);
        assertThat(accuracies(rest)).isEqualTo(accuracies(all).subList(3, 9));
    }

    @Test
    void anExplodingNetworkEndsWithTheFirstLossThatIsNotANumber() {
        for (Activation activation : List.of(Activation.IDENTITY, Activation.RELU)) {
            MultiLayerNetwork network = Toys.network(activation, 1e25, 1);

            History history = thirty.iterations(50).fit(network, Toys.run("exploding", 1));

            assertThat(history.diverged()).isTrue();
            int last = history.losses().size() - 1;
            assertThat(history.divergedAt()).hasValue(last + 1);
            assertThat(last).isBetween(1, 48);
            assertThat(history.losses().get(last)).matches(loss -> !Double.isFinite(loss));
            assertThat(history.losses().subList(0, last)).allMatch(Double::isFinite);
            assertThat(iterations(history)).containsExactly(last + 1);
            assertThat(history.last().trainingAccuracy()).isZero();
        }
    }

    @Test
    void weightsThatAreNoNumbersAtTheEndCountAsDivergedToo() {
        MultiLayerNetwork network = Toys.network(Activation.IDENTITY, Float.MAX_VALUE, 1);

        History history = thirty.iterations(1).fit(network, Toys.run("exploding", 1));

        assertThat(history.losses().get(0)).isFinite();
        assertThat(history.divergedAt()).hasValue(1);
    }

    @Test
    void aMiniBatchLargerThanTheDataIsExplained() {
        assertThatThrownBy(() -> thirty.batchSize(31))
                .isInstanceOf(UserException.class)
                .hasMessage("A mini-batch of 31 cannot be drawn from 30 training examples:"
                        + " choose a batch size from 1 to 30.");
        assertThatThrownBy(() -> thirty.batchSize(0)).isInstanceOf(UserException.class);
        assertThat(thirty.batchSize(30).iterationsPerEpoch()).isEqualTo(1);
    }

    @Test
    void progressEndsWhenTrainingDoes() {
        List<Double> shares = new ArrayList<>();
        TrainingRun<String> run =
                new TrainingRun<>("tanh", 1, TrainingStep.FUSED, TrainingObserver.NONE, new Progress.Stage() {
                    @Override
                    public void advance(double share) {
                        shares.add(share);
                    }

                    @Override
                    public void close() {}
                });

        thirty.iterations(8).fit(Toys.network(Activation.TANH, 0.1, 1), run);

        assertThat(shares).hasSize(8).allMatch(share -> share == 0.125);
    }

    @Test
    void anInterruptedThreadStopsTraining() {
        Training training = thirty.iterations(Integer.MAX_VALUE);
        MultiLayerNetwork network = Toys.network(Activation.TANH, 0.1, 1);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> training.fit(network, Toys.run("tanh", 1)))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Row numbers of the examples that a network is fitted on, in mini-batches of three out of ten, from epoch to epoch. */
    private static List<Integer> visited(long seed, long networkSeed, int fromEpoch, int toEpoch) {
        List<Integer> rows = new ArrayList<>();
        MultiLayerNetwork network = Toys.network(Activation.TANH, 0.1, networkSeed);
        network.setListeners(new InputRecorder(rows));
        Training.on(Toys.numbered(10)).batchSize(3).fitEpochs(network, seed, fromEpoch, toEpoch);
        return rows;
    }

    private static List<Integer> iterations(History history) {
        return history.evaluations().stream().map(History.Evaluation::iteration).toList();
    }

    private static List<Double> accuracies(History history) {
        return history.evaluations().stream()
                .map(History.Evaluation::trainingAccuracy)
                .toList();
    }
}
