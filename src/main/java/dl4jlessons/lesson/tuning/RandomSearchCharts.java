package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.RandomSearchReadings.LEARNING_RATE;

import dl4jlessons.lesson.tuning.SurrogateSearches.Findings;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Role;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.SearchSpace.Bound;
import dl4jlessons.search.TrialState;
import dl4jlessons.study.StudyFigures;
import dl4jlessons.study.StudyTables;
import dl4jlessons.training.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables and charts of {@link RandomSearch}; those of single trials show the first seed's. */
final class RandomSearchCharts implements LessonCharts {
    /** Ranks in the leaderboard, and in the chart of ranks as many as the book shows. */
    private static final int RANKS = 10;

    private static final int TOP = 20;

    private final RandomSearchReadings readings;
    private final List<Long> seeds;
    private final MeasuredStudy book;
    private final MeasuredStudy main;

    RandomSearchCharts(RandomSearchReadings readings) {
        this.readings = readings;
        this.seeds = readings.seeds();
        this.book = readings.book().get(seeds.get(0));
        this.main = readings.main().get(seeds.get(0));
    }

    @Override
    public List<Table> tables() {
        return List.of(
                winners(),
                StudyTables.leaderboard("leaderboard", main.result(), RANKS),
                importances(),
                equalCost(),
                bounds(),
                scales());
    }

    @Override
    public List<Figure> figures() {
        List<Figure> figures =
                new ArrayList<>(List.of(new ValidationCurves(main.result()).figure("main-curves"), ranks()));
        figures.addAll(new StudyFigures("main", main.result()).againstEach());
        figures.add(searchesOfEqualCost());
        new StudyFigures("book", book.result()).againstEach().forEach(figure -> figures.add(ofBook(figure)));
        return figures;
    }

    private static Figure ofBook(Figure figure) {
        return new Figure(
                figure.id(),
                figure.title() + ", book's space",
                figure.caption(),
                figure.x(),
                figure.y(),
                figure.columns(),
                figure.panels());
    }

    private Table importances() {
        Table.Builder table = Table.of(
                "importances",
                "How much each hyperparameter explains",
                "Share of the variance of accuracies over the main search's space that one hyperparameter explains alone, on a"
                        + " surrogate: a Gaussian process through all trials in this space. What two explain only together is"
                        + " in no share.",
                Column.text("hyperparameter"),
                Column.heat("share of variance", Format.PERCENT));
        for (String name : readings.hyperparameters()) {
            table.row(name, overSeeds(readings.explainedBy(name)));
        }
        return table.build();
    }

    private Table equalCost() {
        Table.Builder table = Table.of(
                "equal-cost",
                "Random search, a quasi-random one and grids of equal cost, on the surrogate",
                "Expected winners of searches of " + readings.gridTrials()
                        + " trials, means of many searches that differ in their draws or shifts. Nothing is trained: the"
                        + " surrogate answers, and the accuracies that choose err as those on the validation images do.",
                Column.text("search"),
                Column.heat("accuracy on held-out images", Format.PERCENT));
        table.row("random", overSeeds(readings.onSurrogate(Findings::random)));
        table.row("Halton", overSeeds(readings.onSurrogate(Findings::halton)));
        table.row("shifted grids", overSeeds(readings.onSurrogate(Findings::grids)));
        return table.build();
    }

    private Figure ranks() {
        List<RankedTrial> first =
                main.result().leaderboard().stream().limit(TOP).toList();
        List<Double> ranks = first.stream().map(one -> (double) one.rank()).toList();
        RankedTrial best = first.get(0);
        return Figure.single(
                        "main-ranks",
                        "The first ranks, and how good they are",
                        "Whiskers are one standard error of the accuracy on the validation images, by which trials are ranked."
                                + " The other points say what the same networks do on thousands of images that the search did not"
                                + " see: the winner may not be as good as it looks, nor better than the next ones.",
                        Axis.linear("rank"),
                        Axis.linear("accuracy"),
                        List.of(
                                Series.points(
                                                "validation",
                                                ranks,
                                                first.stream()
                                                        .map(RankedTrial::accuracy)
                                                        .toList(),
                                                first.stream()
                                                        .map(one -> one.accuracy() - one.standardError())
                                                        .toList(),
                                                first.stream()
                                                        .map(one -> one.accuracy() + one.standardError())
                                                        .toList())
                                        .as(Role.VALIDATION),
                                Series.points(
                                                "held-out images",
                                                ranks,
                                                first.stream()
                                                        .map(one -> main.unseenAccuracy(one.trial()))
                                                        .toList())
                                        .as(Role.TEST)))
                .withGuides(Guide.atY("best − 1 standard error", best.accuracy() - best.standardError()));
    }

