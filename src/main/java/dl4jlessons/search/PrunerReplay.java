package dl4jlessons.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What complete trials would have been with a pruner, found without training anything. Exact, because the decisions of a
 * synchronous pruner need only figures that the complete curves hold.
 */
final class PrunerReplay {
    private PrunerReplay() {}

    /**
     * The trials as the pruner would have left them, by number.
     *
     * @param epochs of a complete trial
     */
    static List<Trial> of(List<Trial> complete, Pruner pruner, int epochs) {
        List<Trial> outcome = new ArrayList<>();
        List<Trial> cohort = complete;
        for (int rung : pruner.rungs(epochs)) {
            List<Trial> trained = cohort.stream().map(trial -> trial.upTo(rung)).toList();
            List<Integer> promoted =
                    rung < epochs ? Promotion.of(trained, pruner).promoted() : List.of();
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
}
