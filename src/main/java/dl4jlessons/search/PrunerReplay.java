package dl4jlessons.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What complete trials would have been with a pruner, found without training anything. Exact, because the decisions of a
 * synchronous pruner need only values that the complete curves hold.
 */
final class PrunerReplay {
    private PrunerReplay() {}

    /**
     * The trials as the pruner would have left them, by number.
     *
     * @param epochs of a complete trial
     * @throws IllegalArgumentException if the pruner's decisions depend on the order in which rungs end
     */
    static List<Trial> of(List<Trial> complete, Pruner pruner, int epochs) {
        if (pruner.earlySurvivors(complete.size()) > 0) {
            throw new IllegalArgumentException("curves do not tell the order in which rungs would have ended");
        }
        List<Trial> outcome = new ArrayList<>();
        List<Trial> cohort = complete;
        for (int rung : pruner.rungs(epochs)) {
            List<Trial> trained = cohort.stream().map(trial -> trial.upTo(rung)).toList();
            List<Integer> promoted = rung < epochs ? promoted(trained, rung, pruner) : List.of();
            cohort = cohort.stream()
                    .filter(trial -> promoted.contains(trial.number()))
                    .toList();
            trained.stream()
                    .filter(trial -> !promoted.contains(trial.number()))
                    .map(trial -> trial.state() == TrialState.PAUSED ? trial.in(TrialState.PRUNED) : trial)
                    .forEach(outcome::add);
        }
        outcome.sort(Comparator.comparingInt(Trial::number));
        return outcome;
    }

    private static List<Integer> promoted(List<Trial> cohort, int epochs, Pruner pruner) {
        Rung rung = new Rung(epochs);
        cohort.forEach(rung::enter);
        return rung.rest(pruner.survivors(rung.entered())).promoted();
    }
}
