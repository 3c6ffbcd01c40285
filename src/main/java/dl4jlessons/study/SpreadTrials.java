package dl4jlessons.study;

import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Few enough trials for a chart in which each is a line: the first ranks, and others spread evenly over the rest. */
final class SpreadTrials {
    private SpreadTrials() {}

    /** Ranked trials, best first, then those that diverged. */
    static List<Trial> of(StudyResult study, int most) {
        List<Trial> all = Stream.concat(
                        study.leaderboard().stream().map(RankedTrial::trial),
                        study.trials().stream().filter(trial -> trial.state() == TrialState.DIVERGED))
                .toList();
        if (all.size() <= most) {
            return all;
        }
        int first = most / 2;
        int rest = most - first;
        return IntStream.range(0, most)
                .map(i -> i < first ? i : first + (int) ((long) (i - first) * (all.size() - first) / rest))
                .mapToObj(all::get)
                .toList();
    }

    /** A sentence on what is left out, with a space before it; empty where nothing is. */
    static String note(StudyResult study, int most) {
        long all = study.leaderboard().size() + study.count(TrialState.DIVERGED);
        return all <= most
                ? ""
                : " Of " + all + " trials it shows " + most + ": the first " + most / 2
                        + " ranks, and others spread evenly over the rest.";
    }
}
