package dl4jlessons.search;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.fused.TrainingStep;
import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import dl4jlessons.training.History;
import dl4jlessons.training.Training;
import dl4jlessons.training.TrainingObserver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/** Trains the network that a function of the hyperparameters describes. */
public final class NetworkObjective implements Objective {
    /** Any seed serves where configurations are only compared. */
    private static final long ANY_SEED = 1;

    private final Network network;
    private final ToIntFunction<Parameters> batchSize;
    private final TrainingStep step;
    private final TrainingObserver watch;
    private final Completion completion;
    private final boolean validationOnly;

    /** Builds the configuration of a trial's network. */
    @FunctionalInterface
    public interface Network {
        /**
         * The network of one trial.
         *
         * @param parameters of the trial
         * @param seed for the configuration's {@code seed(…)}
         */
        MultiLayerConfiguration configure(Parameters parameters, long seed);
    }

    /** Is handed the network of each trial that was trained to the end. */
    @FunctionalInterface
    public interface Completion {
        /**
         * Called by the thread that trained, before the driver hears of the result: what is kept here is there whenever
         * the journal says that the trial is complete.
         *
         * @param trial its number
         * @param network for measuring only
         */
        void completed(int trial, MultiLayerNetwork network) throws IOException;
    }

    /** The same mini-batch size for all trials. */
    public NetworkObjective(Network network, int batchSize) {
        this(network, parameters -> batchSize);
    }

    /** A mini-batch size that may be a hyperparameter itself. */
    public NetworkObjective(Network network, ToIntFunction<Parameters> batchSize) {
        this(network, batchSize, TrainingStep.FUSED, TrainingObserver.NONE, (trial, model) -> {}, false);
    }

    private NetworkObjective(
            Network network,
            ToIntFunction<Parameters> batchSize,
            TrainingStep step,
            TrainingObserver watch,
            Completion completion,
            boolean validationOnly) {
        this.network = network;
        this.batchSize = batchSize;
        this.step = step;
        this.watch = watch;
        this.completion = completion;
        this.validationOnly = validationOnly;
    }

    /** Trains on this step instead of the fused one. */
    public NetworkObjective on(TrainingStep other) {
        return new NetworkObjective(network, batchSize, other, watch, completion, validationOnly);
    }

    /** Shows trials under the names {@code trial 0}, {@code trial 1}, … */
    public NetworkObjective watchedBy(TrainingObserver observer) {
        return new NetworkObjective(network, batchSize, step, observer, completion, validationOnly);
    }

    /** Measures more of each network that was trained to the end than its accuracy. */
    public NetworkObjective whenComplete(Completion measurement) {
        return new NetworkObjective(network, batchSize, step, watch, measurement, validationOnly);
    }

    /** Leaves training accuracies out of the curves: where validation examples are few, they take most of the time of both. */
    public NetworkObjective validationOnly() {
        return new NetworkObjective(network, batchSize, step, watch, completion, true);
    }

    @Override
    public RungResult train(TrainValidationData data, RungTask task) throws IOException {
        Training everyAccuracy = Training.on(data).batchSize(batchSize.applyAsInt(task.parameters()));
        Training training = validationOnly ? everyAccuracy.validationOnly() : everyAccuracy;
        MultiLayerNetwork model = task.fromEpoch() == 0 ? begin(task.parameters(), task.seed()) : restore(task.state());
        model.setListeners(watch.listeners("trial " + task.trial(), task.seed(), training.iterationsPerEpoch()));
        History history = training.fitEpochs(model, task.seed(), task.fromEpoch(), task.toEpoch());
        List<EpochResult> curve = curve(history, task.fromEpoch(), training.iterationsPerEpoch());
        if (history.diverged()) {
            return RungResult.diverged(task, curve);
        }
        if (task.last()) {
            completion.completed(task.trial(), model);
            return RungResult.trained(task, curve, TrainingState.NONE);
        }
        return RungResult.trained(task, curve, save(model));
    }

