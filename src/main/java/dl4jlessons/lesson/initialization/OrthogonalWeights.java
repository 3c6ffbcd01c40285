package dl4jlessons.lesson.initialization;

import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Weights from DL4J's {@link OrthogonalDistribution}, drawn in Java: of a layer's weights, the columns are orthogonal and of
 * one length, or the rows if there are fewer of them. DL4J's {@code WeightInitDistribution} asks ND4J's operation
 * {@code qr} for them. In 1.0.0-M2.1 that gives a matrix which is not orthogonal at 40 columns, and does not return, or
 * ends the process, at 45 and more.
 */
public final class OrthogonalWeights implements IWeightInit {
    private static final long serialVersionUID = 1;

    private final OrthogonalDistribution distribution;

    /** @param distribution whose gain is the length of the columns or rows */
    public OrthogonalWeights(@JsonProperty("distribution") OrthogonalDistribution distribution) {
        this.distribution = distribution;
    }

    /** For JSON. */
    public OrthogonalDistribution getDistribution() {
        return distribution;
    }

    @Override
    public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray paramView) {
        boolean tall = shape[0] >= shape[1];
        int vectors = (int) Math.min(shape[0], shape[1]);
        int length = (int) Math.max(shape[0], shape[1]);
        double[][] orthonormal =
                orthonormal(Nd4j.randn(DataType.DOUBLE, vectors, length).toDoubleMatrix());
        INDArray rows = Nd4j.createFromArray(orthonormal).muli(distribution.getGain());
        INDArray weights = paramView.reshape(order, shape);
        weights.assign((tall ? rows.transpose() : rows).castTo(weights.dataType()));
        return weights;
    }

    /**
     * Gram and Schmidt's, in place: each row loses its parts along those before it, and is brought to length 1. It is done
     * twice, as rounding leaves something of these parts. Normally distributed rows point in all directions alike, and so
     * does what is left.
     */
    private static double[][] orthonormal(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    add(-dot(rows[i], rows[j]), rows[j], rows[i]);
                }
            }
            double length = Math.sqrt(dot(rows[i], rows[i]));
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] /= length;
            }
        }
        return rows;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }

    private static void add(double factor, double[] row, double[] to) {
        for (int k = 0; k < to.length; k++) {
            to[k] += factor * row[k];
        }
    }
}
