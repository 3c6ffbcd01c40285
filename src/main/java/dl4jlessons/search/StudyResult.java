package dl4jlessons.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of a study, finished or not.
 *
 * @param header what the study is about
 * @param trials by number, with all learning curves
 * @param testUse the one measurement on test data, if it was made
 */
public record StudyResult(StudyHeader header, List<Trial> trials, Optional<TestUse> testUse) {
    /**
     * Trials that can be compared, best first: those trained longest, among them the most accurate, among equals the
     * lowest number. Diverged and failed trials have no rank.
     */
    public List<RankedTrial> leaderboard() {
        List<Trial> ranked =
                trials.stream().filter(Trial::ranked).sorted(Trial.BEST_FIRST).toList();
        return IntStream.range(0, ranked.size())
                .mapToObj(i -> atRank(i + 1, ranked.get(i)))
                .toList();
    }

    /** The first of the leaderboard, found without sorting the rest: a search asks after every rung. */
    public Optional<RankedTrial> best() {
        return trials.stream().filter(Trial::ranked).min(Trial.BEST_FIRST).map(trial -> atRank(1, trial));
    }

    private RankedTrial atRank(int rank, Trial trial) {
        double accuracy = trial.validationAccuracy();
        return new RankedTrial(rank, trial, accuracy, RankedTrial.standardError(accuracy, header.validationExamples()));
    }

    /** The bounds of the space near which the best trial lies: better ones may lie beyond. */
    public List<SearchSpace.Bound> boundsNearBest() {
        return best().map(best -> header.space().nearBounds(best.trial().parameters()))
                .orElse(List.of());
    }

    /** How many trials are in this state. */
    public long count(TrialState state) {
        return trials.stream().filter(trial -> trial.state() == state).count();
    }

    /** Where no trial can be called the best: that it is so, how they ended, and what to do. */
    public String whyNone() {
        String none = trials.size() == 1
                ? "The only trial cannot be called the best: "
                : "None of the " + trials.size() + " trials can be called the best: ";
        String ends = count(TrialState.DIVERGED) + " diverged and " + count(TrialState.FAILED) + " failed; ";
        return none
                + trials.stream()
                        .filter(trial -> trial.state() == TrialState.FAILED)
                        .findFirst()
                        .map(failed -> ends + "trial " + failed.number() + " with: " + failed.message())
                        .orElse(ends + "search smaller learning rates or initial weights in a new study.");
    }

    /** Epochs that all trials took together. */
    public int epochsSpent() {
        return trials.stream().mapToInt(Trial::epochsSpent).sum();
    }

    /**
     * What this study would have been with another pruner, found without training. Exact if all its trials were trained
     * to the end or diverged.
     */
    public StudyResult prunedBy(Pruner pruner) {
        return new StudyResult(header.with(pruner), PrunerReplay.of(trials, pruner, header.epochs()), Optional.empty());
    }
}
