package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.solvers.StochasticGradientDescent;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DL4J's network with a training step several times as fast, for networks of dense layers. It computes what {@link
 * MultiLayerNetwork} computes, up to rounding: same initial weights, same losses, same dropout masks, same running
 * statistics of batch normalization, same updates, on the same parameter and updater vectors, so that listeners,
 * evaluation, serialization and all else go on working.
 *
 * <p>An iteration runs in memory that is kept, without an {@link INDArray} being made. What a configuration contains
 * beyond dense layers (with layer normalization or without), batch normalization, sigmoid, tanh, ReLU and identity,
 * inverted dropout, L2 and weight decay, softmax with cross-entropy, SGD, momentum and Adam runs on DL4J's own step, and
 * the log says so once. Gradients are kept only at iterations that a listener wants to see; see {@link
 * SelectiveListener}.
 *
 * <p>The name ends with {@code MultiLayerNetwork} because DL4J's pages tell by the name of the class how to read a
 * configuration.
 */
// "overrides": DL4J's own method lacks dots; "try": a workspace is left by being closed, and used by nobody
@SuppressWarnings({"overrides", "try"})
public final class FusedMultiLayerNetwork extends MultiLayerNetwork {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FusedMultiLayerNetwork.class);

    /** The engine and what it was made for; null until it is needed. */
    private transient Bound bound;
    /** The parameters of a network that the fused step cannot train. */
    private transient INDArray refused;

    private transient boolean gradientKept = true;

    /**
     * A plan put to work on a network's vectors.
     *
     * @param gradient DL4J's view of the gradient vector
     * @param widths outputs of each layer
     */
    private record Bound(
            INDArray parameters,
            Updater updater,
            TrainingEngine engine,
            Inference inference,
            Gradient gradient,
            List<Integer> widths) {

        static Bound to(FusedMultiLayerNetwork network) throws Unsupported {
            Plan plan = Plan.of(network);
            return new Bound(
                    network.flattenedParams,
                    network.getUpdater(),
                    new TrainingEngine(plan),
                    new Inference(plan),
                    gradient(network),
                    plan.widths());
        }

        private static Gradient gradient(MultiLayerNetwork network) {
            Gradient gradient = new DefaultGradient(network.getGradientsViewArray());
            for (int i = 0; i < network.getnLayers(); i++) {
                Layer layer = network.getLayer(i);
                if (layer.numParams() > 0) {
                    Map<String, INDArray> views = layer.conf()
                            .getLayer()
                            .initializer()
                            .getGradientsFromFlattened(layer.conf(), layer.getGradientsViewArray());
                    for (String name : layer.paramTable().keySet()) {
                        gradient.setGradientFor(i + "_" + name, views.get(name));
                    }
                }
            }
            return gradient;
        }
    }

    /** A network that must be initialized by {@link #init()}. */
    public FusedMultiLayerNetwork(MultiLayerConfiguration configuration) {
        super(configuration);
    }

    /**
     * A network that goes on where another is: same configuration, iteration, parameters and updater state, all copied.
     */
    public static FusedMultiLayerNetwork copyOf(MultiLayerNetwork network) {
        FusedMultiLayerNetwork copy =
                new FusedMultiLayerNetwork(network.getLayerWiseConfigurations().clone());
        copy.init(network.params().dup(), false);
        Optional.ofNullable(network.getUpdater(false))
                .map(Updater::getStateViewArray)
                .ifPresent(state -> copy.getUpdater().setStateViewArray(copy, state.dup(), false));
        return copy;
    }

    @Override
    @SuppressWarnings("MissingSuperCall") // which would make a plain network
    public FusedMultiLayerNetwork clone() {
        return copyOf(this);
    }

    @Override
    public synchronized void fit(INDArray features, INDArray labels, INDArray featuresMask, INDArray labelsMask) {
        installSolver();
        if (featuresMask == null && labelsMask == null) {
            setInput(features);
            setLabels(labels);
            if (fusedStep()) {
                synchronizeIterEpochCounts();
                return;
            }
        }
        super.fit(features, labels, featuresMask, labelsMask);
    }

    @Override
    public void fit(DataSetIterator iterator) {
        installSolver();
        super.fit(iterator);
    }

    /**
     * The network's outputs.
     *
     * @param train in training mode (dropout, statistics of the batch) DL4J's own pass computes them
     */
    @Override
    public synchronized INDArray output(
            INDArray input, boolean train, INDArray featuresMask, INDArray labelsMask, MemoryWorkspace workspace) {
        boolean plain = !train && featuresMask == null && labelsMask == null && workspace == null;
        Optional<Bound> ready = plain ? bind() : Optional.empty();
        if (ready.isEmpty() || !isMatrix(input, ready.get().engine().inputs())) {
            return super.output(input, train, featuresMask, labelsMask, workspace);
        }
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            int rows = (int) input.size(0);
            INDArray outputs = Nd4j.createUninitialized(
                    DataType.FLOAT, rows, ready.get().engine().classes());
            ready.get().inference().run(NativeFloats.rowsOf(input), rows, NativeFloats.of(outputs));
            return outputs;
        }
    }

    /**
     * The gradient of the last iteration; after it, the update.
     *
     * @throws IllegalStateException if no listener wanted to see that iteration, so that none was kept
     */
    @Override
    public Gradient gradient() {
        if (!gradientKept) {
            throw new IllegalStateException("The fused training step kept no gradient of the last iteration, because no"
                    + " listener asked for it: add a listener, or train a MultiLayerNetwork.");
        }
        return super.gradient();
    }

    @Override
    public void computeGradientAndScore() {
        super.computeGradientAndScore();
        gradientKept = true;
    }

    /** Whether iterations run on the fused step; otherwise the log said why not. */
    public synchronized boolean isFused() {
        return bind().isPresent();
    }

    /** Does an iteration on the input and labels that have been set, or returns false if DL4J's own step has to. */
    private boolean fusedStep() {
        Optional<Bound> ready = bind();
        gradientKept = true;
        if (ready.isEmpty() || !canStep(ready.get().engine())) {
            return false;
        }
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            if (trainingListeners.stream().anyMatch(FusedMultiLayerNetwork::wantsNextIteration)) {
                reportedIteration(ready.get());
            } else {
                gradientKept = false;
                TrainingEngine engine = ready.get().engine();
                score = forward(engine, ActivationReport.NONE);
                engine.backwardAndUpdate(getIterationCount(), getEpochCount());
            }
            for (TrainingListener listener : trainingListeners) {
                listener.iterationDone(this, getIterationCount(), getEpochCount());
            }
        }
        setIterationCount(getIterationCount() + 1);
        return true;
    }

    private void reportedIteration(Bound ready) {
        List<Integer> widths = IntStream.range(0, getnLayers() - 1)
                .mapToObj(ready.widths()::get)
                .toList();
        ReportedIteration report = new ReportedIteration(this, trainingListeners, input, widths);
        score = forward(ready.engine(), report);
        report.forwardDone();
        ready.engine().backward();
        gradient = ready.gradient();
        report.backwardDone();
        ready.engine().update(getIterationCount(), getEpochCount());
    }

    private double forward(TrainingEngine engine, ActivationReport report) {
        return engine.forward(
                NativeFloats.rowsOf(input),
                NativeFloats.rowsOf(labels),
                (int) input.size(0),
                getIterationCount(),
                getEpochCount(),
                report);
    }

    private static boolean wantsNextIteration(TrainingListener listener) {
        return !(listener instanceof SelectiveListener selective) || selective.wantsNextIteration();
    }

    private boolean canStep(TrainingEngine engine) {
        return isMatrix(input, engine.inputs())
                && isMatrix(labels, engine.classes())
                && input.size(0) == labels.size(0)
                && engine.canTake(input.size(0))
                && solver.getOptimizer() instanceof StochasticGradientDescent optimizer
                && optimizer.getGradientsAccumulator() == null
                && Arrays.stream(layers).allMatch(layer -> layer.getMaskArray() == null);
    }

    private static boolean isMatrix(INDArray array, int columns) {
        return array != null && !array.isEmpty() && array.rank() == 2 && array.size(1) == columns;
    }

    private void installSolver() {
        if (!(solver instanceof FusedSolver)) {
            getUpdater(true);
            solver = new FusedSolver(solver, this::fusedStep);
        }
    }

    /** Plans anew where DL4J has put other vectors in place of those that the plan was made for. */
    private Optional<Bound> bind() {
        if (!isInitCalled()) {
            init();
        }
        if (refused == flattenedParams) {
            return Optional.empty();
        }
        if (bound == null || bound.parameters() != flattenedParams || bound.updater() != getUpdater()) {
            try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                bound = Bound.to(this);
            } catch (Unsupported what) {
                refused = flattenedParams;
                bound = null;
                LOG.info("This network trains on DL4J's own step, as it has {}.", what.getMessage());
                return Optional.empty();
            }
        }
        return Optional.of(bound);
    }
}
