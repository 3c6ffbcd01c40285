package dl4jlessons.search;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Trains rungs on threads of this process. */
public final class LocalExecutor implements TrialExecutor {
    private final Objective objective;
    private final TrainValidationData data;
    private final int workers;
    private final ExecutorService threads;
    private final BlockingQueue<Answer> finished = new LinkedBlockingQueue<>();

    /**
     * Starts the workers.
     *
     * @param workers threads; more than there are processors only cost memory
     * @throws UserException if there is no worker
     */
    public LocalExecutor(Objective objective, TrainValidationData data, int workers) {
        if (workers < 1) {
            throw UserException.wrongUsage("A search cannot run on " + workers + " workers: give at least 1.");
        }
        this.objective = objective;
        this.data = data;
        this.workers = workers;
        this.threads = Executors.newFixedThreadPool(workers, Nd4jRuntime.workerThreads());
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public void submit(RungTask task) {
        threads.execute(() -> finished.add(Answer.to(task, objective, data)));
    }

    @Override
    public RungResult take() throws InterruptedException {
        return finished.take().result();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
