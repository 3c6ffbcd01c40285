package dl4jlessons.data;

import dl4jlessons.runtime.Rows;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Examples with their classes, kept in memory. Nothing here changes them: selections are copies, unless their
 * documentation says otherwise.
 *
 * @param features one example a row, shape (examples, features), float; pixels lie in [0, 1]; a table's are double until
 *     they are standardized
 * @param labels one-hot, shape (examples, classes), float
 */
public record Examples(INDArray features, INDArray labels) implements Pool {
    public Examples {
        if (features.rank() != 2 || labels.rank() != 2) {
            throw new IllegalArgumentException("features and labels must be matrices with one example a row");
        }
        if (features.size(0) != labels.size(0)) {
            throw new IllegalArgumentException(features.size(0) + " examples but " + labels.size(0) + " labels");
        }
    }

    @Override
    public int size() {
        return (int) features.size(0);
    }

    @Override
    public int width() {
        return (int) features.size(1);
    }

    @Override
    public int classes() {
        return (int) labels.size(1);
    }

    @Override
    public int[] classIndices() {
        return Rows.largest(labels);
    }

    @Override
    public List<Examples> draw(List<int[]> sets) {
        return sets.stream().map(this::rows).toList();
    }

    /** The examples at these rows (at least one), in this order. */
    public Examples rows(int... rows) {
        return new Examples(Nd4j.pullRows(features, 1, rows), Nd4j.pullRows(labels, 1, rows));
    }

    @Override
    public Examples first(int count) {
        return range(0, Math.min(count, size()));
    }

    /** The examples from one row up to, not including, another. */
    public Examples range(int from, int to) {
        return new Examples(range(features, from, to), range(labels, from, to));
    }

    /** As {@link #range}, for many examples: shares their memory, so change nothing in it. */
    public Examples view(int from, int to) {
        return new Examples(viewed(features, from, to), viewed(labels, from, to));
    }

    /** These examples followed by the others, as when a winner is retrained on training and validation data. */
    public Examples and(Examples others) {
        return new Examples(Nd4j.vstack(features, others.features), Nd4j.vstack(labels, others.labels));
    }

    /** In DL4J's own type, for {@code fit}, {@code score} and iterators; shares the arrays, so change nothing in it. */
    public DataSet toDataSet() {
        return new DataSet(features, labels);
    }

    private static INDArray range(INDArray rows, int from, int to) {
        return viewed(rows, from, to).dup('c');
    }

    private static INDArray viewed(INDArray rows, int from, int to) {
        return rows.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
    }
}
