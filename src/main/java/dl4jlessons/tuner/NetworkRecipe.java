package dl4jlessons.tuner;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.fused.TrainingStep;
import dl4jlessons.search.NetworkObjective;
import dl4jlessons.search.ObjectiveRecipe;

/** How the networks of a ready-made space are trained. */
record NetworkRecipe(ReadyMadeSpace space, TrainingStep step) implements ObjectiveRecipe {
    @Override
    public NetworkObjective objective(TrainValidationData data) {
        return space.objective(data.training()).on(step);
    }
}
