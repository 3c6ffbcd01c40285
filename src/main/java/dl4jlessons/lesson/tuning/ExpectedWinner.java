package dl4jlessons.lesson.tuning;

import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.function.ToDoubleFunction;

/**
 * How good the winner of a smaller search would be on the average, had only some of the trials been run: exact, from the
 * probability that a trial is there while all that rank above it are not. The winner is the trial with the highest
 * validation accuracy; how good it is, is measured on held-out images.
 */
final class ExpectedWinner {
    private ExpectedWinner() {}

    /** Of a search that ran so many of the study's trials, all selections being equally likely. */
    static double ofSome(MeasuredStudy study, int trials) {
        int left = study.result().trials().size();
        double noneBetter = 1;
        double expected = 0;
        for (MeasuredTrial trial : study.bestFirst()) {
            double here = Math.min(1, (double) trials / left);
            expected += noneBetter * here * trial.unseenAccuracy();
            noneBetter *= 1 - here;
            left--;
        }
        return expected;
    }

    /**
     * Of a search that drew so many trials independently from another distribution than the study did. A search in which
     * all diverge counts as accuracy 0.
     *
     * @param weight how many times as likely a trial is in the other distribution, up to a constant factor
     */
    static double ofDraws(MeasuredStudy study, int draws, ToDoubleFunction<Trial> weight) {
        double total = study.result().trials().stream()
                .filter(trial -> trial.state() != TrialState.FAILED)
                .mapToDouble(weight)
                .sum();
        double notBetter = 1;
        double expected = 0;
        for (MeasuredTrial trial : study.bestFirst()) {
            double worse = Math.max(0, notBetter - weight.applyAsDouble(trial.trial()) / total);
            expected += (Math.pow(notBetter, draws) - Math.pow(worse, draws)) * trial.unseenAccuracy();
            notBetter = worse;
        }
        return expected;
    }
}
