package dl4jlessons.dashboard;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.ui.model.stats.api.Histogram;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What DL4J reports of one tensor, computed in plain loops: DL4J's six operations a tensor take five to seven times as long. Sums are
 * taken in double precision, so that squares of gradients below 1e-19 do not vanish, as they do in DL4J's operations.
 *
 * @param mean of all elements
 * @param stdev with n − 1 in the denominator; 0 for a single element
 * @param meanMagnitude mean of the absolute values
 * @param histogram of bins of equal width between the smallest and the largest element; elements that are not numbers
 *     count in the first bin, as does everything where the width is 0 or infinite
 */
record TensorStatistics(double mean, double stdev, double meanMagnitude, Histogram histogram) {
    /** As many as DL4J's listener uses. */
    private static final int BINS = 20;

    /**
     * Measures a tensor.
     *
     * @param tensor not empty, of any shape, order and type
     */
    static TensorStatistics of(INDArray tensor, Space space) {
        int count = (int) tensor.length();
        double[] values = space.of(count);
        copy(tensor, values);
        return of(values, count, tensor.dataType());
    }

    private static TensorStatistics of(double[] values, int count, DataType type) {
        double sum = 0;
        double magnitudes = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            sum += value;
            magnitudes += Math.abs(value);
            // unlike Math.min, passes over what is not a number
            if (value < min) {
                min = value;
            }
            if (value > max) {
                max = value;
            }
        }
        double mean = sum / count;
        double squares = 0;
        int[] bins = new int[BINS];
        double perBin = binsPerUnit(min, max, type);
        for (int i = 0; i < count; i++) {
            double value = values[i];
            double deviation = value - mean;
            squares += deviation * deviation;
            bins[Math.min((int) ((value - min) * perBin), BINS - 1)]++;
        }
        double stdev = Math.sqrt(squares / Math.max(1, count - 1));
        return new TensorStatistics(mean, stdev, magnitudes / count, new Histogram(min, max, BINS, bins));
    }

    /**
     * The reciprocal of a bin's width, which DL4J rounds to the tensor's own type; 0 puts everything into the first bin.
     * It is rounded up: so multiplying, which is faster, puts an element on an edge into the same bin as dividing.
     */
    private static double binsPerUnit(double min, double max, DataType type) {
        double exact = (max - min) / BINS;
        double width = type == DataType.FLOAT ? (float) exact : exact;
        return width > 0 && width < Double.POSITIVE_INFINITY ? Math.nextUp(1 / width) : 0;
    }

    private static void copy(INDArray tensor, double[] to) {
        boolean readable = tensor.dataType() == DataType.FLOAT || tensor.dataType() == DataType.DOUBLE;
        INDArray typed = readable ? tensor : tensor.castTo(DataType.DOUBLE);
        INDArray dense = typed.elementWiseStride() == 1 ? typed : typed.dup();
        try {
            copyDense(dense, (int) dense.length(), to);
        } finally {
            // a pointer does not hold on to the memory
            Reference.reachabilityFence(dense);
        }
    }

    private static void copyDense(INDArray tensor, int count, double[] to) {
        Pointer address = tensor.data().addressPointer();
        if (tensor.dataType() == DataType.FLOAT) {
            FloatBuffer elements = new FloatPointer(address).capacity(count).asBuffer();
            for (int i = 0; i < count; i++) {
                to[i] = elements.get(i);
            }
        } else {
            new DoublePointer(address).capacity(count).asBuffer().get(0, to, 0, count);
        }
    }
}
