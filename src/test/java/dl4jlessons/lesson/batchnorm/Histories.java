package dl4jlessons.lesson.batchnorm;

import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Histories as if a network had been trained. */
final class Histories {
    private Histories() {}

    /** Pairs of training and validation accuracy, measured after iteration 10, 20 and so on. */
    static History of(double... accuracies) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < accuracies.length; i += 2) {
            evaluations.add(new Evaluation(5 * (i + 2), 1, accuracies[i], accuracies[i + 1]));
        }
        return new History(List.of(1.0), evaluations, OptionalInt.empty());
    }

    static History divergedAt(int iteration) {
        return new History(
                List.of(Double.NaN), List.of(new Evaluation(iteration, 1, 0, Double.NaN)), OptionalInt.of(iteration));
    }
}
