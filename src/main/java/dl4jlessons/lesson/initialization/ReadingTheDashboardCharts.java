package dl4jlessons.lesson.initialization;

import dl4jlessons.lesson.ChanceLevel;
import dl4jlessons.lesson.initialization.ReadingTheDashboardReadings.Network;
import dl4jlessons.lesson.initialization.ReadingTheDashboardReadings.Outcome;
import dl4jlessons.lesson.initialization.RecordedStatistics.Report;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.RunResults;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Table and charts of {@link ReadingTheDashboard}: what the overview page draws, network beside network. */
final class ReadingTheDashboardCharts implements LessonCharts {
    private static final int COLUMNS = 4;

    private final RunResults<Network, Outcome> outcomes;
    private final RunResults<Network, RecordedStatistics> runs;
    private final ChanceLevel chance;

    ReadingTheDashboardCharts(ReadingTheDashboardReadings readings, ChanceLevel chance) {
        this.outcomes = readings.runs();
        this.runs = readings.statistics();
        this.chance = chance;
    }

    @Override
    public List<Table> tables() {
        return List.of(signs());
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                ratios(),
                byLayer(
                        "activations",
                        "Activations, layer by layer",
                        "Median over the recorded iterations. A layer whose outputs are all 0 has no place on this axis. On the"
                                + " dashboard: overview page, \"Standard Deviations\", tab \"Activations\".",
                        "standard deviation of the activations",
                        Report::activations),
                byLayer(
                        "gradients",
                        "Gradients, layer by layer",
                        "Median over the recorded iterations, of the sum over a mini-batch; gradients of exactly 0 are not drawn. On the dashboard: overview page,"
                                + " \"Standard Deviations\", tab \"Gradients\".",
                        "standard deviation of the weights' gradient",
                        Report::gradients),
                scores());
    }

    private Table signs() {
        Table.Builder table = Table.of(
                "signs",
                "The signs, network by network",
                "Medians over the recorded iterations. Healthy networks first in their kind; compare down the columns. Units alike:"
                        + " those of the first hidden layer that answer every training image alike at the end, which no curve"
                        + " shows.",
                Column.text("network"),
                Column.of("score at the end", Format.DECIMAL),
                Column.of("smallest update ÷ parameter", Format.SCIENTIFIC),
                Column.of("largest", Format.SCIENTIFIC),
                Column.of("largest, first iteration", Format.SCIENTIFIC),
                Column.of("activations, last ÷ first layer", Format.SCIENTIFIC),
                Column.of("gradients, smallest of a layer", Format.SCIENTIFIC),
                Column.of("units alike", Format.PERCENT));
        for (Network network : runs.variants()) {
            table.row(
                    network.toString(),
                    runs.summary(network, statistics -> statistics.last().score()),
                    runs.summary(network, statistics -> Collections.min(typical(statistics, Report::updateRatios))),
                    runs.summary(network, statistics -> Collections.max(typical(statistics, Report::updateRatios))),
                    runs.summary(
                            network,
                            statistics ->
                                    Collections.max(statistics.reports().get(0).updateRatios())),
                    runs.summary(network, ReadingTheDashboardReadings::lastToFirst),
                    runs.summary(network, statistics -> Collections.min(typical(statistics, Report::gradients))),
                    outcomes.summary(network, Outcome::dead));
        }
        return table.build();
    }

    private Figure ratios() {
        List<Panel> panels = runs.variants().stream()
                .map(network -> new Panel(network.toString(), ratios(network)))
                .toList();
        return new Figure(
                        "ratios",
                        "Updates divided by parameters",
                        "Mean magnitude of a layer's updates divided by that of its weights. Look whether all lines run between the"
                                + " two guides. On the dashboard: overview page, \"Update:Parameter Ratios (Mean Magnitudes)\","
                                + " which draws the powers of ten: −4 and −2 are the guides.",
                        Axis.linear("iteration"),
                        Axis.log("update ÷ parameter"),
                        COLUMNS,
                        panels)
                .withGuides(Guide.atY("1:10,000", 1e-4), Guide.atY("1:100", 1e-2));
    }

    private List<Series> ratios(Network network) {
        List<RecordedStatistics> seeds = runs.of(network);
        int output = seeds.get(0).last().updateRatios().size() - 1;
        return IntStream.rangeClosed(0, output)
                .mapToObj(layer -> Curves.band(
                        layer == output ? "output layer" : "layer " + (layer + 1),
                        iterations(seeds),
                        seeds,
                        (statistics, i) -> at(
                                statistics, i, report -> report.updateRatios().get(layer))))
                .toList();
    }

    private Figure byLayer(
            String id, String title, String caption, String quantity, Function<Report, List<Double>> values) {
        List<Series> series = runs.variants().stream()
                .map(network -> {
                    List<RecordedStatistics> seeds = runs.of(network);
                    int layers = values.apply(seeds.get(0).last()).size();
                    return Curves.band(
                                    network.toString(),
                                    IntStream.range(0, layers)
                                            .mapToObj(layer -> (double) layer)
                                            .toList(),
                                    seeds,
                                    (statistics, layer) ->
                                            typical(statistics, values).get(layer))
                            .as(network.role());
                })
                .toList();
        int layers = series.get(0).x().size();
        Axis layer = Axis.categories(
                "hidden layer",
                IntStream.rangeClosed(1, layers).mapToObj(String::valueOf).toList());
        return Figure.single(id, title, caption, layer, Axis.log(quantity), series);
    }

    private Figure scores() {
        return Figure.single(
                        "scores",
                        "Score against iterations",
                        "Loss of the mini-batch at the recorded iterations. On the dashboard: overview page, \"Model Score vs."
                                + " Iteration\", on a linear axis. Lines at the guide know only how many classes there are, and"
                                + " the curve does not tell why.",
                        Axis.linear("iteration"),
                        Axis.log("score"),
                        runs.variants().stream()
                                .map(network -> {
                                    List<RecordedStatistics> seeds = runs.of(network);
                                    return Curves.band(
                                                    network.toString(),
                                                    iterations(seeds),
                                                    seeds,
                                                    (statistics, i) -> at(statistics, i, Report::score))
                                            .as(network.role());
                                })
                                .toList())
                .withGuides(Guide.atY("chance level", chance.loss()));
    }

    /** Of the seed that was recorded longest. */
    private static List<Double> iterations(List<RecordedStatistics> seeds) {
        return seeds.stream()
                .map(RecordedStatistics::reports)
                .max(Comparator.comparingInt(List::size))
                .orElseThrow()
                .stream()
                .map(report -> (double) report.iteration())
                .toList();
    }

    /** A network that diverged has no values after that. */
    private static double at(RecordedStatistics statistics, int report, Function<Report, Double> value) {
        return report < statistics.reports().size()
                ? value.apply(statistics.reports().get(report))
                : Double.NaN;
    }

    private static List<Double> typical(RecordedStatistics statistics, Function<Report, List<Double>> values) {
        return ReadingTheDashboardReadings.typical(statistics, values);
    }
}
