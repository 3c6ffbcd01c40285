package dl4jlessons.lesson.batchnorm;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.training.RunResults;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of experiments that were not made. */
final class MadeUp {
    private MadeUp() {}

    /** Every seed has the same. */
    static <V, R> RunResults<V, R> runs(Map<V, R> results) {
        Map<V, List<R>> ofSeeds = new LinkedHashMap<>();
        results.forEach(
                (variant, result) -> ofSeeds.put(variant, Collections.nCopies(ClaimVerdicts.SEEDS.size(), result)));
        return ofSeeds(ofSeeds);
    }

    /** One result for each of {@link ClaimVerdicts#SEEDS}. */
    static <V, R> RunResults<V, R> ofSeeds(Map<V, List<R>> results) {
        return new RunResults<>(List.copyOf(results.keySet()), ClaimVerdicts.SEEDS, results);
    }
}
