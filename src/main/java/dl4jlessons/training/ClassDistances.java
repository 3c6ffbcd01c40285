package dl4jlessons.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** How far apart a layer sets examples of one class, compared with examples of different classes. */
public final class ClassDistances {
    private ClassDistances() {}

    /**
     * Mean Euclidean distance of two examples of the same class, divided by that of two examples of different classes: 1
     * if the representation does not tell classes apart, less if classes are clusters.
     *
     * @param activations one example a row, shape (examples, units)
     * @param classes the class of each example
     */
    public static double withinToBetween(INDArray activations, int[] classes) {
        double[][] distances = distances(activations.castTo(DataType.DOUBLE)).toDoubleMatrix();
        double within = 0;
        double between = 0;
        long pairsWithin = 0;
        long pairsBetween = 0;
        for (int i = 0; i < classes.length; i++) {
            for (int j = 0; j < i; j++) {
                if (classes[i] == classes[j]) {
                    within += distances[i][j];
                    pairsWithin++;
                } else {
                    between += distances[i][j];
                    pairsBetween++;
                }
            }
        }
        return (within / pairsWithin) / (between / pairsBetween);
    }

    /** From |a − b|² = |a|² + |b|² − 2ab, which one matrix product gives for all pairs. */
    private static INDArray distances(INDArray rows) {
        INDArray products = rows.mmul(rows.transpose());
        INDArray squares = rows.mul(rows).sum(true, 1);
        INDArray squaredDistances = products.mul(-2).addColumnVector(squares).addRowVector(squares.transpose());
        // rounding can push the square of a tiny distance below 0
        return Transforms.sqrt(Transforms.relu(squaredDistances));
    }
}
