package dl4jlessons.lesson.tuning;

import dl4jlessons.runtime.Seeds;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.training.Summary;
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
 * The full search of each seed, and what cheaper searches would have made of its trials.
 *
 * @param full every trial trained to the end
 * @param repetitions how often a smaller search is drawn from a full one
 */
record Strategies(List<Long> seeds, Map<Long, MeasuredStudy> full, int repetitions) {
    /** The trials that a search should not lose. */
    static final int BEST = 10;
    /** Ranks among which the order is examined. */
    static final int TOP = 20;

    int trials() {
        return full.get(seeds.get(0)).result().trials().size();
    }

    int epochs() {
        return full.get(seeds.get(0)).result().header().epochs();
    }

    /** Epochs that the full search took. */
    double fullCost(long seed) {
        return full.get(seed).result().epochsSpent();
    }

    StudyResult pruned(Pruner pruner, long seed) {
        return full.get(seed).result().prunedBy(pruner);
    }

    /** Successive halving of all trials. */
    Replay halving(Pruner pruner, long seed) {
        return replay(full.get(seed), pruned(pruner, seed));
    }

    /** Successive halving of some of the trials, on the average. */
    Replay halving(Pruner pruner, int trials, long seed) {
        MeasuredStudy study = full.get(seed);
        return average(seed, drawn -> {
            StudyResult some = new StudyResult(study.result().header(), drawn.subList(0, trials), Optional.empty());
            return replay(study, some.prunedBy(pruner));
        });
    }

    /** Coarse-to-fine of about the cost of successive halving. */
    CoarseToFine affordableRounds() {
        return new CoarseToFine(trials() / 3, trials() / 9);
    }

    /** Coarse-to-fine, on the average. */
    Replay coarseToFine(CoarseToFine rounds, long seed) {
        return average(seed, drawn -> rounds.replay(full.get(seed), drawn));
    }

    /** A full search of as many trials as so many epochs allow, on the average. */
    double fullSearchOf(double epochs, long seed) {
        int trials = Math.max(1, (int) Math.round(epochs / epochs()));
        return ExpectedWinner.ofSome(full.get(seed), trials);
    }

    /** Share of the best trials that the pruner's first decision keeps. */
    double bestKept(Pruner pruner, long seed) {
        int firstRung = pruner.rungs(epochs()).get(0);
        Set<Integer> kept = pruned(pruner, seed).trials().stream()
                .filter(trial -> trial.epochs() > firstRung)
                .map(Trial::number)
                .collect(Collectors.toSet());
        return trulyBest(seed, BEST).stream()
                        .filter(trial -> kept.contains(trial.trial().number()))
                        .count()
                / (double) Math.min(BEST, trials());
    }

    /** Rank correlation, among the best trials, of validation accuracy after some epochs with accuracy at the end. */
    double earlyAgreement(int epochs, long seed) {
        List<MeasuredTrial> best = trulyBest(seed, TOP);
        return new SpearmansCorrelation()
                .correlation(
                        best.stream()
                                .mapToDouble(one ->
                                        one.trial().curve().get(epochs - 1).validationAccuracy())
                                .toArray(),
                        best.stream().mapToDouble(MeasuredTrial::unseenAccuracy).toArray());
    }

    Summary overSeeds(LongToDoubleFunction figure) {
        return Summary.over(seeds, figure);
    }

    private List<MeasuredTrial> trulyBest(long seed, int count) {
        return full.get(seed).bestFirst().stream()
                .sorted(Comparator.comparingDouble(MeasuredTrial::unseenAccuracy)
                        .reversed())
                .limit(count)
                .toList();
    }

    private Replay average(long seed, Function<List<Trial>, Replay> search) {
        List<Trial> trials = new ArrayList<>(full.get(seed).result().trials());
        Random random = new Random(Seeds.derive(seed, 1));
        return Replay.mean(IntStream.range(0, repetitions)
                .mapToObj(i -> {
                    Collections.shuffle(trials, random);
                    return search.apply(trials);
                })
                .toList());
    }

    private static Replay replay(MeasuredStudy full, StudyResult pruned) {
        double found =
                pruned.best().map(best -> full.unseenAccuracy(best.trial())).orElse(0.0);
        return new Replay(pruned.epochsSpent(), found);
    }
}
