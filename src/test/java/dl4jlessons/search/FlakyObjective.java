package dl4jlessons.search;

import dl4jlessons.data.TrainValidationData;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** Throws the first few times a rung of certain trials is tried. */
final class FlakyObjective implements Objective {
    private final Objective objective = SyntheticObjective.quick();
    private final IntPredicate fails;
    private final int times;
    private final Map<Integer, Integer> attempts = new ConcurrentHashMap<>();

    FlakyObjective(IntPredicate fails, int times) {
        this.fails = fails;
        this.times = times;
    }

    int attempts(int trial) {
        return attempts.getOrDefault(trial, 0);
    }

    @Override
    public RungResult train(TrainValidationData data, RungTask task) throws Exception {
        int attempt = attempts.merge(task.trial(), 1, Integer::sum);
        if (fails.test(task.trial()) && attempt <= times) {
            throw new IllegalStateException("attempt " + attempt + "\nof trial " + task.trial());
        }
        return objective.train(data, task);
    }

    @Override
    public String fingerprint(SearchSpace space) {
        return "flaky";
    }
}
