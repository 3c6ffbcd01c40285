package dl4jlessons.lesson.tuning;

import dl4jlessons.lesson.tuning.MeasuredStudy.Outcome;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The full search of each seed, and what cheaper searches would have made of its trials. Accuracies of searches are those
 * of their winners on held-out images.
 *
 * @param full every trial trained to the end
 * @param repetitions how often a smaller search is drawn from a full one
 */
record HalvingSearchReadings(List<Long> seeds, Map<Long, MeasuredStudy> full, int repetitions) {
    /** The trials that a search should not lose. */
    static final int BEST = 10;
    /** So many after them are good as well. */
    static final int NEXT = 10;

    int trials() {
        return full.get(seeds.get(0)).result().trials().size();
    }

    int epochs() {
        return full.get(seeds.get(0)).result().header().epochs();
    }

    Outcome fullSearch(long seed) {
        return full.get(seed).outcome(full.get(seed).result());
    }

    StudyResult pruned(Pruner pruner, long seed) {
        return full.get(seed).result().prunedBy(pruner);
    }

    /** Successive halving of all trials. */
    Outcome halving(Pruner pruner, long seed) {
        return full.get(seed).outcome(pruned(pruner, seed));
    }

    /** Successive halving of some of the trials, on the average. */
    Outcome halving(Pruner pruner, int trials, long seed) {
        MeasuredStudy study = full.get(seed);
        return average(seed, drawn -> {
            StudyResult some = new StudyResult(study.result().header(), drawn.subList(0, trials), Optional.empty());
            return study.outcome(some.prunedBy(pruner));
        });
    }

    /** Coarse-to-fine of about the cost of successive halving. */
    CoarseToFine affordableRounds() {
        return new CoarseToFine(trials() / 3, trials() / 9);
    }

    /** Coarse-to-fine, on the average. */
    Outcome coarseToFine(CoarseToFine rounds, long seed) {
        return average(seed, drawn -> rounds.replay(full.get(seed), drawn));
    }

    /** A full search of as many trials as so many epochs allow, on the average. */
    double fullSearchOf(double epochs, long seed) {
        int trials = Math.max(1, (int) Math.round(epochs / epochs()));
        return ExpectedWinner.ofSome(full.get(seed), trials);
    }

    /** Hyperband, on the average; its brackets need as many trials as they say. */
    Outcome hyperband(Hyperband brackets, long seed) {
        return average(seed, drawn -> brackets.replay(full.get(seed), drawn));
    }

    /** Trials of a subset: half of all, so that its draws differ. */
    int subset() {
        return trials() / 2;
    }

    /** Of subsets, on the average. */
    LongToDoubleFunction shareOfEpochs(Pruner pruner) {
        return seed -> halving(pruner, subset(), seed).epochs() / (subset() * (double) epochs());
    }

    /** By how much the winner of a full search is better, of subsets, on the average. */
    LongToDoubleFunction fullMinus(Pruner pruner) {
        return seed -> ExpectedWinner.ofSome(full.get(seed), subset())
                - halving(pruner, subset(), seed).accuracy();
    }

    /** By how much successive halving of a subset finds a better winner than a full search of as many epochs. */
    LongToDoubleFunction minusFullOfEqualCost(Pruner pruner) {
        return seed -> minusFullOfEqualCost(halving(pruner, subset(), seed), seed);
    }

    /** The same for coarse-to-fine. */
    LongToDoubleFunction minusFullOfEqualCost(CoarseToFine rounds) {
        return seed -> minusFullOfEqualCost(coarseToFine(rounds, seed), seed);
    }

    private double minusFullOfEqualCost(Outcome search, long seed) {
        return search.accuracy() - fullSearchOf(search.epochs(), seed);
    }

    /**
     * How well early validation accuracy tells the best trials from others: the area under the receiver operating
     * characteristic, which is the probability that one of the best was ahead of one of the others; equal ones count half.
     *
     * @param epochs after which the accuracies are compared; of a trial that has diverged by then, accuracy 0
     * @param among so many of the best, by accuracy on held-out images at the end, the {@link #BEST} of them are told from
     *     the others; at most half of them are the best
     */
    LongToDoubleFunction areaUnderCurve(int epochs, int among) {
        return seed -> {
            List<Trial> ordered = Stream.concat(
                            trulyBest(seed, Integer.MAX_VALUE).stream().map(MeasuredTrial::trial),
                            full.get(seed).result().trials().stream()
                                    .filter(trial -> trial.state() != TrialState.COMPLETE))
                    .limit(among)
                    .toList();
            double[] good = early(ordered.subList(0, Math.min(BEST, ordered.size() / 2)), epochs);
            double[] others = early(ordered.subList(good.length, ordered.size()), epochs);
            return ahead(good, others);
        };
    }

    private static double ahead(double[] good, double[] others) {
        double wins = 0;
        for (double one : good) {
            for (double other : others) {
                wins += (Math.signum(one - other) + 1) / 2;
            }
        }
        return wins / (good.length * (double) others.length);
    }

    private static double[] early(List<Trial> trials, int epochs) {
        return trials.stream()
                .mapToDouble(trial -> trial.epochs() < epochs
                        ? 0
                        : trial.curve().get(epochs - 1).validationAccuracy())
                .toArray();
    }

    private List<MeasuredTrial> trulyBest(long seed, int count) {
        return full.get(seed).bestFirst().stream()
                .sorted(Comparator.comparingDouble(MeasuredTrial::unseenAccuracy)
                        .reversed())
                .limit(count)
                .toList();
    }

    private Outcome average(long seed, Function<List<Trial>, Outcome> search) {
        List<Trial> trials = new ArrayList<>(full.get(seed).result().trials());
        Random random = new Random(Seeds.derive(seed, 1));
        return Outcome.mean(IntStream.range(0, repetitions)
                .mapToObj(i -> {
                    Collections.shuffle(trials, random);
                    return search.apply(trials);
                })
                .toList());
    }
}
