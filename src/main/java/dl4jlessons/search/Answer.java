package dl4jlessons.search;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Reason;
import dl4jlessons.runtime.UserException;
import java.io.Serializable;
import org.slf4j.LoggerFactory;

/** What a worker says about a task that it was given. Small enough to come from another machine. */
public sealed interface Answer extends Serializable {
    /**
     * What became of the task.
     *
     * @throws UserException if no task can be expected to succeed before the user puts something right
     */
    RungResult result();

    /** The task was carried out. */
    record Ended(RungResult result) implements Answer {}

    /** What the user has to put right. */
    record Obstacle(String sentence) implements Answer {
        @Override
        public RungResult result() {
            throw UserException.failed(sentence);
        }
    }

    /**
     * Carries a task out. Whatever happens there is an answer, for the driver waits for one; a network too large for the
     * memory is an Error. What the user has to put right, such as a full disk, is not the trial's fault: it ends the search,
     * not the trial.
     */
    static Answer to(RungTask task, Objective objective, TrainValidationData data) {
        try {
            return new Ended(objective.train(data, task));
        } catch (Throwable e) {
            LoggerFactory.getLogger(Answer.class).warn("Trial {} failed", task.trial(), e);
            return e instanceof UserException toBePutRight && toBePutRight.exitCode() == UserException.FAILED
                    ? new Obstacle(toBePutRight.getMessage())
                    : new Ended(RungResult.failed(task, Reason.of(e)));
        }
    }
}
