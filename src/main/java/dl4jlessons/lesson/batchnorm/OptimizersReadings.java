package dl4jlessons.lesson.batchnorm;

import dl4jlessons.result.Quantity;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Summary;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * What {@link Optimizers} measured.
 *
 * @param works validation accuracy at the end from which on a learning rate counts as one that works
 */
record OptimizersReadings(RunResults<Variant, History> runs, double works) {
    /** Multiples of He's standard deviation. */
    static final List<Double> SCALES = List.of(0.1, 0.3, 1.0, 3.0, 10.0);

    /** Every optimizer, and with batch normalization the plainest and the most used. */
    static final List<Kind> KINDS = List.of(
            new Kind(Optimizer.SGD, false),
            new Kind(Optimizer.MOMENTUM, false),
            new Kind(Optimizer.ADAM, false),
            new Kind(Optimizer.WARM_UP, false),
            new Kind(Optimizer.SGD, true),
            new Kind(Optimizer.ADAM, true));

    /** What makes an update of a gradient. */
    enum Optimizer {
        SGD("SGD"),
        MOMENTUM("momentum"),
        ADAM("Adam"),
        WARM_UP("warm-up");

        private final String label;

        Optimizer(String label) {
            this.label = label;
        }

        /** Half decades, from where it crawls to where it diverges: the optimizer decides where that is. */
        List<Double> rates() {
            return switch (this) {
                case SGD, WARM_UP -> List.of(0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0);
                case MOMENTUM -> List.of(0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3);
                case ADAM -> List.of(0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3);
            };
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** An optimizer with or without batch normalization in front of each activation. */
    record Kind(Optimizer optimizer, boolean normalized) {
        /**
         * The rate with the highest validation accuracy from He initialization, mean of seeds 101 to 103, which are not among
         * those judged; the tests' program {@code OptimizerChoice} compares.
         */
        double bestRate() {
            return switch (optimizer) {
                case SGD -> 0.1;
                case MOMENTUM, WARM_UP -> 0.03;
                case ADAM -> 0.001;
            };
        }

        @Override
        public String toString() {
            return optimizer + (normalized ? " + BN" : "");
        }
    }

    /**
     * What networks differ in.
     *
     * @param scale standard deviation of the initial weights, as a multiple of He's
     */
    record Variant(Kind kind, double scale, double rate) {
        @Override
        public String toString() {
            return kind + (scale == 1 ? "" : ", weights ×" + scale) + ", rate " + rate;
        }
    }

    List<Long> seeds() {
        return runs.seeds();
    }

    /** Validation accuracy at the end; 0 if training diverged. */
    double accuracy(Variant variant, long seed) {
        History history = runs.get(variant, seed);
        return history.diverged() ? 0 : history.last().validationAccuracy();
    }

    /** The same from He initialization. */
    double accuracy(Kind kind, double rate, long seed) {
        return accuracy(new Variant(kind, 1, rate), seed);
    }

    /** The highest at any rate, from He initialization. */
    double best(Kind kind, long seed) {
        return kind.optimizer().rates().stream()
                .mapToDouble(rate -> accuracy(kind, rate, seed))
                .max()
                .orElseThrow();
    }

    /** How many decades of learning rates work, where accuracy is read off a straight line between two that were tried. */
    double width(Kind kind, long seed) {
        List<Double> rates = kind.optimizer().rates();
        return IntStream.range(1, rates.size())
                .mapToDouble(i -> Math.log10(rates.get(i) / rates.get(i - 1))
                        * shareThatWorks(accuracy(kind, rates.get(i - 1), seed), accuracy(kind, rates.get(i), seed)))
                .sum();
    }

    Quantity widerBy(Kind wide, Kind narrow) {
        return lead("decades of rates that work", this::width, wide, narrow);
    }

    /** How many times as high the highest rate of one is as that of another. */
    Quantity highestRate(Kind one, Kind other) {
        return new Quantity(
                "highest rate that works, " + one + " ÷ " + other,
                seed -> highestRate(one, seed) / highestRate(other, seed));
    }

    Quantity leadAtTheBestRate(Kind ahead, Kind behind) {
        return lead("validation accuracy at the best rate", this::best, ahead, behind);
    }

    Quantity leadOverScales(Kind ahead, Kind behind) {
        return lead("validation accuracy, mean over scales", this::meanOverScales, ahead, behind);
    }

    private static Quantity lead(String what, ToDoubleBiFunction<Kind, Long> value, Kind ahead, Kind behind) {
        return new Quantity(
                what + ", " + ahead + " minus " + behind,
                seed -> value.applyAsDouble(ahead, seed) - value.applyAsDouble(behind, seed));
    }

    Quantity lostOverScales(Kind kind) {
        return new Quantity(
                "validation accuracy with " + kind + ", from He minus mean over scales",
                seed -> accuracy(kind, kind.bestRate(), seed) - meanOverScales(kind, seed));
    }

    /** The highest rate that works, read off in the same way; not a number if none does. */
    private double highestRate(Kind kind, long seed) {
        List<Double> rates = kind.optimizer().rates();
        for (int i = rates.size() - 1; i >= 0; i--) {
            double accuracy = accuracy(kind, rates.get(i), seed);
            if (accuracy >= works) {
                boolean last = i == rates.size() - 1;
                double share = last ? 0 : shareThatWorks(accuracy, accuracy(kind, rates.get(i + 1), seed));
                return rates.get(i) * (last ? 1 : Math.pow(rates.get(i + 1) / rates.get(i), share));
            }
        }
        return Double.NaN;
    }

    /** How much of a straight line from one accuracy to another is high enough. */
    private double shareThatWorks(double from, double to) {
        double high = Math.max(from, to);
        double low = Math.min(from, to);
        if (low >= works) {
            return 1;
        }
        return high < works ? 0 : (high - works) / (high - low);
    }

    /** Accuracy at the best rate, mean over all scales of the weights. */
    double meanOverScales(Kind kind, long seed) {
        return SCALES.stream()
                .mapToDouble(scale -> accuracy(new Variant(kind, scale, kind.bestRate()), seed))
                .average()
                .orElseThrow();
    }

    Summary overSeeds(LongToDoubleFunction value) {
        return Summary.over(seeds(), value);
    }
}
