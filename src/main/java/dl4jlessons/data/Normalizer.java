package dl4jlessons.data;

import dl4jlessons.runtime.NativeFloats;
import dl4jlessons.runtime.UserException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Standardization: takes the mean of each feature away and divides by its standard deviation. Both are measured on the
 * training examples alone: they are fitted parameters like weights, and validation or test examples that help to fit
 * them are no longer unseen. So the split comes first.
 *
 * <p>All is computed in double, and only the result is float: coordinates or times have a large offset, beside which a
 * float does not see what varies. DL4J's {@code NormalizerStandardize} computes in float and takes a deviation below 1e-5
 * for none, so that small values stay small.
 */
public final class Normalizer {
    /** Rows that are copied at a time. */
    private static final int ROWS = 1000;
    /** Differences of so many last digits are rounding, as between 0.3 and 0.1 + 0.2. */
    private static final int ROUNDING_STEPS = 4;
    /** Standardized values above would leave the range of a float within a few layers. */
    private static final double MAX_STANDARDIZED = 1e30;

    private final List<String> names;
    private final double[] means;
    private final double[] deviations;

    private Normalizer(List<String> names, double[] means, double[] deviations) {
        this.names = names;
        this.means = means;
        this.deviations = deviations;
    }

    /** As the other, for features without names, such as pixels. */
    public static Normalizer fitOn(Examples training) {
        return fitOn(
                training,
                IntStream.rangeClosed(1, training.width())
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /**
     * Measures mean and standard deviation of each feature; a feature that never varies will become 0.
     *
     * @param names of the features, for messages
     * @throws UserException if a feature is too large to be computed with
     */
    public static Normalizer fitOn(Examples training, List<String> names) {
        int features = training.width();
        double[] first = row(training, 0);
        double[] least = first.clone();
        double[] most = first.clone();
        double[] means = new double[features];
        forEachRow(training, row -> {
            for (int i = 0; i < features; i++) {
                least[i] = Math.min(least[i], row[i]);
                most[i] = Math.max(most[i], row[i]);
                // from the first value on: beside a large offset, the sum of all would lose digits
                means[i] += (row[i] - first[i]) / training.size();
            }
        });
        double[] squares = new double[features];
        double[] spans = new double[features];
        for (int i = 0; i < features; i++) {
            means[i] += first[i];
            spans[i] = most[i] - least[i];
            if (!Double.isFinite(spans[i]) || !Double.isFinite(means[i])) {
                throw UserException.failed("Column " + Spelling.shown(names.get(i)) + " has values from " + least[i]
                        + " to " + most[i] + ", too large to be computed with: divide all of them by the same number.");
            }
            double step = Math.ulp(Math.max(Math.abs(least[i]), Math.abs(most[i])));
            spans[i] = spans[i] <= ROUNDING_STEPS * step ? 0 : spans[i];
        }
        forEachRow(training, row -> {
            for (int i = 0; i < features; i++) {
                // in spans: the square of a tiny number would be 0, that of a huge one infinite
                double distance = spans[i] == 0 ? 0 : (row[i] - means[i]) / spans[i];
                squares[i] += distance * distance / training.size();
            }
        });
        double[] deviations = new double[features];
        for (int i = 0; i < features; i++) {
            deviations[i] = Math.sqrt(squares[i]) * spans[i];
        }
        return new Normalizer(List.copyOf(names), means, deviations);
    }

    /**
     * Standardized copies of the examples, in float.
     *
     * @throws UserException if a value is out of all proportion to the training examples
     */
    public Examples apply(Examples examples) {
        INDArray standardized = Nd4j.createUninitialized(DataType.FLOAT, examples.size(), means.length);
        FloatIndexer values = (FloatIndexer) standardized.data().indexer();
        long[] place = {0};
        forEachRow(examples, row -> {
            for (int i = 0; i < means.length; i++) {
                values.put(place[0], standardized(row[i], i));
                place[0]++;
            }
        });
        return new Examples(standardized, examples.labels());
    }

    /** Standardized copies of both sets. */
    public TrainValidationData apply(TrainValidationData data) {
        return new TrainValidationData(apply(data.training()), apply(data.validation()));
    }

    /** Standardized copies of the test examples. */
    public TestData apply(TestData data) {
        return new TestData(apply(data.examples()));
    }

    /** Where training examples never vary, no weight has learnt what another value means. */
    private float standardized(double value, int feature) {
        if (deviations[feature] == 0) {
            return 0;
        }
        double standardized = (value - means[feature]) / deviations[feature];
        // NaN is not smaller either
        if (!(Math.abs(standardized) < MAX_STANDARDIZED)) {
            throw UserException.failed("Column " + Spelling.shown(names.get(feature)) + " has the value " + value
                    + ", but lies around " + means[feature] + " in the training examples, give or take "
                    + deviations[feature] + ": correct the value, or remove its row.");
        }
        return (float) standardized;
    }

    private static double[] row(Examples examples, int row) {
        return examples.range(row, row + 1).features().data().asDouble();
    }

    private static void forEachRow(Examples examples, Consumer<double[]> visitor) {
        if (examples.features().dataType() == DataType.FLOAT) {
            forEachRowOfFloats(examples, visitor);
            return;
        }
        int width = examples.width();
        double[] row = new double[width];
        for (int from = 0; from < examples.size(); from += ROWS) {
            int to = Math.min(from + ROWS, examples.size());
            double[] rows = examples.range(from, to).features().data().asDouble();
            for (int i = 0; i < to - from; i++) {
                System.arraycopy(rows, i * width, row, 0, width);
                visitor.accept(row);
            }
        }
    }

    /** Where they lie: copies of ten thousand images would pile up outside of Java's heap. */
    private static void forEachRowOfFloats(Examples examples, Consumer<double[]> visitor) {
        NativeFloats features = NativeFloats.rowsOf(examples.features());
        float[] floats = new float[examples.width()];
        double[] row = new double[floats.length];
        for (int i = 0; i < examples.size(); i++) {
            features.get(i * floats.length, floats, floats.length);
            for (int j = 0; j < row.length; j++) {
                row[j] = floats[j];
            }
            visitor.accept(row);
        }
    }
}
