package dl4jlessons.fused;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What happens between two matrix products: stages, one after the other, on rows as wide as the layer. Rows are taken in
 * blocks that fit the processor's first cache, and a block passes through all stages before the next one begins; only
 * where a stage needs the whole mini-batch do the blocks wait for each other.
 */
final class Chain {
    /** Numbers in a block: 32 KB. */
    private static final int BLOCK = 8192;

    private final int width;
    private final int blockLength;
    private final List<Stage> stages;
    private final List<List<Integer>> layersEnding;
    /** Stages at which a pass over the rows begins; the last one is where all passes have ended. */
    private final int[] passes;
    /** Input of the first stage, output of the first stage, …; neighbours may be the same array. */
    private final float[][] arrays;

    private int capacity;

    /**
     * @param width numbers in a row
     * @param layersEnding before the first stage, after the first stage, …: which DL4J layers' activations are complete
     */
    Chain(int width, List<Stage> stages, List<List<Integer>> layersEnding) {
        this.width = width;
        this.blockLength = width * Math.max(1, BLOCK / width);
        this.stages = List.copyOf(stages);
        this.layersEnding = List.copyOf(layersEnding);
        this.arrays = new float[stages.size() + 1][];
        IntStream wholeBatch =
                IntStream.range(0, stages.size()).filter(i -> stages.get(i).isWholeBatch());
        this.passes = IntStream.concat(IntStream.concat(IntStream.of(0), wholeBatch), IntStream.of(stages.size()))
                .toArray();
    }

    int width() {
        return width;
    }

    boolean isEmpty() {
        return stages.isEmpty();
    }

    /** Output of the last stage, row-major. */
    float[] output() {
        return arrays[stages.size()];
    }

    /** Makes room for so many rows. */
    void reserve(int rows) {
        if (rows <= capacity) {
            return;
        }
        capacity = rows;
        arrays[0] = new float[rows * width];
        for (int i = 0; i < stages.size(); i++) {
            boolean inputIsNeeded =
                    stages.get(i).needsInput() || (i > 0 && stages.get(i - 1).needsOutput());
            arrays[i + 1] = inputIsNeeded ? new float[rows * width] : arrays[i];
        }
    }

    /** Before the first row of an iteration goes forward. */
    void begin(int rows) {
        for (Stage stage : stages) {
            stage.begin(rows);
        }
    }

    /**
     * All rows forward, from a matrix product's result; the output stays in the Java heap.
     *
     * @param from index of the first number in the source
     */
    void forward(NativeFloats source, int from, int rows, ActivationReport report) {
        int numbers = rows * width;
        for (int pass = 0; pass < passes.length - 1; pass++) {
            int first = passes[pass];
            if (pass > 0) {
                stages.get(first).gather(arrays[first], numbers);
            }
            for (int at = 0; at < numbers; at += blockLength) {
                int count = Math.min(blockLength, numbers - at);
                if (pass == 0) {
                    source.get(from + at, arrays[0], at, count);
                    show(report, 0, at, count);
                }
                for (int i = first; i < passes[pass + 1]; i++) {
                    stages.get(i).forward(arrays[i], arrays[i + 1], at, count);
                    show(report, i + 1, at, count);
                }
            }
        }
    }

    private void show(ActivationReport report, int afterStages, int at, int count) {
        for (int layer : layersEnding.get(afterStages)) {
            report.take(layer, arrays[afterStages], at, count);
        }
    }

    /** Before the first row of an iteration comes back. */
    void beginBack() {
        for (Stage stage : stages) {
            stage.beginBack();
        }
    }

    /**
     * All rows back: the gradient of the output becomes that of the input, in place.
     *
     * @param gradient shape (rows, width)
     */
    void back(float[] gradient, int rows) {
        int numbers = rows * width;
        for (int pass = passes.length - 2; pass >= 0; pass--) {
            boolean begunAbove = pass < passes.length - 2;
            int lowest = pass > 0 ? passes[pass] + 1 : 0;
            for (int at = 0; at < numbers; at += blockLength) {
                int count = Math.min(blockLength, numbers - at);
                for (int i = passes[pass + 1] - (begunAbove ? 0 : 1); i >= lowest; i--) {
                    stages.get(i).back(arrays[i], arrays[i + 1], gradient, at, count);
                }
            }
            if (pass > 0) {
                stages.get(passes[pass]).gatherBack(arrays[passes[pass]], gradient, numbers);
            }
        }
        for (Stage stage : stages) {
            stage.endBack();
        }
    }
}
