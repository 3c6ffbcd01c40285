package dl4jlessons.search;

import dl4jlessons.data.TrainValidationData;
import java.io.Serializable;

/** Says how an objective is made, and can travel, as the objective itself need not: each machine makes its own. */
@FunctionalInterface
public interface ObjectiveRecipe extends Serializable {
    /**
     * Makes the objective in this process.
     *
     * @param data on which trials will be trained; the same on each machine
     */
    Objective objective(TrainValidationData data);
}
