package dl4jlessons.training;

import dl4jlessons.fused.TrainingStep;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.ui.api.UIServer;

/**
 * One network of an experiment: a variant with one seed.
 *
 * @param <V> the variants; {@code toString} is the name people see
 */
public final class TrainingRun<V> {
    private final V variant;
    private final long seed;
    private final TrainingStep step;
    private final TrainingObserver watch;
    private final Progress.Stage stage;
    private double done;

    TrainingRun(V variant, long seed, TrainingStep step, TrainingObserver watch, Progress.Stage stage) {
        this.variant = variant;
        this.seed = seed;
        this.step = step;
        this.watch = watch;
        this.stage = stage;
    }

    public V variant() {
        return variant;
    }

    /** Seeds the weights, the order of the mini-batches and dropout; never 0. */
    public long seed() {
        return seed;
    }

    /**
     * DL4J's network with this configuration, initialized. Its training step is the fused one, which computes the same in
     * a third of the time or less, unless the option {@code --stock} asks for DL4J's own.
     */
    public MultiLayerNetwork network(MultiLayerConfiguration configuration) {
        return step.network(configuration);
    }

    /** Whether anybody watches this run: networks that are trained only to be seen need not be trained otherwise. */
    public boolean isWatched() {
        return watch != TrainingObserver.NONE;
    }

    /** DL4J's training listener for the dashboard, to be passed to {@code network.setListeners}. */
    public List<TrainingListener> dashboard(int everyIterations) {
        return watch.listeners(variant.toString(), seed, everyIterations);
    }

    /** DL4J's dashboard server itself, should one be running. */
    public Optional<UIServer> uiServer() {
        return watch.uiServer();
    }

    /** Reports how much of this run is done, from 0 to 1; a run that trains a second network does not go back. */
    public void done(double share) {
        if (share > done) {
            stage.advance(share - done);
            done = share;
        }
    }
}
