package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Regularization.NONE;

import dl4jlessons.lesson.batchnorm.BatchNormRegularization.Outcome;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import dl4jlessons.training.Summary;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/** What {@link BatchNormRegularization}'s networks know of their own images and of others, by setting and seed. */
record Regularizers(Runs<RegularizedNetwork, Outcome> runs) {
    /** Training accuracy at the end. */
    double training(Regularization regularization, Setting setting, long seed) {
        return history(regularization, setting, seed).last().trainingAccuracy();
    }

    /** Validation accuracy at the end. */
    double validation(Regularization regularization, Setting setting, long seed) {
        return history(regularization, setting, seed).last().validationAccuracy();
    }

    /** Training minus validation accuracy at the end. */
    double gap(Regularization regularization, Setting setting, long seed) {
        return Generalization.gap(history(regularization, setting, seed).last());
    }

    /**
     * By how much validation accuracy is higher than the plain network's when each of the two has just reached the same
     * training accuracy, the highest that both ever reach. By so much the gap is smaller then.
     */
    double leadAtEqualTraining(Regularization regularization, Setting setting, long seed) {
        History plain = history(NONE, setting, seed);
        History regularized = history(regularization, setting, seed);
        double common = Generalization.commonTrainingAccuracy(plain, regularized);
        return Generalization.validationAccuracyAt(common, regularized)
                - Generalization.validationAccuracyAt(common, plain);
    }

    /** Distance within a class ÷ between classes before training, in the last hidden layer. */
    double classDistances(Regularization regularization, long seed) {
        return runs.get(new RegularizedNetwork(regularization, Setting.BOOK), seed)
                .classDistances();
    }

    List<History> histories(Regularization regularization, Setting setting) {
        return runs.of(new RegularizedNetwork(regularization, setting)).stream()
                .map(Outcome::history)
                .toList();
    }

    Summary overSeeds(LongToDoubleFunction figure) {
        return Summary.over(runs.seeds(), figure);
    }

    private History history(Regularization regularization, Setting setting, long seed) {
        return runs.get(new RegularizedNetwork(regularization, setting), seed).history();
    }
}
