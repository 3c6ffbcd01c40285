package dl4jlessons.lesson.tuning;

import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A finished search, with more known about its trials than the search itself may know.
 *
 * @param result what the search knows
 * @param bestFirst the trials that were trained to the end, in the order of the leaderboard
 */
record MeasuredStudy(StudyResult result, List<MeasuredTrial> bestFirst) {
    /**
     * What a search cost, and what it found.
     *
     * @param epochs that its trials were trained together; not whole where it is an average
     * @param accuracy of its winner on held-out images; 0 if all diverged
     */
    record Outcome(double epochs, double accuracy) {
        static Outcome mean(List<Outcome> outcomes) {
            return new Outcome(
                    outcomes.stream().mapToDouble(Outcome::epochs).average().orElseThrow(),
                    outcomes.stream().mapToDouble(Outcome::accuracy).average().orElseThrow());
        }
    }

    static MeasuredStudy of(StudyResult result, HeldOutImages unseen) {
        return new MeasuredStudy(
                result,
                result.leaderboard().stream()
                        .map(RankedTrial::trial)
                        .map(trial -> new MeasuredTrial(
                                trial,
                                unseen.hits(trial.number()),
                                unseen.images().size()))
                        .toList());
    }

    /** The trial with the highest validation accuracy. */
    MeasuredTrial winner() {
        return bestFirst.get(0);
    }

    /** All trials in their order; a network that diverged classifies nothing correctly. */
    List<MeasuredTrial> everyTrial() {
        Map<Integer, MeasuredTrial> finished = bestFirst.stream()
                .collect(Collectors.toMap(measured -> measured.trial().number(), Function.identity()));
        return result.trials().stream()
                .map(trial -> finished.getOrDefault(
                        trial.number(), new MeasuredTrial(trial, new BitSet(), winner().images())))
                .toList();
    }

    /** Accuracy of a trial's finished network on held-out images; 0 if it has none because it diverged. */
    double unseenAccuracy(Trial trial) {
        return bestFirst.stream()
                .filter(measured -> measured.trial().number() == trial.number())
                .mapToDouble(MeasuredTrial::unseenAccuracy)
                .findFirst()
                .orElse(0);
    }

    /** What a search of these trials cost that stopped some of them early, and what it found. */
    Outcome outcome(StudyResult pruned) {
        return new Outcome(
                pruned.epochsSpent(),
                pruned.best().map(best -> unseenAccuracy(best.trial())).orElse(0.0));
    }
}
