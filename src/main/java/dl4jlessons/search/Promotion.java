package dl4jlessons.search;

import java.util.List;

/**
 * What is decided when all trials of a cohort have run a rung. Diverged and failed trials are in neither list.
 *
 * @param promoted numbers of the trials that go on, ascending
 * @param pruned numbers of those that do not, ascending
 */
record Promotion(List<Integer> promoted, List<Integer> pruned) {
    /** The best go on, as many as the pruner lets survive of those that entered the rung. */
    static Promotion of(List<Trial> cohort, Pruner pruner) {
        List<Integer> bestFirst = cohort.stream()
                .filter(Trial::ranked)
                .sorted(Trial.BEST_FIRST)
                .map(Trial::number)
                .toList();
        int survivors = Math.min(bestFirst.size(), pruner.survivors(cohort.size()));
        return new Promotion(
                bestFirst.stream().limit(survivors).sorted().toList(),
                bestFirst.stream().skip(survivors).sorted().toList());
    }
}
