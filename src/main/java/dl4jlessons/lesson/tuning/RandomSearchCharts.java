package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.RandomSearchReadings.LEARNING_RATE;

import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
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
    /** Ranks in the leaderboard. */
    private static final int RANKS = 10;

    private final RandomSearchReadings readings;
    private final int top;
    private final int smallSearch;
    private final int good;
    private final List<Long> seeds;
    private final MeasuredStudy random;
    private final MeasuredStudy wider;

    /**
     * @param top ranks whose order is examined
     * @param smallSearch trials of the searches that compare ways to draw them
     * @param good so many of the best trials say where good learning rates lie
     */
    RandomSearchCharts(RandomSearchReadings readings, int top, int smallSearch, int good) {
        this.readings = readings;
        this.top = top;
        this.smallSearch = smallSearch;
        this.good = good;
        this.seeds = readings.seeds();
        this.random = readings.random().get(seeds.get(0));
        this.wider = readings.wider().get(seeds.get(0));
    }

    @Override
    public List<Table> tables() {
        return List.of(winners(), StudyTables.leaderboard("leaderboard", random.result(), RANKS), bounds(), scales());
    }

    @Override
    public List<Figure> figures() {
        StudyFigures book = new StudyFigures("book", random.result());
        List<Figure> figures = new ArrayList<>(List.of(book.curves(top), ranks()));
        figures.addAll(book.againstEach());
        figures.add(randomAgainstGrid());
        new StudyFigures("wider", wider.result()).againstEach().forEach(figure -> figures.add(ofWiderSearch(figure)));
        return figures;
    }

    private static Figure ofWiderSearch(Figure figure) {
        return new Figure(
                figure.id(),
                figure.title() + ", wider search",
                figure.caption(),
                figure.x(),
                figure.y(),
                figure.columns(),
                figure.panels());
    }

    private Figure ranks() {
        List<RankedTrial> first =
                random.result().leaderboard().stream().limit(top).toList();
        List<Double> ranks = first.stream().map(one -> (double) one.rank()).toList();
        RankedTrial best = first.get(0);
        return Figure.single(
                        "book-ranks",
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
                                                .toList()),
                                Series.points(
                                        "unseen images",
                                        ranks,
                                        first.stream()
                                                .map(one -> random.unseenAccuracy(one.trial()))
                                                .toList())))
                .withGuides(Guide.atY("best − 1 standard error", best.accuracy() - best.standardError()));
    }

    private Figure randomAgainstGrid() {
        List<Double> trials = IntStream.rangeClosed(1, random.result().trials().size())
                .mapToObj(n -> (double) n)
                .toList();
        return Figure.single(
                "random-against-grid",
                "Random search and grids of equal cost",
                "The line is the winner that a random search of so many trials has on the average. The grids have "
                        + readings.cornerGrid()
                                .get(seeds.get(0))
                                .result()
                                .trials()
                                .size()
                        + " trials: one includes the bounds of the space, the points of the other lie half"
                        + " a step inside.",
                Axis.linear("trials"),
                Axis.linear("accuracy of the winner on unseen images"),
                List.of(
                        Curves.band(
                                "random search",
                                trials,
                                seeds,
                                (seed, i) ->
                                        ExpectedWinner.ofSome(readings.random().get(seed), i + 1)),
                        grid("grid with corners", readings.cornerGrid()),
                        grid("centred grid", readings.centredGrid())));
    }

    private Series grid(String name, Map<Long, MeasuredStudy> grid) {
        return Series.points(
                name,
                seeds.stream().map(this::gridTrials).toList(),
                seeds.stream()
                        .map(seed -> readings.winner(grid).applyAsDouble(seed))
                        .toList());
    }

    private double gridTrials(long seed) {
        return readings.cornerGrid().get(seed).result().trials().size();
    }

    private Table winners() {
        Table.Builder table = Table.of(
                "winners",
                "The winner of each search",
                "Validation accuracy chose the winner, on few images; accuracy on unseen images is measured on thousands. The"
                        + " average is over all smaller searches that the random one contains.",
                Column.text("search"),
                Column.of("trials", Format.COUNT),
                Column.of("diverged", Format.COUNT),
                Column.of("learning rate", Format.SCIENTIFIC),
                Column.of("validation accuracy", Format.PERCENT),
                Column.heat("accuracy on unseen images", Format.PERCENT));
        winner(table, "random", readings.random());
        table.row(
                "random, as many trials as a grid, average",
                overSeeds(seed -> trials(readings.cornerGrid(), seed)),
                "",
                "",
                "",
                overSeeds(readings.asManyAsGrid()));
        winner(table, "grid with corners", readings.cornerGrid());
        winner(table, "centred grid", readings.centredGrid());
        winner(table, "random, four hyperparameters, wider", readings.wider());
        return table.build();
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
            bounds(table, "random", readings.random(), seed);
        }
        for (long seed : seeds) {
            bounds(table, "random, four hyperparameters, wider", readings.wider(), seed);
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
                readings.placeOfGoodRates(search, good).applyAsDouble(seed));
    }

    private Table scales() {
        Table.Builder table = Table.of(
                "scales",
                "Drawing learning rates on a logarithmic scale and evenly",
                "Accuracy on unseen images of the best of " + smallSearch
                        + " trials, on the average: computed from the trials above, weighted by how often each way of drawing"
                        + " would have drawn them.",
                Column.text("learning rates"),
                Column.heat("logarithmic scale", Format.PERCENT),
                Column.heat("evenly", Format.PERCENT));
        scale(table, "up to 0.01, the book's", readings.random());
        scale(table, "up to 1", readings.wider());
        return table.build();
    }

    private void scale(Table.Builder table, String name, Map<Long, MeasuredStudy> search) {
        table.row(
                name,
                overSeeds(readings.drawnOnLogScale(search, smallSearch)),
                overSeeds(readings.drawnEvenly(search, smallSearch)));
    }

    private static double trials(Map<Long, MeasuredStudy> search, long seed) {
        return search.get(seed).result().trials().size();
    }

    private Summary overSeeds(LongToDoubleFunction value) {
        return Summary.over(seeds, value);
    }
}
