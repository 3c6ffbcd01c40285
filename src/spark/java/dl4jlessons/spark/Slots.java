package dl4jlessons.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import scala.collection.JavaConverters;

/** How many tasks can run at once, while executors come and go. */
final class Slots extends SparkListener {
    private final Map<String, Integer> cores = new ConcurrentHashMap<>();
    private final Consumer<String> problem;
    private volatile boolean closing;
    private volatile long nanosOfLastChange = System.nanoTime();

    private Slots(Consumer<String> problem) {
        this.problem = problem;
    }

    /** @param problem is told when an executor is lost */
    static Slots of(SparkContext context, Consumer<String> problem) {
        Slots slots = new Slots(problem);
        context.addSparkListener(slots);
        int each = context.getConf().getInt("spark.executor.cores", 1);
        JavaConverters.seqAsJavaList(context.getExecutorIds()).forEach(early -> slots.cores.putIfAbsent(early, each));
        return slots;
    }

    int count() {
        return cores.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How long there has been none. */
    long nanosWithout() {
        return cores.isEmpty() ? System.nanoTime() - nanosOfLastChange : 0;
    }

    /** From now on executors end because they are told to. */
    void close() {
        closing = true;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        cores.put(added.executorId(), added.executorInfo().totalCores());
        nanosOfLastChange = System.nanoTime();
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        nanosOfLastChange = System.nanoTime();
        cores.remove(removed.executorId());
        if (!closing) {
            problem.accept("Executor " + removed.executorId() + " was lost ("
                    + removed.reason().lines().findFirst().orElse("no reason given")
                    + "): what it was training is trained again, with the same figures.");
        }
    }
}
