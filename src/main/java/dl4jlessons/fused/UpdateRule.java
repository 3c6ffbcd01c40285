package dl4jlessons.fused;

import java.util.List;
import java.util.Set;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * How one parameter is updated: DL4J's updater and regularization. With plain gradient descent the whole update of
 * parameter w with gradient sum g is w ← keep · w − step · g, which is folded into the matrix product that computes g.
 */
final class UpdateRule {
    private static final Set<Class<? extends IUpdater>> FOLDED = Set.of(Sgd.class, NoOp.class);
    private static final Set<Class<? extends IUpdater>> STATEFUL = Set.of(Nesterovs.class, Adam.class);

    private final IUpdater updater;
    private final List<Regularization> regularization;
    private final boolean averaged;
    private double learningRate;
    private double l2;
    private double decay;
    private double penalty;
    private double perExample;

    /**
     * @param averaged whether the gradient is divided by the size of the mini-batch; running statistics are not
     */
    UpdateRule(IUpdater updater, List<Regularization> regularization, boolean averaged) {
        this.updater = updater;
        this.regularization = List.copyOf(regularization);
        this.averaged = averaged;
    }

    /** Whether this updater and this regularization are known here. */
    boolean isSupported() {
        return (isFolded() || STATEFUL.contains(updater.getClass()))
                && regularization.stream()
                        .allMatch(r -> r.getClass() == L2Regularization.class || r.getClass() == WeightDecay.class);
    }

    /** Whether {@link #keep} and {@link #step} are the whole update. */
    boolean isFolded() {
        return FOLDED.contains(updater.getClass());
    }

    IUpdater updater() {
        return updater;
    }

    /** Looks up the schedules. */
    void begin(int iteration, int epoch, int rows) {
        learningRate = updater.hasLearningRate() ? updater.getLearningRate(iteration, epoch) : 1;
        perExample = averaged ? 1.0 / rows : 1;
        l2 = 0;
        decay = 0;
        penalty = 0;
        for (Regularization each : regularization) {
            if (each instanceof L2Regularization squares) {
                double coefficient = squares.getL2().valueAt(iteration, epoch);
                l2 += coefficient;
                penalty += coefficient;
            } else {
                WeightDecay weightDecay = (WeightDecay) each;
                double coefficient = weightDecay.getCoeff().valueAt(iteration, epoch);
                decay += weightDecay.isApplyLR() ? coefficient * learningRate : coefficient;
                penalty += coefficient;
            }
        }
    }

    float learningRate() {
        return (float) learningRate;
    }

    /** What a gradient sum is multiplied by to become a mean. */
    float perExample() {
        return (float) perExample;
    }

    /** Multiple of the parameter that is added to the mean gradient. */
    float l2() {
        return (float) l2;
    }

    /** Multiple of the parameter that is added to the updater's update. */
    float decay() {
        return (float) decay;
    }

    /** The loss has half of this times the sum of squares added. */
    double penalty() {
        return penalty;
    }

    /** Share of the parameter that is kept. */
    float keep() {
        return (float) (1 - learningRate * l2 - decay);
    }

    /** What the gradient sum is multiplied by. */
    float step() {
        return (float) (learningRate * perExample);
    }
}
