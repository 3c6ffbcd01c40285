package dl4jlessons.search;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.Reason;
import dl4jlessons.runtime.UserException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Trains rungs on threads of this process. */
public final class LocalExecutor implements TrialExecutor {
    private final Objective objective;
    private final TrainValidationData data;
    private final int workers;
    private final ExecutorService threads;
    /** Results, or throwing where the search cannot go on. */
    private final BlockingQueue<Supplier<RungResult>> finished = new LinkedBlockingQueue<>();

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
        threads.execute(() -> finished.add(train(task)));
    }

    @Override
    public RungResult take() throws InterruptedException {
        return finished.take().get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /**
     * Whatever happens there is an answer, for the driver waits for one; a network too large for the memory is an Error.
     * What the user has to put right, such as a full disk, is not the trial's fault: it ends the search, not the trial.
     */
    private Supplier<RungResult> train(RungTask task) {
        try {
            RungResult result = objective.train(data, task);
            return () -> result;
        } catch (Throwable e) {
            if (e instanceof UserException toBePutRight && toBePutRight.exitCode() == UserException.FAILED) {
                return () -> {
                    throw toBePutRight;
                };
            }
            LoggerFactory.getLogger(LocalExecutor.class).warn("Trial {} failed", task.trial(), e);
            return () -> RungResult.failed(task, Reason.of(e));
        }
    }
}
