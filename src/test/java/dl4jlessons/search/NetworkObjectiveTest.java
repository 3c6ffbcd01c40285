package dl4jlessons.search;

import static dl4jlessons.search.Dimension.choice;
import static dl4jlessons.search.Dimension.logUniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.fused.TrainingStep;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import dl4jlessons.training.Accuracy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.listeners.CollectScoresListener;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkObjectiveTest {
    private static final int EPOCHS = 6;
    private static final int BATCH_SIZE = 12;
    private static final NetworkObjective OBJECTIVE = new NetworkObjective(SmallNetwork::configure, BATCH_SIZE);

    private static TrainValidationData data;

    @TempDir
    Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
        data = SmallNetwork.data();
    }

    private static Parameters parameters(String updater) {
        return new Parameters(Map.of("learning rate", 0.01, "updater", updater));
    }

    private static RungTask task(Parameters parameters, int from, int to, TrainingState state) {
        return new RungTask(5, parameters, 99, from, to, state, false);
    }

    private static MultiLayerNetwork network(TrainingState state) throws IOException {
        return ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(state.bytes()), true);
    }

    /** With dropout and batch normalization; Adam also counts iterations, which its bias correction needs. */
    @ParameterizedTest
    @ValueSource(strings = {"adam", "nesterovs", "sgd"})
    void aTrialTrainedInRungsEqualsOneTrainedAtOnce(String updater) throws Exception {
        Parameters parameters = parameters(updater);
        RungResult atOnce = OBJECTIVE.train(data, task(parameters, 0, EPOCHS, TrainingState.NONE));
        List<EpochResult> curve = new ArrayList<>();
        TrainingState state = TrainingState.NONE;
        for (int[] rung : new int[][] {{0, 1}, {1, 3}, {3, EPOCHS}}) {
            RungResult part = OBJECTIVE.train(data, task(parameters, rung[0], rung[1], state));
            curve.addAll(part.curve());
            state = part.state();
        }
        assertThat(curve).isEqualTo(atOnce.curve()).hasSize(EPOCHS);
        MultiLayerNetwork whole = network(atOnce.state());
        MultiLayerNetwork resumed = network(state);
        assertThat(resumed.params()).isEqualTo(whole.params());
        if (!updater.equals("sgd")) {
            assertThat(resumed.getUpdater().getStateViewArray())
                    .isEqualTo(whole.getUpdater().getStateViewArray());
        }
        int iterations = EPOCHS * (data.training().size() / BATCH_SIZE);
        assertThat(resumed.getIterationCount()).isEqualTo(iterations);
    }

    @Test
    void aRungThatBeginsWithAFreshNetworkInsteadWouldBeNoticed() throws Exception {
        Parameters parameters = parameters("adam");
        RungResult first = OBJECTIVE.train(data, task(parameters, 0, 2, TrainingState.NONE));
        MultiLayerNetwork withoutMoments = ModelSerializer.restoreMultiLayerNetwork(
                new ByteArrayInputStream(first.state().bytes()), false);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        ModelSerializer.writeModel(withoutMoments, bytes, false);
        RungResult proper = OBJECTIVE.train(data, task(parameters, 2, 4, first.state()));
        RungResult forgetful = OBJECTIVE.train(data, task(parameters, 2, 4, TrainingState.of(bytes.toByteArray())));
        assertThat(forgetful.curve()).isNotEqualTo(proper.curve());
    }

    @Test
    void theCurveHoldsTheMeanLossAndBothAccuraciesOfEachEpoch() throws Exception {
        RungResult result = OBJECTIVE.train(data, task(parameters("adam"), 0, 4, TrainingState.NONE));
        assertThat(result.curve()).extracting(EpochResult::epoch).containsExactly(1, 2, 3, 4);
        EpochResult first = result.curve().get(0);
        EpochResult last = result.curve().get(3);
        assertThat(last.trainingLoss()).isLessThan(first.trainingLoss());
        assertThat(last.trainingAccuracy()).isBetween(0.6, 1.0);
        assertThat(last.validationAccuracy()).isBetween(0.6, 1.0);
    }

    @Test
    void anOverlyLargeLearningRateDiverges() throws Exception {
        Parameters parameters = new Parameters(Map.of("learning rate", 1e38, "updater", "sgd"));
        RungResult result = OBJECTIVE.train(data, task(parameters, 0, EPOCHS, TrainingState.NONE));
        assertThat(result.outcome()).isEqualTo(RungResult.Outcome.DIVERGED);
        assertThat(result.curve()).hasSizeLessThan(EPOCHS);
        assertThat(result.curve()).allSatisfy(e -> assertThat(e.trainingLoss()).isFinite());
    }

    @Test
    void theLastRungKeepsNoState() throws Exception {
        RungTask last = new RungTask(0, parameters("sgd"), 1, 0, 1, TrainingState.NONE, true);
        assertThat(OBJECTIVE.train(data, last).state()).isEqualTo(TrainingState.NONE);
    }

    @Test
    void theNetworkOfACompleteTrialIsHandedOverAndNoOther() throws Exception {
        List<Double> accuracies = new ArrayList<>();
        Objective objective = new NetworkObjective(SmallNetwork::configure, BATCH_SIZE)
                .whenComplete((trial, network) -> accuracies.add(Accuracy.of(network, data.validation())));
        objective.train(data, task(parameters("sgd"), 0, 2, TrainingState.NONE));
        assertThat(accuracies).isEmpty();

        RungTask last = new RungTask(0, parameters("sgd"), 1, 0, 2, TrainingState.NONE, true);
        List<EpochResult> curve = objective.train(data, last).curve();
        assertThat(accuracies).containsExactly(curve.get(1).validationAccuracy());

        Parameters diverging = new Parameters(Map.of("learning rate", 1e38, "updater", "sgd"));
        objective.train(data, new RungTask(0, diverging, 1, 0, 2, TrainingState.NONE, true));
        assertThat(accuracies).hasSize(1);
    }

    @Test
    void aTrialTrainedAgainOnItsOwnExamplesGivesItsOwnNetwork() throws Exception {
        NetworkObjective objective = new NetworkObjective(SmallNetwork::configure, BATCH_SIZE);
        Parameters parameters = parameters("adam");
        Trial trial = Trial.pending(5, parameters, 99);
        MultiLayerNetwork searched = network(objective
                .train(data, task(parameters, 0, 3, TrainingState.NONE))
                .state());

        assertThat(objective.train(trial, data.training(), 3).params()).isEqualTo(searched.params());
        assertThat(objective.retrain(trial, data, 3).params()).isNotEqualTo(searched.params());
    }

    @Test
    void aWatcherSeesTrialsByTheirNumber() throws Exception {
        CollectScoresListener scores = new CollectScoresListener(1);
        List<String> watched = new ArrayList<>();
        Objective objective = new NetworkObjective(SmallNetwork::configure, BATCH_SIZE)
                .watchedBy((variant, seed, every) -> {
                    watched.add(variant);
                    return List.<TrainingListener>of(scores);
                });
        objective.train(data, task(parameters("sgd"), 0, 1, TrainingState.NONE));
        assertThat(watched).containsExactly("trial 5");
        assertThat(scores.getListScore().size()).isEqualTo(data.training().size() / BATCH_SIZE);
    }

    @Test
    void anotherNetworkOrBatchSizeHasAnotherFingerprint() {
        SearchSpace space = SmallNetwork.SPACE;
        String fingerprint = OBJECTIVE.fingerprint(space);
        assertThat(new NetworkObjective(SmallNetwork::configure, BATCH_SIZE).fingerprint(space))
                .isEqualTo(fingerprint)
                .matches("network configuration [0-9a-f]{16} on the fused training step");
        assertThat(OBJECTIVE.on(TrainingStep.STOCK).fingerprint(space))
                .matches("network configuration [0-9a-f]{16} on DL4J's own training step");
        assertThat(new NetworkObjective(SmallNetwork::configure, BATCH_SIZE + 1).fingerprint(space))
                .isNotEqualTo(fingerprint);
        NetworkObjective.Network differsForAdamOnly = (parameters, seed) -> SmallNetwork.configure(
                parameters, seed, parameters.text("updater").equals("adam") ? 7 : SmallNetwork.WIDTH);
        assertThat(new NetworkObjective(differsForAdamOnly, BATCH_SIZE).fingerprint(space))
                .isNotEqualTo(fingerprint);
    }

    @Test
    void aChangedNetworkIsRefused() {
        StudyPlan plan = StudyPlan.randomSearch(SmallNetwork.SPACE, 7, 2);
        Study.open(folder, plan, OBJECTIVE, data).close();
        Objective wider = new NetworkObjective((p, seed) -> SmallNetwork.configure(p, seed, 9), BATCH_SIZE);
        assertThatThrownBy(() -> Study.open(folder, plan, wider, data))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("because the network changed: was network configuration ");
    }

    @Test
    void aNameTheSpaceDoesNotHaveIsReportedBeforeAnythingIsWritten() {
        StudyPlan plan = StudyPlan.randomSearch(SearchSpace.of(choice("updater", "sgd", "adam")), 7, 2);
        assertThatThrownBy(() -> Study.open(folder.resolve("new"), plan, OBJECTIVE, data))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("\"learning rate\", which the search space does not have");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aBatchSizeMayBeAHyperparameter() throws Exception {
        Objective objective = new NetworkObjective(SmallNetwork::configure, p -> p.integer("batch size"));
        Parameters tooLarge = new Parameters(Map.of("learning rate", 0.01, "updater", "sgd", "batch size", 5000));
        StudyPlan plan = StudyPlan.randomSearch(
                SearchSpace.of(
                        logUniform("learning rate", 1e-3, 1e-2),
                        choice("updater", "sgd"),
                        choice("batch size", 10, 5000)),
                7,
                2);
        StudyResult result;
        try (Study study = Study.open(folder, plan, objective, data);
                TrialExecutor executor = new LocalExecutor(objective, data, 2)) {
            result = new Search(study, executor, SearchListener.NONE).run(4);
        }
        assertThatThrownBy(() -> objective.train(data, task(tooLarge, 0, 1, TrainingState.NONE)))
                .isInstanceOf(UserException.class);
        assertThat(result.trials()).allSatisfy(trial -> {
            boolean fits = trial.parameters().integer("batch size") == 10;
            assertThat(trial.state()).isEqualTo(fits ? TrialState.COMPLETE : TrialState.FAILED);
            assertThat(trial.message()).startsWith(fits ? "" : "A mini-batch of 5000 cannot be drawn from");
        });
        assertThat(result.count(TrialState.FAILED)).isBetween(1L, 3L);
    }

    @Test
    void theWinnerIsTrainedAgainOnTrainingAndValidationExamples() throws IOException {
        Trial winner = Trial.pending(5, parameters("adam"), 99);
        NetworkObjective objective = new NetworkObjective(SmallNetwork::configure, BATCH_SIZE);

        MultiLayerNetwork network = objective.retrain(winner, data, EPOCHS);

        Examples all = data.training().and(data.validation());
        TrainValidationData joined = new TrainValidationData(all, data.validation());
        RungTask task = task(parameters("adam"), 0, EPOCHS, TrainingState.NONE);
        assertThat(network.params())
                .isEqualTo(network(objective.train(joined, task).state()).params());
        assertThat(network.getIterationCount()).isEqualTo(EPOCHS * (all.size() / BATCH_SIZE));
    }

    @Test
    void aWinnerThatDivergesWhenTrainedAgainIsNamed() {
        Trial winner = Trial.pending(5, new Parameters(Map.of("learning rate", 1e30, "updater", "sgd")), 99);
        NetworkObjective objective = new NetworkObjective(SmallNetwork::configure, BATCH_SIZE);

        assertThatThrownBy(() -> objective.retrain(winner, data, EPOCHS))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("Trial 5 diverged when it was trained again");
    }
}
