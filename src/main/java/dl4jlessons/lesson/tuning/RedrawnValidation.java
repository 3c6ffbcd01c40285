package dl4jlessons.lesson.tuning;

import dl4jlessons.runtime.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * How good the winner of a search is on the average over validation sets: they are drawn again and again from the held-out
 * images, the same ones for each search of a seed, and the winner on them is measured on the other images. What remains
 * between two searches is their trials; which images the trials happened to be compared on has been averaged out.
 *
 * @param images in a validation set
 * @param times how often one is drawn
 */
record RedrawnValidation(int images, int times) {
    /** Derives the seed of the draws from that of the search. */
    private static final int STREAM = 2;

    /** Mean accuracy of the winner of all trials; a trial that diverged never wins. */
    double winner(MeasuredStudy study, long seed) {
        return winnerOfSome(study, study.result().trials().size(), seed);
    }

    /**
     * The same had only so many of the study's trials been run, all selections being equally likely; accuracy 0 if all of
     * them diverged. For each validation set the mean over all selections is exact.
     *
     * @param trials from 1 to those of the study
     */
    double winnerOfSome(MeasuredStudy study, int trials, long seed) {
        List<MeasuredTrial> measured = study.bestFirst();
        if (measured.isEmpty()) {
            return 0;
        }
        RandomDataGenerator random = new RandomDataGenerator(new Well19937c(Seeds.derive(seed, STREAM)));
        int pool = measured.get(0).images();
        return IntStream.range(0, times)
                .mapToObj(i -> random.nextPermutation(pool, images))
                .mapToDouble(
                        drawn -> ofOne(measured, drawn, study.result().trials().size(), trials))
                .average()
                .orElseThrow();
    }

    /** Trials that are equally good on the drawn images win equally often. */
    private static double ofOne(List<MeasuredTrial> measured, int[] drawn, int all, int trials) {
        int[] hits = measured.stream()
                .mapToInt(trial ->
                        (int) Arrays.stream(drawn).filter(trial.hits()::get).count())
                .toArray();
        List<Integer> order = IntStream.range(0, hits.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> -hits[i]))
                .toList();
        double noneBetter = 1;
        double expected = 0;
        int left = all;
        for (int first = 0; first < order.size(); ) {
            int end = first;
            double noneOfThese = 1;
            double sum = 0;
            while (end < order.size() && hits[order.get(end)] == hits[order.get(first)]) {
                MeasuredTrial trial = measured.get(order.get(end));
                sum += (double) (trial.hits().cardinality() - hits[order.get(end)]) / (trial.images() - drawn.length);
                noneOfThese *= Math.max(0, 1 - (double) trials / left);
                left--;
                end++;
            }
            expected += noneBetter * (1 - noneOfThese) * sum / (end - first);
            noneBetter *= noneOfThese;
            first = end;
        }
        return expected;
    }
}
