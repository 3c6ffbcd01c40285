package dl4jlessons.lesson.tuning;

import dl4jlessons.lesson.tuning.MeasuredStudy.Outcome;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.runtime.Plural;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.Trial;
import dl4jlessons.training.Summary;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Table and charts of {@link HalvingSearch}. */
final class HalvingSearchCharts implements LessonCharts {
    private static final int ETA = 3;
    /** Of the simulation: a small cluster, and trials as unequal as widths and batch sizes make them. */
    private static final int WORKERS = 9;

    private static final int SIMULATED_TRIALS = 81;
    private static final double SPREAD = 0.5;
    private static final int MOMENTS = 300;

    private final HalvingSearchReadings readings;
    private final Pruner halving;
    private final Pruner eagerHalving;

    /** @param eagerHalving decides earlier */
    HalvingSearchCharts(HalvingSearchReadings readings, Pruner halving, Pruner eagerHalving) {
        this.readings = readings;
        this.halving = halving;
        this.eagerHalving = eagerHalving;
    }

    @Override
    public List<Table> tables() {
        return List.of(strategies());
    }

    @Override
    public List<Figure> figures() {
        return List.of(accuracyAgainstEpochs(), earlyAgainstFinal(), busyWorkers());
    }

    private Table strategies() {
        Table.Builder table = Table.of(
                "strategies",
                "What each search cost and found",
                "The full search has " + readings.trials() + " trials of " + readings.epochs()
                        + " epochs. Averages are over smaller searches, drawn from the trials of the full one.",
                Column.text("search"),
                Column.of("epochs in all", Format.COUNT),
                Column.of("share", Format.PERCENT),
                Column.heat("winner on held-out images", Format.PERCENT));
        row(table, "full search", readings::fullSearch);
        for (Pruner pruner : List.of(halving, eagerHalving)) {
            row(table, halvingFrom(pruner), seed -> readings.halving(pruner, seed));
            row(table, "full search of as many epochs, average", seed -> {
                double epochs = readings.halving(pruner, seed).epochs();
                return new Outcome(epochs, readings.fullSearchOf(epochs, seed));
            });
        }
        CoarseToFine rounds = readings.affordableRounds();
        row(
                table,
                "coarse to fine, " + rounds.coarse() + " trials and then " + rounds.fine() + ", average",
                seed -> readings.coarseToFine(rounds, seed));
        Hyperband hyperband = new Hyperband(ETA, readings.epochs());
        if (hyperband.trials() <= readings.trials()) {
            row(
                    table,
                    "Hyperband: "
                            + hyperband.brackets().stream()
                                    .map(bracket -> bracket.trials() + " from epoch " + bracket.firstRung())
                                    .collect(Collectors.joining(", "))
                            + ", average",
                    seed -> readings.hyperband(hyperband, seed));
        }
        return table.build();
    }

    private String halvingFrom(Pruner pruner) {
        return "successive halving from epoch "
                + pruner.rungs(readings.epochs()).get(0);
    }

    private void row(Table.Builder table, String name, LongFunction<Outcome> search) {
        List<Long> seeds = readings.seeds();
        List<Outcome> outcomes = seeds.stream().map(search::apply).toList();
        table.row(
                name,
                summary(outcomes, Outcome::epochs),
                Summary.of(IntStream.range(0, seeds.size())
                        .mapToObj(i -> outcomes.get(i).epochs()
                                / readings.fullSearch(seeds.get(i)).epochs())
                        .toList()),
                summary(outcomes, Outcome::accuracy));
    }

    private Figure accuracyAgainstEpochs() {
        int trials = readings.trials();
        List<Integer> some = Stream.of(trials / 9, trials / 3, 2 * trials / 3, trials)
                .filter(n -> n > 0)
                .distinct()
                .toList();
        CoarseToFine all = readings.affordableRounds();
        CoarseToFine half = new CoarseToFine(all.coarse() / 2, all.fine() / 2);
        return Figure.single(
                "accuracy-against-epochs",
                "What a search finds for its epochs",
                "Each point is a search of some size; means and extremes over the seeds. Higher and further left is better."
                        + " Epochs are what a search costs, whatever it runs on.",
                Axis.log("epochs of all trials together"),
                Axis.linear("winner's accuracy on held-out images"),
                List.of(
                        line(
                                "full search",
                                IntStream.rangeClosed(1, trials).boxed().toList(),
                                (n, seed) -> new Outcome(
                                        (double) n * readings.epochs(),
                                        ExpectedWinner.ofSome(readings.full().get(seed), n))),
                        line("successive halving", some, (n, seed) -> readings.halving(halving, n, seed)),
                        line("the same from epoch 1", some, (n, seed) -> readings.halving(eagerHalving, n, seed)),
                        line("coarse to fine", List.of(half, all), readings::coarseToFine)));
    }

