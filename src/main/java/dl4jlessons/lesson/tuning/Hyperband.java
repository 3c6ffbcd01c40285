package dl4jlessons.lesson.tuning;

import dl4jlessons.lesson.tuning.MeasuredStudy.Outcome;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Several successive halvings of about the same cost, for those who do not know when the first decision should be made:
 * one with many trials that decides after few epochs, one with fewer that decides later, and so on to a few trials that
 * are all trained to the end (Li et al., "Hyperband: a novel bandit-based approach to hyperparameter optimization", 2018,
 * algorithm 1). Replayed on the trials of a finished random search.
 *
 * @param eta one trial in so many goes on to so many times the epochs
 * @param epochs of a complete trial
 */
record Hyperband(int eta, int epochs) {
    /**
     * One successive halving.
     *
     * @param trials it begins with
     * @param firstRung epochs of each of them
     */
    record Bracket(int trials, int firstRung) {}

    /** The earliest decision first. */
    List<Bracket> brackets() {
        int most = 0;
        for (int rung = eta; rung <= epochs; rung *= eta) {
            most++;
        }
        int last = most;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> bracket(last - i, last))
                .toList();
    }

    /** Trials of all brackets together. */
    int trials() {
        return brackets().stream().mapToInt(Bracket::trials).sum();
    }

    /**
     * What the brackets cost together, and the best of their winners.
     *
     * @param drawn trials in random order, at least as many as all brackets take
     */
    Outcome replay(MeasuredStudy study, List<Trial> drawn) {
        double spent = 0;
        Optional<Trial> best = Optional.empty();
        int from = 0;
        for (Bracket bracket : brackets()) {
            List<Trial> trials = drawn.subList(from, from + bracket.trials());
            from += bracket.trials();
            StudyResult all = new StudyResult(study.result().header(), trials, Optional.empty());
            StudyResult pruned = bracket.firstRung() == epochs
                    ? all
                    : all.prunedBy(Pruner.successiveHalving(eta, bracket.firstRung()));
            spent += pruned.epochsSpent();
            Optional<Trial> winner = pruned.best().map(rank -> rank.trial());
            if (winner.isPresent() && (best.isEmpty() || isBetter(winner.get(), best.get()))) {
                best = winner;
            }
        }
        return new Outcome(spent, best.map(study::unseenAccuracy).orElse(0.0));
    }

    private static boolean isBetter(Trial one, Trial other) {
        return one.validationAccuracy() > other.validationAccuracy();
    }

    /** @param decisions how many are made in it */
    private Bracket bracket(int decisions, int most) {
        int power = 1;
        for (int i = 0; i < decisions; i++) {
            power *= eta;
        }
        return new Bracket((int) Math.ceil((most + 1.0) / (decisions + 1) * power), Math.max(1, epochs / power));
    }
}
