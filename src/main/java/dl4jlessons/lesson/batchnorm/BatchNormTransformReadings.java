package dl4jlessons.lesson.batchnorm;

import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import dl4jlessons.lesson.batchnorm.BatchNormProbe.Snapshot;
import dl4jlessons.training.RunResults;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What {@link BatchNormTransform} measured; values are by seed.
 *
 * @param transforms single layers on one mini-batch
 * @param gradients checks of them, by number of images
 * @param training snapshots of the first normalization layer of every network
 * @param layerNorm networks with layer normalization, by images in a mini-batch
 */
record BatchNormTransformReadings(
        RunResults<Transform, OneBatch> transforms,
        RunResults<Integer, BackpropagationCheck> gradients,
        RunResults<Variant, List<Snapshot>> training,
        RunResults<Integer, LayerNormalized> layerNorm) {
    static final Transform HIDDEN_FLOAT = new Transform(Inputs.HIDDEN, FLOAT, Epsilon.DL4J);
    static final Transform HIDDEN_DOUBLE = new Transform(Inputs.HIDDEN, DOUBLE, Epsilon.DL4J);
    static final List<Transform> TRANSFORMS = List.of(
            HIDDEN_FLOAT,
            HIDDEN_DOUBLE,
            pixels(Epsilon.BOOK),
            pixels(Epsilon.DL4J),
            pixels(Epsilon.LARGE),
            new Transform(Inputs.PIXELS, DOUBLE, Epsilon.DL4J));

    /** What is added to a variance before its root is taken. */
    enum Epsilon {
        /** The book writes it as 10e-7. */
        BOOK("ε 10⁻⁶", 10e-7),
        /** DL4J's default. */
        DL4J("ε 10⁻⁵", new BatchNormalization().getEps()),
        /** Some libraries add as much as this. */
        LARGE("ε 10⁻³", 1e-3);

        private final String label;
        private final double value;

        Epsilon(String label, double value) {
            this.label = label;
            this.value = value;
        }

        double value() {
            return value;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** What is normalized. */
    enum Inputs {
        /** The z of a hidden layer, as usual. */
        HIDDEN("hidden units"),
        /** The images themselves: many pixels hardly vary, and some not at all. */
        PIXELS("pixels");

        private final String label;

        Inputs(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** A layer that is compared with the formula. */
    record Transform(Inputs inputs, DataType type, Epsilon epsilon) {
        @Override
        public String toString() {
            return inputs + ", " + type.name().toLowerCase(Locale.ROOT) + ", " + epsilon;
        }
    }

    /** Pixels of the images, in float. */
    static Transform pixels(Epsilon epsilon) {
        return new Transform(Inputs.PIXELS, FLOAT, epsilon);
    }

    /**
     * What the networks that are trained differ in.
     *
     * @param name what differs from {@link #STANDARD}
     * @param type of all numbers
     * @param decay what running statistics keep of their old value in each iteration
     * @param held whether γ and β stay at 1 and 0
     * @param batchSize images in a mini-batch
     */
    record Variant(String name, DataType type, double decay, boolean held, int batchSize) {
        /** DL4J's default decay, and learned γ and β. */
        static final Variant STANDARD = new Variant("decay 0.9", FLOAT, 0.9, false, 100);

        static final Variant SLOW = new Variant("decay 0.99", FLOAT, 0.99, false, STANDARD.batchSize);
        static final Variant SLOWEST = new Variant("decay 0.999", FLOAT, 0.999, false, STANDARD.batchSize);
        static final Variant HELD = new Variant("γ = 1, β = 0 held", FLOAT, STANDARD.decay, true, STANDARD.batchSize);
        static final Variant PAIRS = new Variant("batch size 2", FLOAT, STANDARD.decay, false, 2);
        static final Variant SINGLE = new Variant("batch size 1", FLOAT, STANDARD.decay, false, 1);

        static final List<Variant> ALL = List.of(STANDARD, SLOW, SLOWEST, HELD, PAIRS, SINGLE);

        /** The same network in other numbers. */
        Variant in(DataType other) {
            return new Variant(name, other, decay, held, batchSize);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A trained network with layer normalization.
     *
     * @param accuracy share of the validation images classified correctly in inference
     * @param trainingMinusInference largest absolute difference of an output for these images between training and inference
     */
    record LayerNormalized(double accuracy, double trainingMinusInference) {}

    List<Long> seeds() {
        return transforms.seeds();
    }

    LongToDoubleFunction formulaDifference(Transform transform) {
        return seed -> transforms.get(transform, seed).difference();
    }

    /** A value of the units that leave a layer while γ = 1 and β = 0. */
    LongToDoubleFunction normalized(Transform transform, ToDoubleFunction<UnitStatistics> value) {
        return seed -> value.applyAsDouble(transforms.get(transform, seed).normalized());
    }

    /** Constant units aside; not a number if there are no others. */
    static double smallestVariance(UnitStatistics units) {
        return units.variances().stream()
                .mapToDouble(Double::doubleValue)
                .filter(variance -> variance > 0)
                .min()
                .orElse(Double.NaN);
    }

    static int constantUnits(UnitStatistics units) {
        return Collections.frequency(units.variances(), 0.0);
    }

    /** By how much more of a unit's variance one layer leaves than another does, where that is most. */
    LongToDoubleFunction varianceDifference(Transform more, Transform less) {
        return seed -> {
            List<Double> one = transforms.get(more, seed).normalized().variances();
            List<Double> other = transforms.get(less, seed).normalized().variances();
            return IntStream.range(0, one.size())
                    .mapToDouble(i -> one.get(i) - other.get(i))
                    .max()
                    .orElseThrow();
        };
    }

    /** The largest mean, over the validation images, of what leaves the layer before γ and β in inference. */
    LongToDoubleFunction inferenceMean(Variant variant, Epsilon epsilon) {
        return seed -> {
            Snapshot end = last(training.get(variant, seed));
            return IntStream.range(0, end.gamma().size())
                    .mapToDouble(i ->
                            (end.batch().means().get(i) - end.running().means().get(i))
                                    / Math.sqrt(end.running().variances().get(i) + epsilon.value()))
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
        };
    }

    /** How far γ or β of the standard network are from a value before training, where that is most. */
    LongToDoubleFunction farthestAtStart(double from, Function<Snapshot, List<Double>> values) {
        return seed ->
                farthest(from, values.apply(training.get(Variant.STANDARD, seed).get(0)));
    }

    static double farthest(double from, List<Double> values) {
        return values.stream()
                .mapToDouble(value -> Math.abs(value - from))
                .max()
                .orElseThrow();
    }

    static double spread(List<Double> units) {
        return Math.sqrt(StatUtils.variance(array(units)));
    }

    static double[] array(List<Double> units) {
        return units.stream().mapToDouble(Double::doubleValue).toArray();
    }

    LongToDoubleFunction atEnd(Variant variant, ToDoubleFunction<Snapshot> value) {
        return seed -> value.applyAsDouble(last(training.get(variant, seed)));
    }

    /** Difference of two networks' validation accuracies at the end, with the images' own statistics. */
    LongToDoubleFunction accuracyDifference(Variant one, Variant other) {
        return seed -> atEnd(one, Snapshot::batchAccuracy).applyAsDouble(seed)
                - atEnd(other, Snapshot::batchAccuracy).applyAsDouble(seed);
    }

    /** Validation accuracy that the standard network loses if γ and β are set back to 1 and 0 after training. */
    double lostByReset(long seed) {
        return atEnd(Variant.STANDARD, end -> end.batchAccuracy() - end.resetAccuracy())
                .applyAsDouble(seed);
    }

    /** Accuracy that a network loses by running statistics; not a number if it was not looked at then. */
    LongToDoubleFunction lost(Variant variant, int iteration) {
        return seed -> at(
                iteration,
                training.get(variant, seed),
                snapshot -> snapshot.batchAccuracy() - snapshot.runningAccuracy());
    }

    static double at(int iteration, List<Snapshot> snapshots, ToDoubleFunction<Snapshot> value) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.iteration() == iteration)
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** A value of the check that was made with several images. */
    LongToDoubleFunction gradients(ToDoubleFunction<BackpropagationCheck> value) {
        return seed -> value.applyAsDouble(gradients.get(BackpropagationCheck.SEVERAL, seed));
    }

    static Snapshot last(List<Snapshot> snapshots) {
        return snapshots.get(snapshots.size() - 1);
    }
}
