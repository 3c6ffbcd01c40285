package dl4jlessons.search;

import java.util.List;

/**
 * What is decided after a rung: at once when all trials have run it, or little by little. Diverged and failed trials are in
 * neither list.
 *
 * @param promoted numbers of the trials that go on, ascending
 * @param pruned numbers of those that never will, ascending
 */
record Promotion(List<Integer> promoted, List<Integer> pruned) {
    boolean isEmpty() {
        return promoted.isEmpty() && pruned.isEmpty();
    }
}