    /** A search of some size on one seed. */
    @FunctionalInterface
    private interface Search<T> {
        Outcome run(T size, long seed);
    }

    private <T> Series line(String name, List<T> sizes, Search<T> search) {
        List<List<Outcome>> bySize = sizes.stream()
                .map(size -> readings.seeds().stream()
                        .map(seed -> search.run(size, seed))
                        .toList())
                .sorted((a, b) -> Double.compare(
                        summary(a, Outcome::epochs).mean(),
                        summary(b, Outcome::epochs).mean()))
                .toList();
        List<Summary> accuracies = bySize.stream()
                .map(outcomes -> summary(outcomes, Outcome::accuracy))
                .toList();
        return Series.band(
                name,
                bySize.stream()
                        .map(outcomes -> summary(outcomes, Outcome::epochs).mean())
                        .toList(),
                accuracies.stream().map(Summary::mean).toList(),
                accuracies.stream().map(Summary::min).toList(),
                accuracies.stream().map(Summary::max).toList());
    }

    private Figure busyWorkers() {
        AshaSimulation simulation = new AshaSimulation(
                WORKERS,
                SIMULATED_TRIALS,
                List.of(3, 9, 27),
                SPREAD,
                readings.seeds().get(0));
        AshaSimulation.Schedule waiting = simulation.synchronous();
        AshaSimulation.Schedule asynchronous = simulation.asynchronous(waiting.end());
        return Figure.single(
                "busy-workers",
                "Workers that train, simulated",
                String.format(
                        Locale.ROOT,
                        "Nothing is trained here: %d trials on %d workers, a trial's seconds an epoch drawn from a log-normal"
                                + " distribution. Successive halving waits at each rung for its slowest trial, and its workers"
                                + " train %.0f %% of the time. Asynchronous halving (ASHA) promotes a trial as soon as it is in"
                                + " the best third of those that have come so far, and begins another where there is none:"
                                + " %.0f %%. In the same time %d and %d trials are trained to the end; those of ASHA were"
                                + " promoted on less evidence.",
                        SIMULATED_TRIALS,
                        WORKERS,
                        100 * waiting.utilization(),
                        100 * asynchronous.utilization(),
                        waiting.complete(2),
                        asynchronous.complete(2)),
                Axis.linear("simulated seconds"),
                Axis.linear("share of workers that train").between(0, 1),
                List.of(busy("synchronous", waiting), busy("asynchronous", asynchronous)));
    }

    private static Series busy(String name, AshaSimulation.Schedule schedule) {
        List<Double> times = IntStream.rangeClosed(0, MOMENTS)
                .mapToObj(i -> i * schedule.end() / MOMENTS)
                .toList();
        return Series.line(name, times, times.stream().map(schedule::busy).toList());
    }

    private Figure earlyAgainstFinal() {
        long first = readings.seeds().get(0);
        List<Integer> decisions = halving.rungs(readings.epochs()).stream()
                .filter(rung -> rung < readings.epochs())
                .toList();
        return new Figure(
                "early-against-final",
                "How well each decision of successive halving foresees the end",
                "One point a trial that got so far. A decision is good if what it stops lies low.",
                Axis.linear("validation accuracy when decided"),
                Axis.linear("accuracy on held-out images at the end"),
                decisions.size(),
                decisions.stream().map(rung -> decision(rung, first)).toList());
    }

    private Panel decision(int rung, long seed) {
        List<Trial> entered = readings.pruned(halving, seed).trials().stream()
                .filter(trial -> trial.epochs() >= rung)
                .toList();
        return new Panel(
                "after " + Plural.of(rung, "epoch") + ", " + Plural.of(entered.size(), "trial"),
                List.of(points("stopped", entered, rung, false, seed), points("go on", entered, rung, true, seed)));
    }

    private Series points(String name, List<Trial> entered, int rung, boolean goOn, long seed) {
        List<Trial> trials =
                entered.stream().filter(trial -> trial.epochs() > rung == goOn).toList();
        return Series.points(
                name,
                trials.stream()
                        .map(t -> t.curve().get(rung - 1).validationAccuracy())
                        .toList(),
                trials.stream()
                        .map(t -> readings.full().get(seed).unseenAccuracy(t))
                        .toList());
    }

    private static Summary summary(List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
        return Summary.of(outcomes.stream().map(value::applyAsDouble).toList());
    }
}
