package dl4jlessons.fused;

/** Softmax and cross-entropy against one-hot or soft labels. */
final class SoftmaxCrossEntropy {
    /** DL4J's default: no probability counts as less. */
    static final double MIN_PROBABILITY = 1e-10;

    private final Exponentials exponentials = new Exponentials();

    /** Logits become probabilities, in place; row-major. */
    void probabilities(float[] logits, int rows, int classes) {
        for (int row = 0; row < rows * classes; row += classes) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int j = row; j < row + classes; j++) {
                largest = Math.max(largest, logits[j]);
            }
            for (int j = row; j < row + classes; j++) {
                logits[j] -= largest;
            }
        }
        exponentials.exp(logits, rows * classes);
        for (int row = 0; row < rows * classes; row += classes) {
            float sum = 0;
            for (int j = row; j < row + classes; j++) {
                sum += logits[j];
            }
            for (int j = row; j < row + classes; j++) {
                logits[j] /= sum;
            }
        }
    }

    /** Loss of all rows together. */
    double loss(float[] probabilities, float[] labels, int count) {
        double loss = 0;
        for (int i = 0; i < count; i++) {
            float probability = probabilities[i];
            // what is not a number must not go unnoticed, whatever its label
            if (labels[i] != 0 || Float.isNaN(probability)) {
                loss -= labels[i] * Math.log(Math.max(MIN_PROBABILITY, probability));
            }
        }
        return loss;
    }

    /** Probabilities become the gradient of the summed loss with respect to the logits: probability minus label. */
    void gradient(float[] probabilities, float[] labels, int count) {
        for (int i = 0; i < count; i++) {
            probabilities[i] -= labels[i];
        }
    }
}
