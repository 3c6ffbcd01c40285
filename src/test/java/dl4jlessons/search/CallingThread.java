package dl4jlessons.search;

import dl4jlessons.data.TrainValidationData;
import java.util.ArrayDeque;
import java.util.Deque;

/** Trains a rung when its result is asked for, in the thread that asks; needs no ND4J. */
final class CallingThread implements TrialExecutor {
    private final Objective objective;
    private final TrainValidationData data;
    private final Deque<RungTask> tasks = new ArrayDeque<>();

    private int lifetime;

    CallingThread(Objective objective, TrainValidationData data) {
        this(objective, data, Integer.MAX_VALUE);
    }

    /** Dies after this many rungs. */
    CallingThread(Objective objective, TrainValidationData data, int rungs) {
        this.objective = objective;
        this.data = data;
        this.lifetime = rungs;
    }

    static final class Dead extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public int workers() {
        return 1;
    }

    @Override
    public void submit(RungTask task) {
        tasks.add(task);
    }

    @Override
    public RungResult take() {
        if (lifetime-- == 0) {
            throw new Dead();
        }
        RungTask task = tasks.remove();
        try {
            return objective.train(data, task);
        } catch (Exception e) {
            return RungResult.failed(task, e.toString());
        }
    }

    @Override
    public void close() {
        tasks.clear();
    }
}
