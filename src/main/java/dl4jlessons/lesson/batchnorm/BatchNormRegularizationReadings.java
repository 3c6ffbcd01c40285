package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.result.PerSeed.minus;

import dl4jlessons.result.Quantity;
import dl4jlessons.result.Role;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/** What {@link BatchNormRegularization} measured: what networks know of their own images and of others. */
record BatchNormRegularizationReadings(RunResults<Variant, Outcome> runs) {
    /** What is done against overfitting. */
    enum Regularization {
        NONE("plain", Role.BASELINE),
        BATCH_NORM("BN", Role.FIRST_METHOD),
        DROPOUT("dropout", Role.SECOND_METHOD),
        L2("L2", Role.FOURTH_METHOD),
        BATCH_NORM_AND_DROPOUT("BN + dropout", Role.COMBINATION);

        private final String label;
        private final Role role;

        Regularization(String label, Role role) {
            this.label = label;
            this.role = role;
        }

        /** What charts show it as. */
        Role role() {
            return role;
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

    /** What networks are trained on, in mini-batches of which size, and for how many iterations. */
    enum Task {
        /** As many as in the book. */
        FEW_IMAGES(300, 50, 600),
        MORE_IMAGES(1000, 50, 600),
        MANY_IMAGES(5000, 50, 600),
        SMALL_BATCHES(300, 8, 200),
        /** All images at once: nothing is left to chance. */
        ONE_BATCH(300, 300, 200),
        /** As many epochs as {@link #ONE_BATCH_BRIEFLY}: 60. */
        SMALL_BATCHES_FOR_LONG(300, 8, 2220),
        ONE_BATCH_BRIEFLY(300, 300, 60);

        /** Each with more images than the one before. */
        static final List<Task> SETS = List.of(FEW_IMAGES, MORE_IMAGES, MANY_IMAGES);

        /** First at equal iterations, then at equal epochs. */
        static final List<Task> BATCHES = List.of(SMALL_BATCHES, ONE_BATCH, SMALL_BATCHES_FOR_LONG, ONE_BATCH_BRIEFLY);

        private final int images;
        private final int batchSize;
        private final int iterations;

        Task(int images, int batchSize, int iterations) {
            this.images = images;
            this.batchSize = batchSize;
            this.iterations = iterations;
        }

        int images() {
            return images;
        }

        int batchSize() {
            return batchSize;
        }

        int iterations() {
            return iterations;
        }

        /** The plain and the normalized network always, the other methods in mini-batches of the usual size. */
        List<Regularization> methods() {
            return SETS.contains(this)
                    ? List.of(Regularization.values())
                    : List.of(Regularization.NONE, Regularization.BATCH_NORM);
        }

        @Override
        public String toString() {
            return BATCHES.contains(this)
                    ? "batch " + batchSize + ", " + iterations + " iterations"
                    : images + " images";
        }
    }

    /**
     * What networks differ in.
     *
     * @param regularization what is done against overfitting
     * @param task what it is trained on
     */
    record Variant(Regularization regularization, Task task) {
        static List<Variant> all() {
            return Arrays.stream(Task.values())
                    .flatMap(task -> task.methods().stream().map(method -> new Variant(method, task)))
                    .toList();
        }

        @Override
        public String toString() {
            return regularization + (task == Task.FEW_IMAGES ? "" : ", " + task);
        }
    }

    /**
     * What is measured on one network.
     *
     * @param trainingAccuracy at the end
     * @param history with validation accuracy and loss alone
     */
    record Outcome(double trainingAccuracy, History history) {}

    /** Training accuracy at the end. */
    double training(Regularization regularization, Task task, long seed) {
        return outcome(regularization, task, seed).trainingAccuracy();
    }

    /** Of all networks on a task. */
    Quantity lowestTraining(Task task) {
        return new Quantity(
                "training accuracy at the end, lowest of the five methods, " + task,
                seed -> lowestTraining(task, seed));
    }

    Quantity lowestTrainingInOtherBatches() {
        return new Quantity("training accuracy at the end, lowest in other mini-batches", seed -> Task.BATCHES.stream()
                .mapToDouble(task -> lowestTraining(task, seed))
                .min()
                .orElseThrow());
    }

    private double lowestTraining(Task task, long seed) {
        return task.methods().stream()
                .mapToDouble(method -> training(method, task, seed))
                .min()
                .orElseThrow();
    }

    /** The highest validation accuracy on the way: what stopping in time would have kept. */
    double best(Regularization regularization, Task task, long seed) {
        return history(regularization, task, seed).bestValidationAccuracy();
    }

    /** The highest that any method reached on a task. */
    double best(Task task, long seed) {
        return task.methods().stream()
                .mapToDouble(method -> best(method, task, seed))
                .max()
                .orElseThrow();
    }

    /** Training minus validation accuracy at the end. */
    double gap(Regularization regularization, Task task, long seed) {
        return training(regularization, task, seed)
                - history(regularization, task, seed).last().validationAccuracy();
    }

    /** Of networks with few images. */
    Quantity gapNarrowed(Regularization wide, Regularization narrow) {
        return new Quantity(
                "generalization gap at the end, " + wide + " minus " + narrow,
                seed -> gap(wide, Task.FEW_IMAGES, seed) - gap(narrow, Task.FEW_IMAGES, seed));
    }

    Quantity lead(Regularization ahead, Regularization behind, Task task) {
        return new Quantity(
                "best validation accuracy, " + ahead + " minus " + behind
                        + (task == Task.FEW_IMAGES ? "" : ", " + task),
                seed -> best(ahead, task, seed) - best(behind, task, seed));
    }

    /** What batch normalization adds on one task, less what it adds on another. */
    Quantity gain(Task task, Task other, String equal) {
        return new Quantity(
                "what BN adds to best validation accuracy, batch " + task.batchSize() + " minus batch "
                        + other.batchSize() + ", " + equal,
                minus(
                        lead(Regularization.BATCH_NORM, Regularization.NONE, task),
                        lead(Regularization.BATCH_NORM, Regularization.NONE, other)));
    }

    /** By other mini-batches. */
    Quantity lostByBatchNorm(Task task, Task other) {
        return new Quantity(
                "best validation accuracy of BN, batch " + task.batchSize() + " minus batch " + other.batchSize(),
                seed -> best(Regularization.BATCH_NORM, task, seed) - best(Regularization.BATCH_NORM, other, seed));
    }

    /** By the plain network with more images, ahead of the best of all methods with fewer. */
    Quantity gainedByImages(Task more, Task fewer) {
        return new Quantity(
                "best validation accuracy, plain with " + more + " minus the best method with " + fewer.images(),
                seed -> best(Regularization.NONE, more, seed) - best(fewer, seed));
    }

    List<History> histories(Regularization regularization, Task task) {
        return runs.of(new Variant(regularization, task)).stream()
                .map(Outcome::history)
                .toList();
    }

    History history(Regularization regularization, Task task, long seed) {
        return outcome(regularization, task, seed).history();
    }

    Summary overSeeds(LongToDoubleFunction value) {
        return Summary.over(runs.seeds(), value);
    }

    private Outcome outcome(Regularization regularization, Task task, long seed) {
        return runs.get(new Variant(regularization, task), seed);
    }
}
