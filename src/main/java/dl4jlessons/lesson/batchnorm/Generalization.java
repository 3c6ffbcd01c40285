package dl4jlessons.lesson.batchnorm;

import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import java.util.List;

/** What a network's accuracy on its own images says about others. */
final class Generalization {
    private Generalization() {}

    /** Training minus validation accuracy. */
    static double gap(Evaluation evaluation) {
        return evaluation.trainingAccuracy() - evaluation.validationAccuracy();
    }

    /** The highest training accuracy that two networks both reached at some time. */
    static double commonTrainingAccuracy(History one, History other) {
        return Math.min(highestTrainingAccuracy(one), highestTrainingAccuracy(other));
    }

    /**
     * Validation accuracy at the moment when training accuracy first reached a level, on the straight line between the
     * evaluations before and after.
     *
     * @throws IllegalArgumentException if it never did
     */
    static double validationAccuracyAt(double trainingAccuracy, History history) {
        List<Evaluation> evaluations = history.evaluations();
        for (int i = 0; i < evaluations.size(); i++) {
            if (evaluations.get(i).trainingAccuracy() >= trainingAccuracy) {
                return i == 0
                        ? evaluations.get(0).validationAccuracy()
                        : between(evaluations.get(i - 1), evaluations.get(i), trainingAccuracy);
            }
        }
        throw new IllegalArgumentException("training accuracy never reached " + trainingAccuracy);
    }

    private static double between(Evaluation before, Evaluation after, double trainingAccuracy) {
        double way =
                (trainingAccuracy - before.trainingAccuracy()) / (after.trainingAccuracy() - before.trainingAccuracy());
        return before.validationAccuracy() + way * (after.validationAccuracy() - before.validationAccuracy());
    }

    private static double highestTrainingAccuracy(History history) {
        return history.evaluations().stream()
                .mapToDouble(Evaluation::trainingAccuracy)
                .max()
                .orElseThrow();
    }
}
