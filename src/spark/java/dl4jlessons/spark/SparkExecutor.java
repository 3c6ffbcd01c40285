package dl4jlessons.spark;

import dl4jlessons.runtime.Reason;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.Answer;
import dl4jlessons.search.RungResult;
import dl4jlessons.search.RungTask;
import dl4jlessons.search.TrialExecutor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.ShutdownHookManager;
import org.slf4j.LoggerFactory;

/**
 * Trains rungs on the executors of a Spark application. Each rung is a job of one task, begun as soon as the driver asks
 * for it, so that results come as tasks end and the end of one rung waits for no other.
 */
final class SparkExecutor implements TrialExecutor {
    /** A master that was restarted, or a machine, needs about a minute to bring new executors. */
    private static final long PATIENCE_SECONDS = 180;

    private static final long LOOK_EVERY_SECONDS = 1;

    private final JavaSparkContext context;
    private final Broadcast<WorkOrder> order;
    private final Slots slots;
    private final Optional<Integer> most;
    private final BlockingQueue<Answer> finished = new LinkedBlockingQueue<>();
    /** Each waits for one job. */
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "rung");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param context of an application that has executors; is stopped in the end
     * @param most how many tasks may run at once, if not as many as there is room for
     */
    SparkExecutor(JavaSparkContext context, WorkOrder order, Slots slots, Optional<Integer> most) {
        this.context = context;
        this.order = context.broadcast(order);
        this.slots = slots;
        this.most = most;
    }

    /** At least one also when all executors were lost: new ones may come. */
    @Override
    public int workers() {
        int room = Math.max(1, slots.count());
        return most.map(limit -> Math.min(limit, room)).orElse(room);
    }

    @Override
    public void submit(RungTask task) {
        threads.execute(() -> train(task));
    }

    @Override
    public RungResult take() throws InterruptedException {
        while (true) {
            Answer answer = finished.poll(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
            if (answer != null) {
                return answer.result();
            }
            if (TimeUnit.NANOSECONDS.toSeconds(slots.nanosWithout()) > PATIENCE_SECONDS) {
                throw UserException.failed("All executors were lost, and Spark brought no others within "
                        + PATIENCE_SECONDS + " seconds: look whether master and workers run, then run the same command"
                        + " again to go on.");
            }
        }
    }

    private void train(RungTask task) {
        try {
            context.sc()
                    .setJobDescription(
                            "trial " + task.trial() + ", epochs " + (task.fromEpoch() + 1) + " to " + task.toEpoch());
            finished.add(context.parallelize(List.of(task), 1)
                    .map(new TrainRung(order))
                    .collect()
                    .get(0));
        } catch (Exception e) {
            // a process that is told to end has said its farewell
            if (!ShutdownHookManager.inShutdown() && !threads.isShutdown()) {
                LoggerFactory.getLogger(SparkExecutor.class).warn("Trial {} failed", task.trial(), e);
                finished.add(failure(task, e));
            }
        }
    }

    private Answer failure(RungTask task, Exception problem) {
        return context.sc().isStopped()
                ? new Answer.Obstacle("Spark ended the search's application (" + Reason.of(problem)
                        + "): look whether master and workers run, then run the same command again to go on.")
                : new Answer.Ended(RungResult.failed(task, Reason.of(problem)));
    }

    /** Ends the application, and with it whatever executors are doing. */
    @Override
    public void close() {
        slots.close();
        threads.shutdownNow();
        context.close();
    }
}
