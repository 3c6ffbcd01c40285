package dl4jlessons.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What happened while a network was trained.
 *
 * @param losses training loss (with regularization) on the mini-batch of each iteration, measured before its update
 * @param evaluations accuracies, in the order in which they were measured; the last one is the end of training
 * @param divergedAt the iteration, counted from 1, whose loss was no longer a finite number, or which left weights at the
 *     end of an epoch that are not; training stopped there
 */
public record History(List<Double> losses, List<Evaluation> evaluations, OptionalInt divergedAt) {
    public History {
        losses = List.copyOf(losses);
        evaluations = List.copyOf(evaluations);
    }

    /**
     * A measurement of accuracy on the way.
     *
     * @param iteration updates done so far
     * @param seconds processor time spent in {@code fit} so far, evaluations excluded; differs from run to run
     * @param trainingAccuracy share of training examples classified correctly, NaN where it was not measured
     * @param validationAccuracy share of validation examples classified correctly, NaN where there are none
     * @param validationLoss cross-entropy of the validation examples, without regularization, NaN where there are none
     */
    public record Evaluation(
            int iteration, double seconds, double trainingAccuracy, double validationAccuracy, double validationLoss) {
        /** Where the validation loss was not measured. */
        public Evaluation(int iteration, double seconds, double trainingAccuracy, double validationAccuracy) {
            this(iteration, seconds, trainingAccuracy, validationAccuracy, Double.NaN);
        }
    }

    public boolean diverged() {
        return divergedAt.isPresent();
    }

    /** The evaluations without the one that was taken when the network had diverged. */
    public List<Evaluation> soundEvaluations() {
        return diverged() ? evaluations.subList(0, evaluations.size() - 1) : evaluations;
    }

    /** Mean loss of the last iterations, at most this many: one mini-batch alone is noisy. Infinite if training diverged. */
    public double finalLoss(int window) {
        return diverged() ? Double.POSITIVE_INFINITY : meanLoss(losses.size() - window, losses.size());
    }

    /**
     * Mean loss of the last iterations, at most {@code window} of them, when so many were done. Infinite if training had
     * diverged by then.
     */
    public double lossAfter(int iterations, int window) {
        return first(iterations).finalLoss(window);
    }

    /** Mean loss of the iterations from one index up to, not including, another. */
    public double meanLoss(int from, int to) {
        return losses.subList(Math.max(0, from), to).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /** Accuracies at the end of training. */
    public Evaluation last() {
        return evaluations.get(evaluations.size() - 1);
    }

    /** The highest validation accuracy at any evaluation: what stopping in time would have kept. NaN if none was measured. */
    public double bestValidationAccuracy() {
        return soundEvaluations().stream()
                .mapToDouble(Evaluation::validationAccuracy)
                .max()
                .orElse(Double.NaN);
    }

    /** The lowest validation loss at any evaluation. NaN if none was measured. */
    public double bestValidationLoss() {
        return soundEvaluations().stream()
                .mapToDouble(Evaluation::validationLoss)
                .min()
                .orElse(Double.NaN);
    }

    /** The first evaluation with at least this validation accuracy, if there is one. */
    public Optional<Evaluation> reached(double validationAccuracy) {
        return evaluations.stream()
                .filter(evaluation -> evaluation.validationAccuracy() >= validationAccuracy)
                .findFirst();
    }

    /** Processor time spent in {@code fit}, evaluations excluded; differs from run to run. */
    public double seconds() {
        return last().seconds();
    }

    /**
     * What was known after so many iterations, as if training had stopped there: a network that diverged later had not
     * done so yet. Accuracies are those that were measured by then, perhaps none.
     */
    public History first(int iterations) {
        if (iterations >= losses.size()) {
            return this;
        }
        return new History(
                losses.subList(0, iterations),
                evaluations.stream().filter(e -> e.iteration() <= iterations).toList(),
                OptionalInt.empty());
    }
}
