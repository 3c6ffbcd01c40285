package dl4jlessons.fused;

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
    /** Gradients of what each product gives, one shared by all as long as nobody wants to see gradients. */
    private final NativeFloats[] deltas;

    private float[] gradient = {};
    private float[] labels = {};
    private NativeFloats below = NativeFloats.allocate(1);
    private NativeFloats sharedDelta = below;
    private int capacity;
    private int reportCapacity;
    private int rows;
    private NativeFloats input = below;

    TrainingEngine(Plan plan) {
        this.affines = plan.affines();
        this.chains = plan.training();
        this.table = plan.parameters();
        this.forward = new ForwardPass(chains, affines);
        this.deltas = new NativeFloats[affines.size()];
    }

    int classes() {
        return affines.get(affines.size() - 1).out();
    }

    int inputs() {
        return affines.get(0).in();
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
        float[] outputs = forward.run(x, 0, rows, report);
        int numbers = rows * classes();
        y.get(0, labels, 0, numbers);
        softmax.probabilities(outputs, rows, classes());
        double loss = softmax.loss(outputs, labels, numbers) / rows;
        for (Parameter parameter : table.parameters()) {
            loss += parameter.penalty();
        }
        softmax.gradient(outputs, labels, numbers, gradient);
        return loss;
    }

    /** Backward and update in one go, where nobody wants to see gradients. */
    void backwardAndUpdate(int iteration, int epoch) {
        for (int i = affines.size() - 1; i >= 0; i--) {
            Affine affine = affines.get(i);
            backThroughChain(i + 1, sharedDelta);
            backThroughProduct(i, sharedDelta);
            NativeFloats x = forward.input(i, input);
            if (affine.weights().rule().isFolded()) {
                affine.update(x, sharedDelta, rows);
            } else {
                affine.writeGradient(x, sharedDelta, rows);
            }
        }
        finishFirstChain();
        updateSmall();
        updateStateful(iteration, epoch);
    }

    /** Backward alone; all gradients are then where DL4J expects them, summed over the mini-batch. */
    void backward() {
        reserveReport();
        for (int i = affines.size() - 1; i >= 0; i--) {
            backThroughChain(i + 1, deltas[i]);
            backThroughProduct(i, deltas[i]);
            affines.get(i).writeGradient(forward.input(i, input), deltas[i], rows);
        }
        finishFirstChain();
        table.small().forEach(SmallParameter::writeGradient);
    }

    /**
     * The update after {@link #backward}, by the very operations of {@link #backwardAndUpdate}: figures must not depend on
     * whether somebody watches. The gradients become the updates, as in DL4J.
     */
    void update(int iteration, int epoch) {
        for (Parameter parameter : table.parameters()) {
            parameter.gradientBecomesUpdate();
        }
        for (int i = affines.size() - 1; i >= 0; i--) {
            if (affines.get(i).weights().rule().isFolded()) {
                affines.get(i).update(forward.input(i, input), deltas[i], rows);
            }
        }
        updateSmall();
        updateStateful(iteration, epoch);
    }

    private void backThroughChain(int chain, NativeFloats delta) {
        chains.get(chain).beginBack();
        chains.get(chain).back(gradient, rows);
        delta.put(0, gradient, 0, rows * chains.get(chain).width());
    }

    /** The first product's input is data and needs no gradient, unless something below it learns. */
    private void backThroughProduct(int product, NativeFloats delta) {
        if (product > 0 || !chains.get(0).isEmpty()) {
            affines.get(product).back(delta, rows, below);
            below.get(0, gradient, 0, rows * affines.get(product).in());
        }
    }

    private void finishFirstChain() {
        if (!chains.get(0).isEmpty()) {
            chains.get(0).beginBack();
            chains.get(0).back(gradient, rows);
        }
    }

    private void updateSmall() {
        for (SmallParameter parameter : table.small()) {
            if (parameter.parameter().rule().isFolded()) {
                parameter.update();
            } else {
                parameter.writeGradient();
            }
        }
    }

    private void updateStateful(int iteration, int epoch) {
        for (StatefulUpdate update : table.stateful()) {
            update.apply(iteration, epoch);
        }
    }

    private void reserve(int rows) {
        if (rows > capacity) {
            capacity = rows;
            forward.reserve(rows);
            int widest = chains.stream().mapToInt(Chain::width).max().orElseThrow();
            gradient = new float[rows * widest];
            labels = new float[rows * classes()];
            below = NativeFloats.allocate((long) rows * widest);
            sharedDelta = NativeFloats.allocate((long) rows * widest);
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
