package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.SuccessiveHalving.EAGER_HALVING;
import static dl4jlessons.lesson.tuning.SuccessiveHalving.HALVING;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.runtime.Plural;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.Trial;
import dl4jlessons.training.Summary;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Table and charts of {@link SuccessiveHalving}. */
final class HalvingCharts {

    private final Strategies strategies;

    HalvingCharts(Strategies strategies) {
        this.strategies = strategies;
    }

    List<Figure> figures() {
        return List.of(accuracyAgainstEpochs(), earlyAgainstFinal());
    }

    Table strategiesTable() {
        Table.Builder table = Table.of(
                "strategies",
                "What each search cost and found",
                "The full search has " + strategies.trials() + " trials of " + strategies.epochs()
                        + " epochs. Averages are over smaller searches, drawn from the trials of the full one.",
                Column.text("search"),
                Column.of("epochs in all", Format.COUNT),
                Column.of("share", Format.PERCENT),
                Column.heat("winner on unseen images", Format.PERCENT));
        row(
                table,
                "full search",
                seed -> new Replay(
                        strategies.fullCost(seed),
                        strategies.full().get(seed).winner().unseenAccuracy()));
        for (Pruner pruner : List.of(HALVING, EAGER_HALVING)) {
            row(table, halvingFrom(pruner), seed -> strategies.halving(pruner, seed));
            row(table, "full search of as many epochs, average", seed -> {
                double epochs = strategies.halving(pruner, seed).epochs();
                return new Replay(epochs, strategies.fullSearchOf(epochs, seed));
            });
        }
        CoarseToFine rounds = strategies.affordableRounds();
        row(
                table,
                "coarse to fine, " + rounds.coarse() + " trials and then " + rounds.fine() + ", average",
                seed -> strategies.coarseToFine(rounds, seed));
        return table.build();
    }

    private String halvingFrom(Pruner pruner) {
        return "successive halving from epoch "
                + pruner.rungs(strategies.epochs()).get(0);
    }

    private void row(Table.Builder table, String name, LongFunction<Replay> search) {
        List<Replay> replays = strategies.seeds().stream().map(search::apply).toList();
        table.row(
                name,
                summary(replays, Replay::epochs),
                strategies.overSeeds(seed -> search.apply(seed).epochs() / strategies.fullCost(seed)),
                summary(replays, Replay::accuracy));
    }

    private Figure accuracyAgainstEpochs() {
        int trials = strategies.trials();
        List<Integer> some = Stream.of(trials / 9, trials / 3, 2 * trials / 3, trials)
                .filter(n -> n > 0)
                .distinct()
                .toList();
        CoarseToFine all = strategies.affordableRounds();
        CoarseToFine half = new CoarseToFine(all.coarse() / 2, all.fine() / 2);
        return Figure.single(
                "accuracy-against-epochs",
                "What a search finds for its epochs",
                "Each point is a search of some size; means and extremes over the seeds. Higher and further left is better."
                        + " Epochs are what a search costs, whatever it runs on.",
                Axis.log("epochs of all trials together"),
                Axis.linear("winner's accuracy on unseen images"),
                List.of(
                        line(
                                "full search",
                                IntStream.rangeClosed(1, trials).boxed().toList(),
                                (n, seed) -> new Replay(
                                        (double) n * strategies.epochs(),
                                        ExpectedWinner.ofSome(strategies.full().get(seed), n))),
                        line("successive halving", some, (n, seed) -> strategies.halving(HALVING, n, seed)),
                        line("the same from epoch 1", some, (n, seed) -> strategies.halving(EAGER_HALVING, n, seed)),
                        line("coarse to fine", List.of(half, all), strategies::coarseToFine)));
    }

    /** A search of some size on one seed. */
    @FunctionalInterface
    private interface Search<T> {
        Replay run(T size, long seed);
    }

    private <T> Series line(String name, List<T> sizes, Search<T> search) {
        List<List<Replay>> bySize = sizes.stream()
                .map(size -> strategies.seeds().stream()
                        .map(seed -> search.run(size, seed))
                        .toList())
                .sorted((a, b) -> Double.compare(
                        summary(a, Replay::epochs).mean(),
                        summary(b, Replay::epochs).mean()))
                .toList();
        List<Summary> accuracies = bySize.stream()
                .map(replays -> summary(replays, Replay::accuracy))
                .toList();
        return Series.band(
                name,
                bySize.stream()
                        .map(replays -> summary(replays, Replay::epochs).mean())
                        .toList(),
                accuracies.stream().map(Summary::mean).toList(),
                accuracies.stream().map(Summary::min).toList(),
                accuracies.stream().map(Summary::max).toList());
    }

    private Figure earlyAgainstFinal() {
        long first = strategies.seeds().get(0);
        List<Integer> decisions = HALVING.rungs(strategies.epochs()).stream()
                .filter(rung -> rung < strategies.epochs())
                .toList();
        return new Figure(
                "early-against-final",
                "How well each decision of successive halving foresees the end",
                "One point a trial that got so far. A decision is good if what it stops lies low.",
                Axis.linear("validation accuracy when decided"),
                Axis.linear("accuracy on unseen images at the end"),
                decisions.size(),
                decisions.stream().map(rung -> decision(rung, first)).toList());
    }

    private Panel decision(int rung, long seed) {
        List<Trial> entered = strategies.pruned(HALVING, seed).trials().stream()
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
                        .map(t -> strategies.full().get(seed).unseenAccuracy(t))
                        .toList());
    }

    private static Summary summary(List<Replay> replays, ToDoubleFunction<Replay> figure) {
        return Summary.of(replays.stream().map(figure::applyAsDouble).toList());
    }
}
