package dl4jlessons.lesson.batchnorm;

import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Summary;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;

/** What {@link BatchNormRegularization} measured: what networks know of their own images and of others. */
record BatchNormRegularizationReadings(RunResults<Variant, Outcome> runs) {
    /** What is done against overfitting. */
    enum Regularization {
        NONE("plain"),
        BATCH_NORM("BN"),
        DROPOUT("dropout"),
        L2("L2"),
        BATCH_NORM_AND_DROPOUT("BN + dropout");

        private final String label;

        Regularization(String label) {
            this.label = label;
        }

        boolean normalizes() {
            return this == BATCH_NORM || this == BATCH_NORM_AND_DROPOUT;
        }

        boolean drops() {
            return this == DROPOUT || this == BATCH_NORM_AND_DROPOUT;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * How a network is trained.
     *
     * @param batchSize images in a mini-batch
     * @param learningRate of SGD
     */
    record Setting(int batchSize, double learningRate) {
        static final Setting BOOK = new Setting(100, 0.01);
        static final Setting SMALLEST_BATCH = new Setting(8, BOOK.learningRate);
        /** All images at once: nothing is left to chance. */
        static final Setting LARGEST_BATCH = new Setting(300, BOOK.learningRate);
        /** The book's learning rate, several sizes of the mini-batch. */
        static final List<Setting> BATCH_SIZES =
                List.of(SMALLEST_BATCH, new Setting(30, BOOK.learningRate), BOOK, LARGEST_BATCH);
        /** Where batch normalization looked best against the plain network, in trials on other images and seeds. */
        static final Setting FAVOURABLE = new Setting(8, 0.1);

        static final List<Setting> ALL =
                Stream.concat(BATCH_SIZES.stream(), Stream.of(FAVOURABLE)).toList();

        @Override
        public String toString() {
            return "batch " + batchSize + (learningRate == BOOK.learningRate ? "" : ", rate " + learningRate);
        }
    }

    /**
     * What networks differ in.
     *
     * @param regularization what is done against overfitting
     * @param setting how it is trained
     */
    record Variant(Regularization regularization, Setting setting) {
        /** All regularizations in the book's setting; in the others the plain and the normalized network. */
        static List<Variant> all() {
            Stream<Variant> inBookSetting =
                    Stream.of(Regularization.values()).map(regularization -> new Variant(regularization, Setting.BOOK));
            Stream<Variant> inOthers = Setting.ALL.stream()
                    .filter(setting -> !setting.equals(Setting.BOOK))
                    .flatMap(setting -> Stream.of(Regularization.NONE, Regularization.BATCH_NORM)
                            .map(regularization -> new Variant(regularization, setting)));
            return Stream.concat(inBookSetting, inOthers).toList();
        }

        @Override
        public String toString() {
            return regularization + (setting.equals(Setting.BOOK) ? "" : ", " + setting);
        }
    }

    /**
     * What is measured on one network.
     *
     * @param classDistances distance of two images of one class ÷ of different classes, in the last hidden layer, before
     *     training
     */
    record Outcome(double classDistances, History history) {}

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
        return gap(history(regularization, setting, seed).last());
    }

    /**
     * By how much validation accuracy is higher than the plain network's when each of the two has just reached the same
     * training accuracy, the highest that both ever reach. By so much the gap is smaller then.
     */
    double leadAtEqualTraining(Regularization regularization, Setting setting, long seed) {
        History plain = history(Regularization.NONE, setting, seed);
        History regularized = history(regularization, setting, seed);
        double common = commonTrainingAccuracy(plain, regularized);
        return validationAccuracyAt(common, regularized) - validationAccuracyAt(common, plain);
    }

    /** Distance within a class ÷ between classes before training, in the last hidden layer. */
    double classDistances(Regularization regularization, long seed) {
        return runs.get(new Variant(regularization, Setting.BOOK), seed).classDistances();
    }

    List<History> histories(Regularization regularization, Setting setting) {
        return runs.of(new Variant(regularization, setting)).stream()
                .map(Outcome::history)
                .toList();
    }

    /** The same, as a value of every seed. */
    LongToDoubleFunction leadAtEqualTraining(Regularization regularization, Setting setting) {
        return seed -> leadAtEqualTraining(regularization, setting, seed);
    }

    /** By how much one network's validation accuracy at the end is higher than another's. */
    LongToDoubleFunction lead(Regularization ahead, Regularization behind, Setting setting) {
        return seed -> validation(ahead, setting, seed) - validation(behind, setting, seed);
    }

    Summary overSeeds(LongToDoubleFunction value) {
        return Summary.over(runs.seeds(), value);
    }

    private History history(Regularization regularization, Setting setting, long seed) {
        return runs.get(new Variant(regularization, setting), seed).history();
    }

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
