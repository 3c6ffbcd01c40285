package dl4jlessons.spark;

import dl4jlessons.search.Answer;
import dl4jlessons.search.RungTask;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Runs on an executor: trains one rung. Spark may run it twice, for the same result. */
record TrainRung(Broadcast<WorkOrder> order) implements Function<RungTask, Answer> {
    @Override
    public Answer call(RungTask task) {
        return order.value().carryOut(task);
    }
}
