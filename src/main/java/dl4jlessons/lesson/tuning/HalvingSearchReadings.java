package dl4jlessons.lesson.tuning;

import dl4jlessons.lesson.tuning.MeasuredStudy.Outcome;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * The full search of each seed, and what cheaper searches would have made of its trials. Accuracies of searches are those
 * of their winners on unseen images.
 *
 * @param full every trial trained to the end
 * @param repetitions how often a smaller search is drawn from a full one
 */
record HalvingSearchReadings(List<Long> seeds, Map<Long, MeasuredStudy> full, int repetitions) {
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

    LongToDoubleFunction shareOfEpochs(Pruner pruner) {
        return seed -> halving(pruner, seed).epochs() / fullSearch(seed).epochs();
    }

    /** By how much the full search's winner is better. */
    LongToDoubleFunction fullMinus(Pruner pruner) {
        return seed -> fullSearch(seed).accuracy() - halving(pruner, seed).accuracy();
    }

    /** By how much successive halving finds a better winner than a full search of as many epochs. */
    LongToDoubleFunction minusFullOfEqualCost(Pruner pruner) {
        return seed -> minusFullOfEqualCost(halving(pruner, seed), seed);
    }

    /** The same for coarse-to-fine. */
    LongToDoubleFunction minusFullOfEqualCost(CoarseToFine rounds) {
        return seed -> minusFullOfEqualCost(coarseToFine(rounds, seed), seed);
    }

    private double minusFullOfEqualCost(Outcome search, long seed) {
        return search.accuracy() - fullSearchOf(search.epochs(), seed);
    }

    /**
     * Share of the best trials that the pruner's first decision keeps.
     *
     * @param count how many of them
     */
    LongToDoubleFunction bestKept(Pruner pruner, int count) {
        int firstRung = pruner.rungs(epochs()).get(0);
        return seed -> {
            Set<Integer> kept = pruned(pruner, seed).trials().stream()
                    .filter(trial -> trial.epochs() > firstRung)
                    .map(Trial::number)
                    .collect(Collectors.toSet());
            return trulyBest(seed, count).stream()
                            .filter(trial -> kept.contains(trial.trial().number()))
                            .count()
                    / (double) Math.min(count, trials());
        };
    }

    /** Rank correlation, among some of the best trials, of validation accuracy after some epochs with accuracy at the end. */
    LongToDoubleFunction earlyAgreement(int epochs, int count) {
        return seed -> {
            List<MeasuredTrial> best = trulyBest(seed, count);
            return new SpearmansCorrelation()
                    .correlation(
                            best.stream()
                                    .mapToDouble(one ->
                                            one.trial().curve().get(epochs - 1).validationAccuracy())
                                    .toArray(),
                            best.stream()
                                    .mapToDouble(MeasuredTrial::unseenAccuracy)
                                    .toArray());
        };
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
