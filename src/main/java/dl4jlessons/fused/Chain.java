package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What happens between two matrix products: stages, one after the other, on rows as wide as the layer. Rows are taken in
 * blocks that fit the processor's first cache, and a block passes through all stages before the next one begins; only
 * where a stage has to read the whole mini-batch first do the blocks wait for each other.
 */
final class Chain {
    private final int width;
    private final List<Stage> stages;
    private final List<List<Integer>> layersEnding;
    /** The stages at which a pass over the blocks begins; the last number is where all passes have ended. */
    private final int[] passes;
    /** Between the stages (index 0: before the first one), what the way back or a later pass needs to see again. */
    private final NativeFloats[] kept;

    private final boolean[] isKept;
    private final float[] block;
    private final float[] seen;
    private int capacity;

    /**
     * @param width numbers in a row
     * @param layersEnding before the first stage, after the first stage, …: which DL4J layers' activations are complete
     */
    Chain(int width, List<Stage> stages, List<List<Integer>> layersEnding) {
        this.width = width;
        this.stages = List.copyOf(stages);
        this.layersEnding = List.copyOf(layersEnding);
        this.kept = new NativeFloats[stages.size() + 1];
        this.isKept = new boolean[stages.size() + 1];
        for (int i = 0; i <= stages.size(); i++) {
            isKept[i] = isKept(i);
        }
        this.block = new float[Tile.blockLength(width)];
        this.seen = new float[Tile.blockLength(width)];
        IntStream waiting = IntStream.range(1, stages.size()).filter(this::waits);
        this.passes = Stream.of(IntStream.of(0), waiting, IntStream.of(stages.size()))
                .flatMapToInt(numbers -> numbers)
                .toArray();
    }

    int width() {
        return width;
    }

    boolean isEmpty() {
        return stages.isEmpty();
    }

    /** Whether what enters must stay as it is until the way back is done. */
    boolean keepsInput() {
        return isKept[0];
    }

    private boolean isKept(int position) {
        boolean below = position > 0 && stages.get(position - 1).needs() == Stage.Needs.OUTPUT;
        boolean above = position < stages.size() && stages.get(position).needs() == Stage.Needs.INPUT;
        return below || above || waits(position);
    }

    /** Whether all blocks have to come as far as this before the first one can go on. */
    private boolean waits(int position) {
        return position < stages.size() && stages.get(position).readings() > 0;
    }

    /** Makes room for so many rows. */
    void reserve(int rows) {
        if (rows > capacity) {
            capacity = rows;
            for (int i = 1; i < stages.size(); i++) {
                if (isKept[i]) {
                    kept[i] = NativeFloats.allocate((long) rows * width);
                }
            }
        }
    }

    /**
     * All rows forward.
     *
     * @param input shape (rows, width)
     * @param output filled, of the same shape; must stay as it is until the way back is done
     * @param report is shown the activations of DL4J's layers
     */
    void forward(NativeFloats input, NativeFloats output, int rows, ActivationReport report) {
        kept[stages.size()] = output;
        kept[0] = input;
        int numbers = rows * width;
        for (Stage stage : stages) {
            stage.begin(rows);
        }
        for (int pass = 0; pass < passes.length - 1; pass++) {
            if (waits(passes[pass])) {
                readAll(stages.get(passes[pass]), kept[passes[pass]], numbers);
            }
            for (int at = 0; at < numbers; at += block.length) {
                int count = Math.min(block.length, numbers - at);
                kept[passes[pass]].get(at, block, count);
                if (pass == 0) {
                    show(report, 0, at, count);
                }
                forward(passes[pass], passes[pass + 1], at, count, report);
                if (pass == passes.length - 2) {
                    output.put(at, block, count);
                }
            }
        }
    }

    private void forward(int first, int end, int at, int count, ActivationReport report) {
        for (int i = first; i < end; i++) {
            stages.get(i).forward(block, at, count);
            show(report, i + 1, at, count);
            if (i + 1 < stages.size() && isKept[i + 1]) {
                kept[i + 1].put(at, block, count);
            }
        }
    }

    private void readAll(Stage stage, NativeFloats input, int numbers) {
        for (int reading = 0; reading < stage.readings(); reading++) {
            for (int at = 0; at < numbers; at += block.length) {
                int count = Math.min(block.length, numbers - at);
                input.get(at, block, count);
                stage.read(reading, block, count);
            }
            stage.endReading(reading);
        }
    }

    private void show(ActivationReport report, int position, int at, int count) {
        for (int layer : layersEnding.get(position)) {
            report.take(layer, block, at, count);
        }
    }

    /**
     * All rows back.
     *
     * @param above gradient of the output, shape (rows, width); used up
     * @param below filled with the gradient of the input
     */
    void back(NativeFloats above, NativeFloats below, int rows) {
        int numbers = rows * width;
        for (Stage stage : stages) {
            stage.beginBack();
        }
        for (int pass = passes.length - 2; pass >= 0; pass--) {
            int first = passes[pass];
            boolean waits = waits(first);
            int highest = pass == passes.length - 2 ? stages.size() - 1 : passes[pass + 1];
            for (int at = 0; at < numbers; at += block.length) {
                int count = Math.min(block.length, numbers - at);
                above.get(at, block, count);
                back(highest, waits ? first + 1 : 0, at, count);
                if (waits) {
                    see(first, at, count);
                    stages.get(first).readBack(seen, block, count);
                }
                (waits ? above : below).put(at, block, count);
            }
            if (waits) {
                stages.get(first).endReadingBack();
            }
        }
        if (waits(0)) {
            firstStageBack(above, below, numbers);
        }
        for (Stage stage : stages) {
            stage.endBack();
        }
    }

    /** Where the first stage of all had to read the whole mini-batch, it goes back in a pass of its own. */
    private void firstStageBack(NativeFloats above, NativeFloats below, int numbers) {
        for (int at = 0; at < numbers; at += block.length) {
            int count = Math.min(block.length, numbers - at);
            above.get(at, block, count);
            back(0, 0, at, count);
            below.put(at, block, count);
        }
    }

    private void back(int highest, int lowest, int at, int count) {
        for (int i = highest; i >= lowest; i--) {
            see(i, at, count);
            stages.get(i).back(seen, block, at, count);
        }
    }

    private void see(int stage, int at, int count) {
        switch (stages.get(stage).needs()) {
            case NOTHING -> {}
            case INPUT -> kept[stage].get(at, seen, count);
            case OUTPUT -> kept[stage + 1].get(at, seen, count);
        }
    }
}
