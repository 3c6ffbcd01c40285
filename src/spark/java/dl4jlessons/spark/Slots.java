package dl4jlessons.spark;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import scala.collection.JavaConverters;

/** How many tasks can run at once, while executors come and go. */
final class Slots extends SparkListener {
    private final Map<String, Integer> cores = new ConcurrentHashMap<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private volatile Consumer<String> problem = sentence -> {};
    private volatile long nanosOfLastChange = System.nanoTime();

    static Slots of(SparkContext context) {
        Slots slots = new Slots();
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

    /** Why executors were lost, one reason each. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    /** @param listener is told from now on when an executor is lost */
    void tell(Consumer<String> listener) {
        problem = listener;
    }

    /** From now on executors end because they are told to. */
    void close() {
        problem = sentence -> {};
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
        String reason = removed.reason().lines().findFirst().orElse("no reason given");
        lost.add(reason);
        problem.accept("Executor " + removed.executorId() + " was lost (" + reason
                + "): what it was training is trained again, with the same figures.");
    }
}
