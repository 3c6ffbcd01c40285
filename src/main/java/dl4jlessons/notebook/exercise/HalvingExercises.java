package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.StudyResult;

/** Exercises of lesson 13. */
public final class HalvingExercises {
    private HalvingExercises() {}

    /** A pruner that saves most of the epochs and hardly any accuracy. */
    public static Exercise<Pruner> fewerEpochs() {
        return new Exercise<>(
                "A third of the epochs",
                "Two things cost epochs: a late first decision, and many survivors. One thing costs accuracy: a decision so"
                        + " early that nobody has learned yet.",
                HalvingExercises::fewerEpochs);
    }

    private static Feedback fewerEpochs(Pruner pruner) {
        StudyResult full = SmallSearch.everyTrialToTheEnd();
        StudyResult pruned = full.prunedBy(pruner);
        return Feedback.of(
                Finding.atMost(
                        "epochs of your search ÷ epochs of the full one",
                        (double) pruned.epochsSpent() / full.epochsSpent(),
                        1.0 / 3),
                Finding.atMost(
                        "validation accuracy, winner of the full search minus winner of yours",
                        SmallSearch.winnersAccuracy(full) - SmallSearch.winnersAccuracy(pruned),
                        0.03));
    }

    /** The finer range that a coarse search suggests. */
    public static Exercise<SearchSpace> fineSpace() {
        return new Exercise<>(
                "From coarse to fine",
                "Most rates of the coarse range are too small for four epochs, and the largest diverge. Move one bound at a time"
                        + " and see what the median does.",
                space -> RateGrid.range(space)
                        .map(RateGrid::of)
                        .map(HalvingExercises::fineSpace)
                        .orElseGet(RateGrid::noRange));
    }

    private static Feedback fineSpace(RateGrid grid) {
        return Feedback.of(
                Finding.atLeast("accuracy with the median learning rate of your range", grid.medianAccuracy(), 0.55),
                Finding.atLeast("decades that are searched", grid.decades(), 1));
    }
}
