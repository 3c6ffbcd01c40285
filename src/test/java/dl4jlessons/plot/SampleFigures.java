package dl4jlessons.plot;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Figures such as lessons make, with made-up values. */
public final class SampleFigures {
    public static final List<String> INITIALIZATIONS = List.of("std 1", "std 0.01", "Xavier 1/√n", "He");

    private static final Map<String, Role> ROLES = Map.of(
            "std 1", Role.TOO_LARGE,
            "std 0.01", Role.TOO_SMALL,
            "Xavier 1/√n", Role.FIRST_METHOD,
            "He", Role.SECOND_METHOD);

    private SampleFigures() {}

    /** Loss curves of a thousand iterations with the spread of three seeds; one variant diverges. */
    public static Figure lossBands() {
        List<Double> iterations = range(1, 1000);
        return Figure.single(
                        "loss",
                        "Training loss by initial weights",
                        "Mean of three seeds; the band reaches from the smallest to the largest. He learns from the"
                                + " first iteration on, std 0.01 never leaves the loss of guessing.",
                        Axis.linear("iteration"),
                        Axis.linear("training loss").between(0, 3),
                        List.of(
                                noisy("std 0.01", iterations, t -> 2.3026, 0.002),
                                noisy("Xavier 1/√n", iterations, t -> 0.45 + 1.9 * Math.exp(-t / 210), 0.07),
                                noisy("He", iterations, t -> 0.38 + 1.9 * Math.exp(-t / 120), 0.06)
                                        .as(Role.SECOND_METHOD),
                                noisy("std 1", iterations, t -> t > 160 ? Double.POSITIVE_INFINITY : 1 + t / 90, 0.2)))
                .withGuides(Guide.atY("guessing: ln 10", Math.log(10)));
    }

    /** Four activations times four initializations. */
    public static Figure histograms() {
        List<Panel> panels = new ArrayList<>();
        for (String activation : List.of("identity", "sigmoid", "tanh", "ReLU")) {
            for (String weights : INITIALIZATIONS) {
                double spread = 0.08 + 0.11 * panels.size() % 0.9;
                List<Double> centres =
                        range(0, 39).stream().map(i -> -1 + (i + 0.5) / 20).toList();
                List<Double> shares = centres.stream()
                        .map(x -> Math.exp(-x * x / (2 * spread * spread)) / (spread * 50))
                        .toList();
                panels.add(new Panel(
                        activation + " · " + weights,
                        List.of(Series.bars(weights, centres, shares).as(ROLES.get(weights)))));
            }
        }
        return new Figure(
                "activations",
                "Activations of the fifth layer",
                "Share of activations in each of 40 bins. Rows are activation functions, columns initial weights.",
                Axis.linear("activation").between(-1, 1),
                Axis.linear("share of activations"),
                4,
                panels);
    }

    /** Gradients over thirty decades, with zeros among them, in three panels. */
    public static Figure gradients() {
        List<Panel> panels = new ArrayList<>();
        for (int depth : new int[] {5, 10, 20}) {
            List<Double> layers = range(1, depth);
            List<Series> series = new ArrayList<>();
            for (int i = 0; i < INITIALIZATIONS.size(); i++) {
                double slope = List.of(0.05, 1.45, 0.5, 0.1).get(i);
                List<Double> rms = layers.stream()
                        .map(layer -> Math.pow(10, -2 - slope * (depth - layer)))
                        .map(g -> g < 1e-25 ? 0 : g)
                        .toList();
                series.add(Series.line(INITIALIZATIONS.get(i), layers, rms));
            }
            panels.add(new Panel(depth + " layers", series, depth == 20 ? "std 0.01: exactly 0 below layer 5" : ""));
        }
        return new Figure(
                "gradients",
                "Gradient by layer and depth",
                "Root mean square of the weight gradient, before training.",
                Axis.linear("layer, counted from the input"),
                Axis.log("gradient RMS"),
                3,
                panels);
    }

    /** Thousands of points, both axes logarithmic, zeros and infinities included. */
    public static Figure cloud() {
        Random random = new Random(7);
        List<Double> rates =
                random.doubles(3000, -6, -2).map(e -> Math.pow(10, e)).boxed().toList();
        List<Double> losses = new ArrayList<>();
        for (double rate : rates) {
            double miss = Math.log10(rate) + 3.4;
            losses.add(0.3 * Math.pow(10, 0.25 * miss * miss + 0.12 * random.nextGaussian()));
        }
        losses.set(0, 0.0);
        losses.set(1, Double.POSITIVE_INFINITY);
        losses.set(2, Double.NaN);
        return Figure.single(
                "cloud",
                "Validation loss against learning rate",
                "Each point is a trial.",
                Axis.log("learning rate"),
                Axis.log("validation loss"),
                List.of(
                        Series.points("random search <3000 trials & more>", rates, losses),
                        Series.points(
                                "grid", List.of(1e-6, 1e-5, 1e-4, 1e-3, 1e-2), List.of(10.0, 1.9, 0.39, 0.33, 1.1))));
    }

    /** Categories with whiskers. */
    public static Figure regularization() {
        List<String> variants = List.of("none", "BN", "dropout", "L2", "BN + dropout", "BN after activation");
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            double gap = 0.31 - 0.04 * i;
            series.add(Series.points(
                    variants.get(i), List.of((double) i), List.of(gap), List.of(gap - 0.02), List.of(gap + 0.03)));
        }
        return Figure.single(
                "gap",
                "Generalization gap",
                "Training minus validation accuracy; whiskers reach over the seeds.",
                Axis.categories("", variants),
                Axis.linear("gap, percentage points / 100"),
                series);
    }

    /** Seven panels in three columns, which leaves the last row incomplete, with long names. */
    public static Figure robustness() {
        List<Panel> panels = IntStream.range(0, 7)
                .mapToObj(i -> {
                    List<Double> epochs = range(0, 20);
                    double scale = Math.pow(10, -i / 2.0);
                    return new Panel(
                            String.format(java.util.Locale.ROOT, "weight scale %.3g", scale),
                            List.of(
                                    noisy("plain", epochs, e -> 0.1 + 0.85 * (1 - Math.exp(-e * scale / 3)), 0.01),
                                    noisy("with BN", epochs, e -> 0.1 + 0.88 * (1 - Math.exp(-e / 4)), 0.01),
                                    noisy(
                                            "with batch normalization after the activation function instead of before",
                                            epochs,
                                            e -> 0.1 + 0.8 * (1 - Math.exp(-e / 6)),
                                            0.01)),
                            i == 0 ? "plain: diverged at epoch 3 for two of three seeds" : "");
                })
                .toList();
        return new Figure(
                "scales",
                "Training accuracy by scale of the initial weights",
                "One panel for each scale.",
                Axis.linear("epoch"),
                Axis.linear("training accuracy").between(0, 1),
                3,
                panels);
    }

    public static List<Figure> all() {
        return List.of(lossBands(), histograms(), gradients(), cloud(), regularization(), robustness());
    }

    static List<Double> range(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> (double) i).toList();
    }

    private static Series noisy(String name, List<Double> x, DoubleUnaryOperator mean, double noise) {
        Random random = new Random(name.hashCode());
        List<Double> y = x.stream()
                .map(v -> mean.applyAsDouble(v) + noise * random.nextGaussian())
                .toList();
        List<Double> low = y.stream().map(v -> v - noise).toList();
        List<Double> high = y.stream().map(v -> v + noise).toList();
        return Series.band(name, x, y, low, high);
    }

    static List<Double> list(double... values) {
        return DoubleStream.of(values).boxed().toList();
    }
}
