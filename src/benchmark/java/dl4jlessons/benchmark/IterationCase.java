package dl4jlessons.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network whose single iterations are timed: one of three kinds, with one of its sizes changed at a time.
 *
 * @param kind of network
 * @param width units of a hidden layer
 * @param batch examples in a mini-batch
 * @param depth hidden layers
 */
record IterationCase(Kind kind, int width, int batch, int depth) {
    private static final double WEIGHT_DECAY = 1e-4;

    /** With the sizes that are not changed. */
    enum Kind {
        /** The network of the hyperparameter search: ReLU, L2. */
        HP(100, 6),
        /** The same with batch normalization in each hidden layer. */
        BN(100, 6),
        /** The network of the job <em>init</em>: ReLU, no L2. */
        INIT(Job.INIT_BATCH, 4);

        private static final int WIDTH = 100;

        private final int batch;
        private final int depth;

        Kind(int batch, int depth) {
            this.batch = batch;
            this.depth = depth;
        }

        IterationCase usual() {
            return new IterationCase(this, WIDTH, batch, depth);
        }
    }

    /** Each kind as it usually is. */
    static List<IterationCase> few() {
        return Stream.of(Kind.values()).map(Kind::usual).toList();
    }

    /** Each kind as it usually is, in widths and mini-batches of 300 and 1000, and 2 and 20 layers deep. */
    static List<IterationCase> all() {
        List<IterationCase> cases = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            IterationCase usual = kind.usual();
            cases.add(usual);
            List.of(300, 1000).forEach(width -> cases.add(new IterationCase(kind, width, usual.batch, usual.depth)));
            List.of(300, 1000).forEach(batch -> cases.add(new IterationCase(kind, usual.width, batch, usual.depth)));
            List.of(2, 20).forEach(depth -> cases.add(new IterationCase(kind, usual.width, usual.batch, depth)));
        }
        return cases;
    }

    TimedNetwork network() {
        double weightDecay = kind == Kind.INIT ? 0 : WEIGHT_DECAY;
        return new TimedNetwork(
                depth, width, kind == Kind.BN, TimedNetwork.he(), TimedNetwork.LEARNING_RATE, weightDecay);
    }

    /** For the command of a server, as {@link #parse} reads it. */
    String words() {
        return kind + " " + width + " " + batch + " " + depth;
    }

    static IterationCase parse(List<String> words) {
        return new IterationCase(
                Kind.valueOf(words.get(0)),
                Integer.parseInt(words.get(1)),
                Integer.parseInt(words.get(2)),
                Integer.parseInt(words.get(3)));
    }

    /** The kind and what is unusual. */
    @Override
    public String toString() {
        IterationCase usual = kind.usual();
        return kind
                + (width == usual.width ? "" : ", width " + width)
                + (batch == usual.batch ? "" : ", batch " + batch)
                + (depth == usual.depth ? "" : ", depth " + depth);
    }
}
