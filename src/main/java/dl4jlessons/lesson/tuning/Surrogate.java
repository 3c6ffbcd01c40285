package dl4jlessons.lesson.tuning;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/**
 * A smooth function through the accuracies of finished trials, which answers for settings that nobody trained: a Gaussian
 * process (Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, sections 2.2 and 5.4.1). Its kernel is
 * a product of Matérn kernels with ν = 5/2, one for each hyperparameter with a length scale of its own; length scales and
 * noise maximize the marginal likelihood, with the signal's variance in closed form.
 *
 * <p>As the kernel is a product, integrals over all but one hyperparameter are products of integrals in one dimension, and
 * the analysis of variance needs no sampling.
 */
final class Surrogate {
    private static final double ROOT_OF_FIVE = Math.sqrt(5);
    /** Of length scales, as shares of a hyperparameter's range, and of the noise's share of the variance: logarithms. */
    private static final double[] LENGTH_BOUNDS = {Math.log(0.05), Math.log(8)};

    private static final double[] NOISE_BOUNDS = {Math.log(1e-4), Math.log(2)};
    private static final double LENGTH_GUESS = Math.log(0.5);
    private static final double NOISE_GUESS = Math.log(0.05);
    private static final double FIRST_STEP = 0.5;
    private static final double LAST_STEP = 0.01;
    private static final int MAX_EVALUATIONS = 1000;
    /** Places in one dimension for integrals: several in the shortest length scale. */
    private static final int MIDPOINTS = 100;

    private final double[][] places;
    private final double[] values;
    private final double mean;
    private final double[] lengths;
    private final double[][] inverse;
    private final double[] weights;

    private Surrogate(double[][] places, double[] values, double mean, double[] logarithms) {
        this.places = places;
        this.values = values;
        this.mean = mean;
        this.lengths = lengths(logarithms);
        RealMatrix inverted = new CholeskyDecomposition(kernel(places, logarithms))
                .getSolver()
                .getInverse();
        this.inverse = inverted.getData();
        this.weights = inverted.operate(
                Arrays.stream(values).map(value -> value - mean).toArray());
    }

    /**
     * Fits the function.
     *
     * @param places of the trials, from 0 to 1 in each dimension
     * @param values one for each place
     */
    static Surrogate of(double[][] places, double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double[] centred = Arrays.stream(values).map(value -> value - mean).toArray();
        int dimensions = places[0].length;
        double[] best = new BOBYQAOptimizer(2 * dimensions + 3, FIRST_STEP, LAST_STEP)
                .optimize(
                        new MaxEval(MAX_EVALUATIONS),
                        GoalType.MINIMIZE,
                        new ObjectiveFunction(logarithms -> misfit(places, centred, logarithms)),
                        new InitialGuess(each(dimensions, LENGTH_GUESS, NOISE_GUESS)),
                        new SimpleBounds(
                                each(dimensions, LENGTH_BOUNDS[0], NOISE_BOUNDS[0]),
                                each(dimensions, LENGTH_BOUNDS[1], NOISE_BOUNDS[1])))
                .getPoint();
        return new Surrogate(places, values, mean, best);
    }

    private static double[] each(int dimensions, double length, double noise) {
        return DoubleStream.concat(DoubleStream.generate(() -> length).limit(dimensions), DoubleStream.of(noise))
                .toArray();
    }

    /** Negative logarithm of the marginal likelihood, up to a constant. */
    private static double misfit(double[][] places, double[] centred, double[] logarithms) {
        RealMatrix factor = new CholeskyDecomposition(kernel(places, logarithms)).getL();
        RealVector whitened = new ArrayRealVector(centred);
        MatrixUtils.solveLowerTriangularSystem(factor, whitened);
        double halfLogDeterminant = IntStream.range(0, centred.length)
                .mapToDouble(i -> Math.log(factor.getEntry(i, i)))
                .sum();
        return centred.length * Math.log(whitened.dotProduct(whitened) / centred.length) / 2 + halfLogDeterminant;
    }

    private static double[] lengths(double[] logarithms) {
        return Arrays.stream(logarithms, 0, logarithms.length - 1)
                .map(Math::exp)
                .toArray();
    }

    /** In units of the signal's variance. */
    private static RealMatrix kernel(double[][] places, double[] logarithms) {
        double[] lengths = lengths(logarithms);
        double[][] kernel = new double[places.length][places.length];
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < i; j++) {
                kernel[i][j] = similarity(places[i], places[j], lengths);
                kernel[j][i] = kernel[i][j];
            }
            kernel[i][i] = 1 + Math.exp(logarithms[logarithms.length - 1]);
        }
        return new Array2DRowRealMatrix(kernel, false);
    }

    private static double similarity(double[] one, double[] other, double[] lengths) {
        double polynomials = 1;
        double distance = 0;
        for (int d = 0; d < one.length; d++) {
            double r = ROOT_OF_FIVE * Math.abs(one[d] - other[d]) / lengths[d];
            polynomials *= 1 + r + r * r / 3;
            distance += r;
        }
        return polynomials * Math.exp(-distance);
    }

    /** The accuracy to be expected at a place. */
    double at(double[] place) {
        double sum = mean;
        for (int i = 0; i < places.length; i++) {
            sum += weights[i] * similarity(place, places[i], lengths);
        }
        return sum;
    }

    /** Share of the variance of the values that it foretells, each from all others. */
    double explained() {
        double missed = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            missed += Math.pow(weights[i] / inverse[i][i], 2);
            all += Math.pow(values[i] - mean, 2);
        }
        return 1 - missed / all;
    }

    /** Share of the function's variance over the space that one dimension explains alone. */
    double mainEffect(int dimension) {
        double[][][] along = along();
        double[] alone = new double[MIDPOINTS];
        for (int i = 0; i < places.length; i++) {
            double others = weights[i];
            for (int d = 0; d < along.length; d++) {
                others *= d == dimension ? 1 : average(along[d][i]);
            }
            for (int m = 0; m < MIDPOINTS; m++) {
                alone[m] += others * along[dimension][i][m];
            }
        }
        return variance(alone) / variance(along, average(alone));
    }

    /** One-dimensional kernels by dimension, trial and midpoint. */
    private double[][][] along() {
        return IntStream.range(0, lengths.length)
                .mapToObj(d -> Arrays.stream(places)
                        .map(place -> IntStream.range(0, MIDPOINTS)
                                .mapToDouble(m -> similarity(
                                        new double[] {(m + 0.5) / MIDPOINTS},
                                        new double[] {place[d]},
                                        new double[] {lengths[d]}))
                                .toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    private double variance(double[][][] along, double average) {
        double squares = 0;
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j <= i; j++) {
                double product = weights[i] * weights[j];
                for (double[][] ofDimension : along) {
                    double[] one = ofDimension[i];
                    double[] other = ofDimension[j];
                    double sum = 0;
                    for (int m = 0; m < MIDPOINTS; m++) {
                        sum += one[m] * other[m];
                    }
                    product *= sum / MIDPOINTS;
                }
                squares += i == j ? product : 2 * product;
            }
        }
        return squares - average * average;
    }

    private static double average(double[] some) {
        return Arrays.stream(some).average().orElseThrow();
    }

    private static double variance(double[] some) {
        double average = average(some);
        return Arrays.stream(some)
                .map(one -> (one - average) * (one - average))
                .average()
                .orElseThrow();
    }
}
