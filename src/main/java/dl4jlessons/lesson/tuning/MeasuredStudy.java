package dl4jlessons.lesson.tuning;

import dl4jlessons.search.Standing;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import java.util.List;

/**
 * A finished search, with more known about its trials than the search itself may know.
 *
 * @param result what the search knows
 * @param bestFirst the trials that were trained to the end, in the order of the leaderboard
 */
record MeasuredStudy(StudyResult result, List<MeasuredTrial> bestFirst) {
    static MeasuredStudy of(StudyResult result, UnseenImages unseen) {
        return new MeasuredStudy(
                result,
                result.leaderboard().stream()
                        .map(Standing::trial)
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

    /** Accuracy of a trial's finished network on unseen images; 0 if it has none because it diverged. */
    double unseenAccuracy(Trial trial) {
        return bestFirst.stream()
                .filter(measured -> measured.trial().number() == trial.number())
                .mapToDouble(MeasuredTrial::unseenAccuracy)
                .findFirst()
                .orElse(0);
    }
}