    private Figure searchesOfEqualCost() {
        List<Double> trials = IntStream.rangeClosed(1, main.result().trials().size())
                .mapToObj(n -> (double) n)
                .toList();
        return Figure.single(
                "random-against-grid",
                "Random search, a quasi-random one and grids of equal cost",
                "Four hyperparameters. The line is the winner that a random search of so many trials has on the average. Grids"
                        + " are shifted at random; each point is one seed's.",
                Axis.linear("trials"),
                Axis.linear("accuracy of the winner on held-out images"),
                List.of(
                        Curves.band(
                                "random search",
                                trials,
                                seeds,
                                (seed, i) ->
                                        ExpectedWinner.ofSome(readings.main().get(seed), i + 1)),
                        points("shifted grids, mean", readings.grids().get(0), readings.gridWinner()),
                        points("Halton", readings.halton(), readings.winner(readings.halton()))));
    }

    private Series points(String name, Map<Long, MeasuredStudy> search, LongToDoubleFunction accuracy) {
        return Series.points(
                name,
                seeds.stream().map(seed -> trials(search, seed)).toList(),
                seeds.stream().map(accuracy::applyAsDouble).toList());
    }

    private Table winners() {
        Table.Builder table = Table.of(
                "winners",
                "The winner of each search",
                "Validation accuracy chose the winner, on few images; accuracy on held-out images is measured on thousands. The"
                        + " averages are over all smaller searches that the random one contains.",
                Column.text("search"),
                Column.of("trials", Format.COUNT),
                Column.of("diverged", Format.COUNT),
                Column.of("learning rate", Format.SCIENTIFIC),
                Column.of("validation accuracy", Format.PERCENT),
                Column.heat("accuracy on held-out images", Format.PERCENT));
        winner(table, "four hyperparameters, random", readings.main());
        average(table, readings.grids().get(0), readings.main());
        winner(table, "Halton", readings.halton());
        for (Map<Long, MeasuredStudy> grid : readings.grids()) {
            winner(table, "shifted grid", grid);
        }
        winner(table, "book's two, random", readings.book());
        average(table, readings.bookGrid(), readings.book());
        winner(table, "book's two, grid with corners", readings.bookGrid());
        return table.build();
    }

    private void average(Table.Builder table, Map<Long, MeasuredStudy> grid, Map<Long, MeasuredStudy> random) {
        table.row(
                "random, as many trials as a grid, average",
                overSeeds(seed -> trials(grid, seed)),
                "",
                "",
                "",
                overSeeds(readings.asManyAs(grid, random)));
    }

    private void winner(Table.Builder table, String name, Map<Long, MeasuredStudy> search) {
        table.row(
                name,
                overSeeds(seed -> trials(search, seed)),
                overSeeds(seed -> search.get(seed).result().count(TrialState.DIVERGED)),
                overSeeds(seed -> search.get(seed).winner().trial().parameters().number(LEARNING_RATE)),
                overSeeds(seed -> search.get(seed).winner().validationAccuracy()),
                overSeeds(readings.winner(search)));
    }

    private Table bounds() {
        Table.Builder table = Table.of(
                "bounds",
                "Does the optimum lie at a bound?",
                "Bounds within a twentieth of the range from the winner. A hyperparameter that makes no difference lies anywhere,"
                        + " bounds included; the last column is steadier than a single winner: where the learning rates of the ten"
                        + " best trials lie in their range, 0 at the lower bound and 1 at the upper one.",
                Column.text("search"),
                Column.of("seed", Format.COUNT),
                Column.text("winner is near"),
                Column.of("place of good rates", Format.DECIMAL));
        for (long seed : seeds) {
            bounds(table, "book's two hyperparameters", readings.book(), seed);
        }
        for (long seed : seeds) {
            bounds(table, "four hyperparameters", readings.main(), seed);
        }
        return table.build();
    }

    private void bounds(Table.Builder table, String name, Map<Long, MeasuredStudy> search, long seed) {
        List<Bound> near = search.get(seed).result().boundsNearBest();
        String text = near.stream()
                .map(bound -> "the " + bound.side().name().toLowerCase(Locale.ROOT) + " bound of " + bound.dimension())
                .collect(Collectors.joining(", "));
        table.row(
                name,
                seed,
                near.isEmpty() ? "no bound" : text,
                readings.placeOfGoodRates(search).applyAsDouble(seed));
    }

    private Table scales() {
        Table.Builder table = Table.of(
                "scales",
                "Drawing learning rates on a logarithmic scale and evenly",
                "Accuracy on held-out images of the best of " + RandomSearchReadings.SMALL_SEARCH
                        + " trials, on the average: computed from the trials above, weighted by how often each way of drawing"
                        + " would have drawn them.",
                Column.text("learning rates"),
                Column.heat("logarithmic scale", Format.PERCENT),
                Column.heat("evenly", Format.PERCENT));
        scale(table, "up to 0.01, the book's", readings.book());
        scale(table, "up to 1", readings.main());
        return table.build();
    }

    private void scale(Table.Builder table, String name, Map<Long, MeasuredStudy> search) {
        table.row(name, overSeeds(readings.drawnOnLogScale(search)), overSeeds(readings.drawnEvenly(search)));
    }

    private static double trials(Map<Long, MeasuredStudy> search, long seed) {
        return search.get(seed).result().trials().size();
    }

    private Summary overSeeds(LongToDoubleFunction value) {
        return Summary.over(seeds, value);
    }
}
