package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.OneBatch.HIDDEN_DOUBLE;
import static dl4jlessons.lesson.batchnorm.OneBatch.HIDDEN_FLOAT;
import static dl4jlessons.lesson.batchnorm.OneBatch.pixels;
import static dl4jlessons.result.PerSeed.minus;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import dl4jlessons.data.Examples;
import dl4jlessons.lesson.batchnorm.BatchNormProbe.Snapshot;
import dl4jlessons.lesson.batchnorm.OneBatch.Epsilon;
import dl4jlessons.lesson.batchnorm.OneBatch.Transform;
import dl4jlessons.result.Quantity;
import dl4jlessons.training.Accuracy;
import dl4jlessons.training.RunResults;
import java.util.Collections;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

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
        RunResults<LayerNormBatch, LayerNormalized> layerNorm) {
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
     * The network with layer normalization.
     *
     * @param batchSize images in a mini-batch
     */
    record LayerNormBatch(int batchSize) {
        /** As many as that one has with batch normalization. */
        static LayerNormBatch of(Variant variant) {
            return new LayerNormBatch(variant.batchSize());
        }

        @Override
        public String toString() {
            return "LN, batch size " + batchSize;
        }
    }

    /**
     * A trained network with layer normalization.
     *
     * @param accuracy share of the validation images classified correctly in inference
     * @param trainingMinusInference largest absolute difference of an output for these images between training and inference
     */
    record LayerNormalized(double accuracy, double trainingMinusInference) {
        static LayerNormalized of(MultiLayerNetwork network, Examples validation) {
            INDArray inference = network.output(validation.features(), false);
            INDArray asInTraining = network.output(validation.features(), true);
            return new LayerNormalized(
                    Accuracy.of(inference, validation.labels()), OneBatch.largest(asInTraining.sub(inference)));
        }
    }

    List<Long> seeds() {
        return transforms.seeds();
    }

    Quantity formulaErrorInFloat() {
        return new Quantity("largest difference from the formula, float", formulaError(HIDDEN_FLOAT));
    }

    Quantity formulaErrorInDouble() {
        return new Quantity("largest difference from the formula, double", formulaError(HIDDEN_DOUBLE));
    }

    private LongToDoubleFunction formulaError(Transform transform) {
        return seed -> transforms.get(transform, seed).difference();
    }

    Quantity largestMean() {
        return new Quantity(
                "largest absolute mean of a hidden unit, float", normalized(HIDDEN_FLOAT, UnitStatistics::largestMean));
    }

    Quantity smallestVariance() {
        return new Quantity(
                "smallest variance of a hidden unit",
                normalized(HIDDEN_FLOAT, units -> Collections.min(units.variances())));
    }

    Quantity largestVariance() {
        return new Quantity(
                "largest variance of a hidden unit",
                normalized(HIDDEN_FLOAT, units -> Collections.max(units.variances())));
    }

    Quantity smallestVarianceOfPixels() {
        return new Quantity(
                "smallest variance of a pixel that is not constant",
                normalized(pixels(Epsilon.DL4J), BatchNormTransformReadings::smallestVariance));
    }

    Quantity constantPixels() {
        return new Quantity(
                "pixels with variance 0", normalized(pixels(Epsilon.DL4J), BatchNormTransformReadings::constantUnits));
    }

    /** A value of the units that leave a layer while γ = 1 and β = 0. */
    private LongToDoubleFunction normalized(Transform transform, ToDoubleFunction<UnitStatistics> value) {
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

    /** By how much more of a pixel's variance the book's ε leaves than DL4J's does. */
    Quantity varianceByEpsilon() {
        return new Quantity("largest difference that this makes to the variance of a pixel", seed -> {
            List<Double> book =
                    transforms.get(pixels(Epsilon.BOOK), seed).normalized().variances();
            List<Double> dl4j =
                    transforms.get(pixels(Epsilon.DL4J), seed).normalized().variances();
            return IntStream.range(0, book.size())
                    .mapToDouble(i -> book.get(i) - dl4j.get(i))
                    .max()
                    .orElseThrow();
        });
    }

    /** Over the validation images, of what leaves the standard network's layer before γ and β. */
    Quantity largestMeanInInference() {
        return new Quantity("largest absolute mean of a unit, inference, end of training", seed -> {
            Snapshot end = last(training.get(Variant.STANDARD, seed));
            return IntStream.range(0, end.gamma().size())
                    .mapToDouble(i ->
                            (end.batch().means().get(i) - end.running().means().get(i))
                                    / Math.sqrt(end.running().variances().get(i) + Epsilon.DL4J.value()))
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
        });
    }

    Quantity farthestScaleAtStart() {
        return new Quantity(
                "largest |γ − 1| before training",
                seed -> farthest(1, training.get(Variant.STANDARD, seed).get(0).gamma()));
    }

    Quantity farthestShiftAtStart() {
        return new Quantity(
                "largest |β| before training",
                seed -> farthest(0, training.get(Variant.STANDARD, seed).get(0).beta()));
    }

    Quantity farthestScale(Variant variant) {
        return new Quantity(
                "largest |γ − 1| after training, " + variant, atEnd(variant, end -> farthest(1, end.gamma())));
    }

    Quantity largestWeightChange(Variant variant) {
        return new Quantity(
                "largest change of a weight below the layer, " + variant, atEnd(variant, Snapshot::weightChange));
    }

    Quantity accuracyInInference(Variant variant) {
        return new Quantity("validation accuracy in inference, " + variant, atEnd(variant, Snapshot::runningAccuracy));
    }

    private static double farthest(double from, List<Double> values) {
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

    private LongToDoubleFunction atEnd(Variant variant, ToDoubleFunction<Snapshot> value) {
        return seed -> value.applyAsDouble(last(training.get(variant, seed)));
    }

    /** At the end, with the images' own statistics. */
    Quantity gainedByLearningThem() {
        return new Quantity(
                "validation accuracy, learned minus held",
                minus(atEnd(Variant.STANDARD, Snapshot::batchAccuracy), atEnd(Variant.HELD, Snapshot::batchAccuracy)));
    }

    /** By the standard network, with the images' own statistics. */
    Quantity lostByReset() {
        return new Quantity(
                "validation accuracy lost if γ and β are set back to 1 and 0 after training",
                atEnd(Variant.STANDARD, end -> end.batchAccuracy() - end.resetAccuracy()));
    }

    /** Compared with the images' own; not a number if the network was not looked at then. */
    Quantity lostByRunningStatistics(Variant variant, int iteration) {
        return new Quantity(
                "accuracy lost by running statistics, " + variant + ", " + iteration + " iterations",
                seed -> at(
                        iteration,
                        training.get(variant, seed),
                        snapshot -> snapshot.batchAccuracy() - snapshot.runningAccuracy()));
    }

    /** In mini-batches of the size that the network with batch normalization has. */
    Quantity leadOfLayerNorm(Variant variant) {
        Quantity batchNorm = accuracyInInference(variant);
        return new Quantity(
                batchNorm.name() + ", LN minus BN",
                minus(seed -> layerNorm.get(LayerNormBatch.of(variant), seed).accuracy(), batchNorm));
    }

    /** In mini-batches of the size that the network with batch normalization has. */
    Quantity trainingMinusInference(Variant variant) {
        return new Quantity(
                "largest difference of an output between training and inference, LN",
                seed -> layerNorm.get(LayerNormBatch.of(variant), seed).trainingMinusInference());
    }

    static double at(int iteration, List<Snapshot> snapshots, ToDoubleFunction<Snapshot> value) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.iteration() == iteration)
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Made with several images. */
    Quantity gradientError() {
        return new Quantity(
                "largest deviation from central differences, as a share of the largest gradient",
                gradients(BackpropagationCheck::largestDifference));
    }

    Quantity gradientErrorInFloat() {
        return new Quantity(
                "largest deviation of float's gradients from double's, in the same way",
                gradients(BackpropagationCheck::floatDifference));
    }

    Quantity errorOfConstantStatistics() {
        return new Quantity(
                "error in the input's gradient when mean and variance are taken for constants",
                gradients(BackpropagationCheck::constantStatistics));
    }

    private LongToDoubleFunction gradients(ToDoubleFunction<BackpropagationCheck> value) {
        return seed -> value.applyAsDouble(gradients.get(BackpropagationCheck.SEVERAL, seed));
    }

    static Snapshot last(List<Snapshot> snapshots) {
        return snapshots.get(snapshots.size() - 1);
    }
}
