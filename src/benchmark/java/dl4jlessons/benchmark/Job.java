package dl4jlessons.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;

/**
 * Three experiments of the textbook, each a whole process from reading the images to the last accuracy. All programs do
 * the same work; {@code torch_jobs.py} defines it once more for PyTorch. A network whose loss is no longer a finite number
 * is given up, which only the matrix products cannot know: they go on to the end.
 */
enum Job {
    /**
     * 784-100×4-10, mini-batches of {@value #INIT_BATCH} from all training images, loss recorded every iteration.
     * Count: networks, from N(0, 0.01²), N(0, 1/n) and N(0, 2/n). Length: iterations.
     */
    INIT(3, 2000, 3, 20),
    /**
     * 784-100×5-10 with and without batch normalization, the first {@value #BN_IMAGES} images, mini-batches of
     * {@value #BATCH}, accuracy on those images after each epoch. Count: scales of the initial weights, from 1 down to
     * 0.0001. Length: epochs.
     */
    BN(16, 20, 2, 1),
    /**
     * 784-100×6-10, the first {@value #SEARCH_TRAINING} images for training and the next {@value #SEARCH_VALIDATION} for
     * validation, mini-batches of {@value #BATCH}, learning rate 10^U(−6,−2) and weight decay 10^U(−8,−4), accuracy on
     * both sets after each epoch. Count: trials. Length: epochs.
     */
    SEARCH(100, 50, 3, 2);

    static final int INIT_BATCH = 128;
    static final int BATCH = 100;
    static final int BN_IMAGES = 1000;
    static final int SEARCH_TRAINING = 400;
    static final int SEARCH_VALIDATION = 100;

    private static final double MIN_EXPONENT = -4;

    private final int count;
    private final int length;
    private final int quickCount;
    private final int quickLength;

    /**
     * @param count how many networks, scales or trials
     * @param length how many iterations or epochs
     */
    record Size(int count, int length) {}

    Job(int count, int length, int quickCount, int quickLength) {
        this.count = count;
        this.length = length;
        this.quickCount = quickCount;
        this.quickLength = quickLength;
    }

    Size size(boolean quick) {
        return quick ? new Size(quickCount, quickLength) : new Size(count, length);
    }

    /** Initial weights of job <em>init</em>. */
    static List<IWeightInit> weights(int count) {
        List<IWeightInit> all = List.of(
                new WeightInitDistribution(new NormalDistribution(0, 0.01)),
                WeightInit.XAVIER_FAN_IN.getWeightInitFunction(),
                TimedNetwork.he());
        return all.subList(0, count);
    }

    /** Scales of job <em>bn</em>, evenly spaced on a logarithmic axis. */
    static List<Double> scales(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Math.pow(10, MIN_EXPONENT * i / (count - 1)))
                .toList();
    }

    /** What job <em>init</em> shows of its last iterations. */
    static String losses(List<Double> losses) {
        return "losses "
                + losses.stream()
                        .map(loss -> String.format(Locale.ROOT, "%.3f", loss))
                        .collect(Collectors.joining(", "));
    }
}
