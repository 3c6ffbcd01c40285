package dl4jlessons.lesson.tuning;

import dl4jlessons.lesson.tuning.SelectionBias.Repetition;
import dl4jlessons.lesson.tuning.SelectionBias.Repetitions;
import dl4jlessons.lesson.tuning.ThreeWaySplitReadings.Outcome;
import dl4jlessons.lesson.tuning.ThreeWaySplitReadings.Variant;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Tables and charts of {@link ThreeWaySplit}. */
final class ThreeWaySplitCharts implements LessonCharts {
    /** Differences beyond this are rare; the histogram counts them at its ends. */
    private static final double WIDEST = 0.2;
    /** One more or one less of a hundred images falls into the next bar. */
    private static final double BAR = 0.02;

    private final ThreeWaySplitReadings readings;
    private final List<Long> seeds;

    ThreeWaySplitCharts(ThreeWaySplitReadings readings) {
        this.readings = readings;
        this.seeds = readings.seeds();
    }

    @Override
    public List<Table> tables() {
        return List.of(reports(), optimism(), normalizers());
    }

    @Override
    public List<Figure> figures() {
        return List.of(optimismByCandidates(), differences());
    }

    private Table reports() {
        Repetitions first = readings.all(seeds.get(0));
        Table.Builder table = Table.of(
                "reports",
                "What would be reported, and how it is",
                "The best of " + first.candidates() + " candidates, with " + first.images()
                        + " images in the validation set and as many in the test set; means of "
                        + first.all().size()
                        + " repetitions. \"Elsewhere\" are the thousands of images in neither.",
                Column.text("chosen on"),
                Column.text("reported from"),
                Column.of("accuracy reported", Format.PERCENT),
                Column.of("accuracy elsewhere", Format.PERCENT),
                Column.heat("too much, points", Format.POINTS));
        report(table, "validation set", "test set", one -> one.byValidation().test(), one -> one.byValidation()
                .elsewhere());
        report(
                table,
                "validation set",
                "validation set",
                one -> one.byValidation().validation(),
                one -> one.byValidation().elsewhere());
        report(table, "test set", "test set", one -> one.byTest().test(), one -> one.byTest()
                .elsewhere());
        return table.build();
    }

    private void report(
            Table.Builder table,
            String chosenOn,
            String reportedFrom,
            ToDoubleFunction<Repetition> reported,
            ToDoubleFunction<Repetition> elsewhere) {
        table.row(
                chosenOn,
                reportedFrom,
                overSeeds(readings.mean(reported)),
                overSeeds(readings.mean(elsewhere)),
                overSeeds(readings.mean(one -> reported.applyAsDouble(one) - elsewhere.applyAsDouble(one))));
    }

    private Table optimism() {
        SelectionBias first = readings.bias().get(seeds.get(0));
        Table.Builder table = Table.of(
                "optimism",
                "Optimism by number of candidates",
                "Accuracy of the best candidate on the images that chose it, minus its accuracy elsewhere, in points.",
                Column.of("candidates", Format.COUNT),
                Column.heat(images(first.few()), Format.POINTS),
                Column.heat(images(first.many()), Format.POINTS));
        for (int i = 0; i < first.few().size(); i++) {
            int index = i;
            table.row(
                    first.few().get(i).candidates(),
                    overSeeds(seed -> readings.bias().get(seed).few().get(index).optimism()),
                    overSeeds(
                            seed -> readings.bias().get(seed).many().get(index).optimism()));
        }
        return table.build();
    }

    private Table normalizers() {
        Table.Builder table = Table.of(
                "normalizers",
                "Which images the normalizer was fitted on",
                "The same network on standardized images.",
                Column.text("network"),
                Column.of("accuracy on test images", Format.PERCENT),
                Column.of("accuracy on held-out images", Format.PERCENT));
        for (Variant variant : readings.normalizers().variants()) {
            table.row(
                    variant.toString(),
                    readings.normalizers().summary(variant, Outcome::test),
                    readings.normalizers().summary(variant, Outcome::heldOut));
        }
        return table.build();
    }

    private Figure optimismByCandidates() {
        SelectionBias first = readings.bias().get(seeds.get(0));
        return Figure.single(
                        "optimism",
                        "How much the winner's accuracy flatters it",
                        "Accuracy on the images that chose the winner, minus its accuracy on images that did not. The more"
                                + " candidates, the more luck there is to be chosen; the more images, the less luck there is.",
                        Axis.log("candidates"),
                        Axis.linear("accuracy, where chosen minus elsewhere"),
                        List.of(
                                line(images(first.few()), SelectionBias::few),
                                line(images(first.equal()) + ", candidates of one configuration", SelectionBias::equal),
                                line(images(first.many()), SelectionBias::many)))
                .withGuides(Guide.atY("honest", 0));
    }

    private Series line(String name, Function<SelectionBias, List<Repetitions>> kind) {
        List<Double> candidates = kind.apply(readings.bias().get(seeds.get(0))).stream()
                .map(repetitions -> (double) repetitions.candidates())
                .toList();
        return Curves.band(
                name, candidates, seeds, (seed, i) -> kind.apply(readings.bias().get(seed))
                        .get(i)
                        .optimism());
    }

    private Figure differences() {
        return Figure.single(
                        "differences",
                        "What is reported minus what is true",
                        "Every repetition of every seed. Chosen on validation, the test result errs to both sides alike, because"
                                + " the test set is small. Chosen on test, it errs upwards.",
                        Axis.linear("accuracy reported minus accuracy elsewhere")
                                .between(-WIDEST, WIDEST),
                        Axis.linear("share of repetitions"),
                        List.of(
                                histogram(
                                        "chosen on validation",
                                        one -> one.byValidation().test()
                                                - one.byValidation().elsewhere()),
                                histogram(
                                        "chosen on test",
                                        one -> one.byTest().test()
                                                - one.byTest().elsewhere())))
                .withGuides(Guide.atX("honest", 0));
    }

    private Series histogram(String name, ToDoubleFunction<Repetition> difference) {
        int bars = (int) Math.round(2 * WIDEST / BAR);
        double[] differences = seeds.stream()
                .flatMap(seed -> readings.all(seed).all().stream())
                .mapToDouble(difference)
                .toArray();
        double[] shares = new double[bars];
        for (double value : differences) {
            int bar = (int) Math.floor((value + WIDEST) / BAR);
            shares[Math.max(0, Math.min(bars - 1, bar))] += 1.0 / differences.length;
        }
        return Series.bars(
                name,
                IntStream.range(0, bars).mapToObj(i -> (i + 0.5) * BAR - WIDEST).toList(),
                Arrays.stream(shares).boxed().toList());
    }

    private static String images(List<Repetitions> repetitions) {
        return repetitions.get(0).images() + " images to choose by";
    }

    private Summary overSeeds(LongToDoubleFunction value) {
        return Summary.over(seeds, value);
    }
}
