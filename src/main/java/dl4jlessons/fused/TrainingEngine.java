package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;
import java.util.List;

/**
 * One iteration of training, in memory that is kept from one to the next. The order is DL4J's: forward, loss (with the
 * regularization of the old weights), backward, update.
 */
final class TrainingEngine {
    private final List<Affine> affines;
    private final List<Chain> chains;
    private final ParameterTable table;
    private final ForwardPass forward;
    private final SoftmaxCrossEntropy softmax = new SoftmaxCrossEntropy();
    /** Gradients of what each product gives, for iterations whose gradients somebody wants to see. */
    private final NativeFloats[] deltas;

    /** Numbers in a row of the widest input or product. */
    private final int widest;
    /** The same of those whose gradients are computed: that of the network's input is not, unless something there learns. */
    private final int widestGradient;

    private float[] probabilities = {};
    private float[] labels = {};
    /** Gradient of what leaves a chain. */
    private NativeFloats above = NativeFloats.allocate(1);
    /** Gradient of what a product gives. */
    private NativeFloats delta = above;

    private int capacity;
    private int reportCapacity;
    private int rows;
    private NativeFloats input = above;

    TrainingEngine(Plan plan) {
        this.affines = plan.affines();
        this.chains = plan.training();
        this.table = plan.parameters();
        this.forward = new ForwardPass(chains, affines);
        this.deltas = new NativeFloats[affines.size()];
        int widestProduct = affines.stream().mapToInt(Affine::out).max().orElseThrow();
        this.widest = Math.max(inputs(), widestProduct);
        this.widestGradient = chains.get(0).isEmpty() ? widestProduct : widest;
    }

    int inputs() {
        return affines.get(0).in();
    }

    int classes() {
        return affines.get(affines.size() - 1).out();
    }

    /** Whether a mini-batch of so many rows can be copied to the heap and back. */
    boolean canTake(long rows) {
        return rows * widest <= NativeFloats.MAX_LENGTH;
    }

    /**
     * Forward, and the loss.
     *
     * @param x shape (rows, inputs), row-major; must stay as it is until the update
     * @param y shape (rows, classes), row-major
     * @return the mean loss with regularization
     */
    double forward(NativeFloats x, NativeFloats y, int rows, int iteration, int epoch, ActivationReport report) {
        reserve(rows);
        this.rows = rows;
        this.input = x;
        for (Parameter parameter : table.parameters()) {
            parameter.rule().begin(iteration, epoch, rows);
        }
        for (SmallParameter parameter : table.small()) {
            parameter.load();
        }
        int numbers = rows * classes();
        y.get(0, labels, numbers);
        forward.run(x, rows, report).get(0, probabilities, numbers);
        softmax.probabilities(probabilities, rows, classes());
        return softmax.loss(probabilities, labels, numbers) / rows + penalty();
    }

    /** What regularization adds to the loss. */
    private double penalty() {
        double penalty = 0;
        for (Parameter parameter : table.parameters()) {
            penalty += parameter.penalty();
        }
        return penalty;
    }

    /** Backward and update in one go, where nobody wants to see gradients. */
    void backwardAndUpdate(int iteration, int epoch) {
        beginBack();
        for (int i = affines.size() - 1; i >= 0; i--) {
            Affine affine = affines.get(i);
            backTo(i, delta);
            if (affine.weights().rule().isFolded()) {
                affine.update(forward.input(i, input), delta, rows);
            } else {
                affine.writeGradient(forward.input(i, input), delta, rows);
            }
        }
        finishBack(delta);
        updateOthers(iteration, epoch);
    }

    /** Backward alone; all gradients are then where DL4J expects them, summed over the mini-batch. */
    void backward() {
        reserveReport();
        beginBack();
        for (int i = affines.size() - 1; i >= 0; i--) {
            backTo(i, deltas[i]);
            affines.get(i).writeGradient(forward.input(i, input), deltas[i], rows);
        }
        finishBack(delta);
        table.small().forEach(SmallParameter::writeGradient);
    }

    /**
     * The update after {@link #backward}, by the very operations of {@link #backwardAndUpdate}: values must not depend on
     * whether somebody watches. The gradients become the updates, as in DL4J.
     */
    void update(int iteration, int epoch) {
        table.parameters().forEach(Parameter::gradientBecomesUpdate);
        for (int i = affines.size() - 1; i >= 0; i--) {
            if (affines.get(i).weights().rule().isFolded()) {
                affines.get(i).update(forward.input(i, input), deltas[i], rows);
            }
        }
        updateOthers(iteration, epoch);
    }

    private void beginBack() {
        int numbers = rows * classes();
        softmax.gradient(probabilities, labels, numbers);
        above.put(0, probabilities, numbers);
    }

    /** Through a product's chain, to the gradient of what it gives, and on to that of what enters it. */
    private void backTo(int product, NativeFloats delta) {
        chains.get(product + 1).back(above, delta, rows);
        // the first product's input is data and needs no gradient, unless something below it learns
        if (product > 0 || !chains.get(0).isEmpty()) {
            affines.get(product).back(delta, rows, above);
        }
    }

    private void finishBack(NativeFloats delta) {
        if (!chains.get(0).isEmpty()) {
            chains.get(0).back(above, delta, rows);
        }
    }

    /** All parameters but those whose update is folded into a product. */
    private void updateOthers(int iteration, int epoch) {
        for (SmallParameter parameter : table.small()) {
            if (parameter.parameter().rule().isFolded()) {
                parameter.update();
            } else {
                parameter.writeGradient();
            }
        }
        for (StatefulUpdate update : table.stateful()) {
            update.apply(iteration, epoch);
        }
    }

    private void reserve(int rows) {
        if (rows > capacity) {
            capacity = rows;
            forward.reserve(rows);
            probabilities = new float[rows * classes()];
            labels = new float[rows * classes()];
            above = NativeFloats.allocate((long) rows * widestGradient);
            delta = NativeFloats.allocate((long) rows * widestGradient);
        }
    }

    private void reserveReport() {
        if (capacity > reportCapacity) {
            reportCapacity = capacity;
            for (int i = 0; i < deltas.length; i++) {
                deltas[i] =
                        NativeFloats.allocate((long) capacity * affines.get(i).out());
            }
        }
    }
}
