package dl4jlessons.lesson.tuning;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * What a search would have chosen, had its validation set been another one: finished trials are compared again and again on
 * images that are drawn anew, and measured on all others.
 *
 * @param all the draws
 */
record ValidationDraws(List<Draw> all) {
    /** Accuracies within so many standard errors of the best count as a tie: nineteen errors of twenty are smaller. */
    private static final double TIE = 2;
    /** Fewer have no order worth a correlation. */
    private static final int MIN_RANKS = 3;

    /**
     * One draw of validation images. Where several trials are equally good on them, values are means over these.
     *
     * @param winner accuracy of the chosen trial on all other held-out images
     * @param regret by how much the best of all trials is better there
     * @param best probability that the best one is chosen
     * @param tied trials within two standard errors of the chosen one, itself included
     * @param correlation rank correlation, among those, of accuracy on the validation images and on all others; NaN where
     *     there are too few of them or all are equal
     */
    record Draw(double winner, double regret, double best, int tied, double correlation) {}

    /** Draws as many validation images as the search had again and again; trials that diverged are left out. */
    static ValidationDraws of(MeasuredStudy study, int times, long seed) {
        return of(study.bestFirst(), study.result().header().validationExamples(), times, seed);
    }

    /**
     * Draws validation images again and again.
     *
     * @param trials all that were trained to the end
     * @param images in a validation set
     * @param times how often
     */
    static ValidationDraws of(List<MeasuredTrial> trials, int images, int times, long seed) {
        RandomDataGenerator random = new RandomDataGenerator(new Well19937c(seed));
        int pool = trials.get(0).images();
        return new ValidationDraws(IntStream.range(0, times)
                .mapToObj(i -> draw(trials, images, set(random.nextPermutation(pool, images))))
                .toList());
    }

    /** Mean over all draws for which there is a value. */
    double mean(ToDoubleFunction<Draw> value) {
        return all.stream()
                .mapToDouble(value)
                .filter(one -> !Double.isNaN(one))
                .average()
                .orElse(Double.NaN);
    }

    private static BitSet set(int[] images) {
        BitSet set = new BitSet();
        Arrays.stream(images).forEach(set::set);
        return set;
    }

    /** @param n how many images there are */
    private static Draw draw(List<MeasuredTrial> trials, int n, BitSet images) {
        int[] hits = trials.stream().mapToInt(trial -> trial.hits(images)).toArray();
        double[] elsewhere = IntStream.range(0, hits.length)
                .mapToDouble(i -> (double) (trials.get(i).hits().cardinality() - hits[i])
                        / (trials.get(i).images() - n))
                .toArray();
        int most = Arrays.stream(hits).max().orElseThrow();
        double truth = Arrays.stream(elsewhere).max().orElseThrow();
        int[] chosen = which(hits, most);
        double winner =
                Arrays.stream(chosen).mapToDouble(i -> elsewhere[i]).average().orElseThrow();
        double best = (double)
                        Arrays.stream(chosen).filter(i -> elsewhere[i] == truth).count()
                / chosen.length;
        double share = (double) most / n;
        int[] tied = which(hits, most - TIE * Math.sqrt(share * (1 - share) / n) * n);
        return new Draw(winner, truth - winner, best, tied.length, correlation(hits, elsewhere, tied));
    }

    private static int[] which(int[] hits, double atLeast) {
        return IntStream.range(0, hits.length).filter(i -> hits[i] >= atLeast).toArray();
    }

    private static double correlation(int[] hits, double[] elsewhere, int[] which) {
        if (which.length < MIN_RANKS) {
            return Double.NaN;
        }
        return new SpearmansCorrelation()
                .correlation(
                        Arrays.stream(which).mapToDouble(i -> hits[i]).toArray(),
                        Arrays.stream(which).mapToDouble(i -> elsewhere[i]).toArray());
    }
}
