package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;

/** Outputs of a network in inference, in blocks of rows that stay in the processor's cache. */
final class Inference {
    /** Rows of a block: enough for fast matrix products, few enough for the cache. */
    private static final int ROWS = 256;

    private final Plan plan;
    private final ForwardPass forward;
    private final SoftmaxCrossEntropy softmax = new SoftmaxCrossEntropy();

    Inference(Plan plan) {
        this.plan = plan;
        this.forward = new ForwardPass(plan.inference(), plan.affines());
    }

    /**
     * Probabilities of the classes.
     *
     * @param x shape (rows, inputs), row-major
     * @param outputs filled, shape (rows, classes)
     */
    void run(NativeFloats x, int rows, NativeFloats outputs) {
        plan.parameters().small().forEach(SmallParameter::load);
        int inputs = plan.affines().get(0).in();
        int classes = plan.affines().get(plan.affines().size() - 1).out();
        forward.reserve(Math.min(ROWS, rows));
        float[] probabilities = new float[Math.min(ROWS, rows) * classes];
        for (int from = 0; from < rows; from += ROWS) {
            int count = Math.min(ROWS, rows - from);
            NativeFloats block = rows == count ? x : x.slice((long) from * inputs, (long) count * inputs);
            forward.run(block, count, ActivationReport.NONE).get(0, probabilities, count * classes);
            softmax.probabilities(probabilities, count, classes);
            outputs.put(from * classes, probabilities, count * classes);
        }
    }
}
