package dl4jlessons.training;

import dl4jlessons.data.Examples;
import dl4jlessons.data.MiniBatch;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.runtime.UserException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How networks are fitted: on which examples, in mini-batches of which size, for how long. Immutable; one description
 * serves all networks of an experiment.
 *
 * <pre>{@code
 * Training training = Training.on(images).batchSize(128).iterations(1000);
 * History history = training.fit(network, run);
 * }</pre>
 *
 * <p>Each epoch visits the training examples once, in an order that depends on the seed and the epoch alone; examples
 * that do not fill a last mini-batch sit this epoch out. Training ends early where the loss or, at the end of an epoch,
 * a weight is no longer a finite number. ND4J's random generator is seeded anew for each epoch, so that
 * training which was interrupted between epochs goes on as if it had not been, dropout included.
 */
public final class Training {
    private static final int SHUFFLE = 1;
    private static final int DROPOUT = 2;
    private static final double NANOSECONDS = 1e9;

    /** For {@link #evaluateEvery}: after each epoch where the length is given in epochs, otherwise only at the end. */
    private static final int AS_USUAL = 0;

    private final Examples training;
    private final Optional<Examples> validation;
    private final int batchSize;
    /** Either this or {@link #epochs} is the length; the other is 0. */
    private final int iterations;

    private final int epochs;
    private final int evaluateEvery;
    private final boolean validationOnly;

    private Training(
            Examples training,
            Optional<Examples> validation,
            int batchSize,
            int iterations,
            int epochs,
            int evaluateEvery,
            boolean validationOnly) {
        this.training = training;
        this.validation = validation;
        this.batchSize = batchSize;
        this.iterations = iterations;
        this.epochs = epochs;
        this.evaluateEvery = evaluateEvery;
        this.validationOnly = validationOnly;
    }

    /** Fits on these examples, for one epoch if nothing else is said; no validation accuracy is measured. */
    public static Training on(Examples training) {
        return new Training(training, Optional.empty(), training.size(), 0, 1, AS_USUAL, false);
    }

    /** Fits on the training examples, for one epoch if nothing else is said, and measures accuracy on both sets. */
    public static Training on(TrainValidationData data) {
        return new Training(
                data.training(), Optional.of(data.validation()), data.training().size(), 0, 1, AS_USUAL, false);
    }

    /**
     * Examples in a mini-batch; all of them if nothing else is said.
     *
     * @throws UserException if there are not that many training examples
     */
    public Training batchSize(int examples) {
        if (examples < 1 || examples > training.size()) {
            throw UserException.wrongUsage("A mini-batch of " + examples + " cannot be drawn from " + training.size()
                    + " training examples: choose a batch size from 1 to " + training.size() + ".");
        }
        return new Training(training, validation, examples, iterations, epochs, evaluateEvery, validationOnly);
    }

    /** Updates in all; accuracy is measured at the end. */
    public Training iterations(int updates) {
        return new Training(training, validation, batchSize, updates, 0, evaluateEvery, validationOnly);
    }

    /** Passes through the training examples; accuracy is measured after each. */
    public Training epochs(int passes) {
        return new Training(training, validation, batchSize, 0, passes, evaluateEvery, validationOnly);
    }

    /** Measures accuracy each time this many iterations are done, and at the end. */
    public Training evaluateEvery(int everyIterations) {
        return new Training(training, validation, batchSize, iterations, epochs, everyIterations, validationOnly);
    }

    /**
     * Leaves training accuracy out wherever accuracy is measured: of many training examples it would take longer than the
     * training.
     */
    public Training validationOnly() {
        return new Training(training, validation, batchSize, iterations, epochs, evaluateEvery, true);
    }

    /** Full mini-batches in the training examples. */
    public int iterationsPerEpoch() {
        return training.size() / batchSize;
    }

    /** Fits a network of an experiment from its initial weights, and reports progress. */
    public History fit(MultiLayerNetwork network, TrainingRun<?> run) {
        return fit(network, run.seed(), 0, iterations + epochs * iterationsPerEpoch(), run::done);
    }

    /** Fits a network from its initial weights. */
    public History fit(MultiLayerNetwork network, long seed) {
        return fit(network, seed, 0, iterations + epochs * iterationsPerEpoch(), share -> {});
    }

    /**
     * Fits a network for some epochs of a longer training: {@code 0, 3} and then {@code 3, 9} give what {@code 0, 9}
     * gives.
     *
     * @param seed of the whole training
     * @param fromEpoch epochs that are done already
     * @param toEpoch epochs that will be done; accuracy is measured after each
     * @return what happened in these epochs; iterations in it are counted from the first epoch of all
     */
    public History fitEpochs(MultiLayerNetwork network, long seed, int fromEpoch, int toEpoch) {
        int perEpoch = iterationsPerEpoch();
        return evaluateEvery(perEpoch).fit(network, seed, fromEpoch * perEpoch, toEpoch * perEpoch, share -> {});
    }

    private History fit(MultiLayerNetwork network, long seed, int from, int to, DoubleConsumer progress) {
        List<Double> losses = new ArrayList<>();
        List<History.Evaluation> evaluations = new ArrayList<>();
        MiniBatch batch = new MiniBatch(training, batchSize);
        int[] order = {};
        long nanos = 0;
        for (int iteration = from; iteration < to; iteration++) {
            stopIfInterrupted();
            int position = iteration % iterationsPerEpoch();
            if (position == 0) {
                int epoch = iteration / iterationsPerEpoch();
                order = order(seed, epoch);
                Nd4j.getRandom().setSeed(Seeds.derive(seed, DROPOUT, epoch));
            }
            batch.fill(order, position * batchSize);
            long start = processorNanos();
            network.fit(batch.features(), batch.labels());
            nanos += processorNanos() - start;
            losses.add(network.score());
            int done = iteration + 1;
            boolean epochEnds = done % iterationsPerEpoch() == 0;
            boolean diverged =
                    !Double.isFinite(network.score()) || ((epochEnds || done == to) && !hasFiniteWeights(network));
            if (diverged || done == to || done % evaluationInterval(to) == 0) {
                evaluations.add(evaluation(network, done, nanos));
            }
            if (diverged) {
                return new History(losses, evaluations, OptionalInt.of(done));
            }
            progress.accept((double) (done - from) / (to - from));
        }
        return new History(losses, evaluations, OptionalInt.empty());
    }

    private int evaluationInterval(int end) {
        if (evaluateEvery != AS_USUAL) {
            return evaluateEvery;
        }
        return epochs > 0 ? iterationsPerEpoch() : end;
    }

    private History.Evaluation evaluation(MultiLayerNetwork network, int iteration, long nanos) {
        Score ofTraining = validationOnly ? Score.NONE : Score.of(network, training);
        Score ofValidation =
                validation.map(examples -> Score.of(network, examples)).orElse(Score.NONE);
        return new History.Evaluation(
                iteration, nanos / NANOSECONDS, ofTraining.accuracy(), ofValidation.accuracy(), ofValidation.loss());
    }

    private int[] order(long seed, int epoch) {
        List<Integer> rows = IntStream.range(0, training.size()).boxed().collect(Collectors.toList());
        Collections.shuffle(rows, new Random(Seeds.derive(seed, SHUFFLE, epoch)));
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean hasFiniteWeights(MultiLayerNetwork network) {
        return Double.isFinite(network.params().sumNumber().doubleValue());
    }

    /** Networks trained side by side with one that failed are abandoned in this way. */
    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("training was interrupted");
        }
    }

    /** Of this thread alone: native code runs in it, as each worker has one native thread. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
