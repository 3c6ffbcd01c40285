package dl4jlessons.tuner;

import dl4jlessons.search.TrialExecutor;
import dl4jlessons.training.TrainingObserver;
import java.util.function.Consumer;

/** Where the trials of a search are trained. */
@FunctionalInterface
interface Workplace {
    /**
     * Gets it ready.
     *
     * @param watch shows trials that are trained in this process
     * @param problem is told what goes wrong and is put right without the user
     * @throws dl4jlessons.runtime.UserException if no trial could be trained there
     */
    TrialExecutor open(SearchSettings.Prepared search, TrainingObserver watch, Consumer<String> problem);
}