    /**
     * Trains the network of a trial anew, now on training and validation examples together: nothing is left to be
     * compared, so all of them may help.
     *
     * @param epochs as many as the trial had
     * @throws UserException if training diverges
     */
    public MultiLayerNetwork retrain(Trial trial, TrainValidationData data, int epochs) {
        return train(trial, data.training().and(data.validation()), epochs);
    }

    /**
     * Trains the network of a trial anew.
     *
     * @param examples the trial's own give the trial's own network
     * @throws UserException if training diverges
     */
    public MultiLayerNetwork train(Trial trial, Examples examples, int epochs) {
        return trainIfStable(trial, trial.seed(), examples, epochs * iterationsPerEpoch(trial, examples))
                .orElseThrow(() -> UserException.failed("Trial " + trial.number()
                        + " diverged when it was trained again on " + Plural.of(examples.size(), "example")
                        + ": search smaller learning rates in a new study."));
    }

    /**
     * Trains a network with the hyperparameters of a trial.
     *
     * @param seed of its initial weights and the order of examples; the trial's own gives the trial's own network
     * @param iterations updates in all
     * @return empty if training diverges: learning rates of winners can lie close to those that are too large
     */
    public Optional<MultiLayerNetwork> trainIfStable(Trial trial, long seed, Examples examples, int iterations) {
        Training training = training(trial, examples).iterations(iterations);
        MultiLayerNetwork model = begin(trial.parameters(), seed);
        model.setListeners(watch.listeners("trial " + trial.number() + " again", seed, training.iterationsPerEpoch()));
        return training.fit(model, seed).diverged() ? Optional.empty() : Optional.of(model);
    }

    /** Updates in an epoch of a trial on these examples. */
    public int iterationsPerEpoch(Trial trial, Examples examples) {
        return training(trial, examples).iterationsPerEpoch();
    }

    private Training training(Trial trial, Examples examples) {
        return Training.on(examples)
                .batchSize(batchSize.applyAsInt(trial.parameters()))
                .validationOnly();
    }

    /**
     * The configurations and mini-batch sizes all over the space, as one hash, and the training step: the values of the
     * two steps part after some hundred iterations, when rounding has grown.
     */
    @Override
    public String fingerprint(SearchSpace space) {
        Fingerprint fingerprint = new Fingerprint();
        for (Parameters probe : space.probes()) {
            fingerprint.add(network.configure(probe, ANY_SEED).toJson());
            fingerprint.add("batch size " + batchSize.applyAsInt(probe));
        }
        String configurations = "network configuration " + fingerprint.hex();
        return configurations
                + (step == TrainingStep.STOCK ? " on DL4J's own training step" : " on the fused training step");
    }

    private MultiLayerNetwork begin(Parameters parameters, long seed) {
        return step.network(network.configure(parameters, seed));
    }

    /** Weights, batch normalization's statistics, the updater's moments, and the iteration that Adam counts by. */
    private static TrainingState save(MultiLayerNetwork model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelSerializer.writeModel(model, bytes, true);
        return TrainingState.of(bytes.toByteArray());
    }

    private MultiLayerNetwork restore(TrainingState state) throws IOException {
        return step.continuing(ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(state.bytes()), true));
    }

    /** The epochs before the one, if any, in which training diverged. */
    private static List<EpochResult> curve(History history, int fromEpoch, int perEpoch) {
        int done = history.losses().size() - (history.diverged() ? 1 : 0);
        List<EpochResult> curve = new ArrayList<>();
        for (int i = 0; i < done / perEpoch; i++) {
            History.Evaluation accuracies = history.evaluations().get(i);
            curve.add(new EpochResult(
                    fromEpoch + i + 1,
                    history.meanLoss(i * perEpoch, (i + 1) * perEpoch),
                    accuracies.trainingAccuracy(),
                    accuracies.validationAccuracy()));
        }
        return curve;
    }
}
