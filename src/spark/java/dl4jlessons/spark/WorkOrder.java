package dl4jlessons.spark;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.search.Answer;
import dl4jlessons.search.Objective;
import dl4jlessons.search.ObjectiveRecipe;
import dl4jlessons.search.RungTask;
import java.io.Serializable;

/** What all tasks of a search have in common: sent to each executor once, and made ready there once. */
final class WorkOrder implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ObjectiveRecipe recipe;
    private final PackedExamples training;
    private final PackedExamples validation;
    /** Empty until the first task of a process. */
    private transient volatile Ready ready;

    private record Ready(Objective objective, TrainValidationData data) {}

    WorkOrder(ObjectiveRecipe recipe, TrainValidationData data) {
        this.recipe = recipe;
        this.training = PackedExamples.of(data.training());
        this.validation = PackedExamples.of(data.validation());
    }

    /** Memory of the examples in bytes. */
    long bytes() {
        return training.bytes() + validation.bytes();
    }

    /** Carries a task out in this process. */
    Answer carryOut(RungTask task) {
        // also for the thread: ND4J counts the native threads of each
        Nd4jRuntime.start();
        Ready here = ready();
        return Answer.to(task, here.objective(), here.data());
    }

    private synchronized Ready ready() {
        if (ready == null) {
            TrainValidationData data = new TrainValidationData(training.unpack(), validation.unpack());
            ready = new Ready(recipe.objective(data), data);
        }
        return ready;
    }
}
