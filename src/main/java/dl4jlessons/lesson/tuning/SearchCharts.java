package dl4jlessons.lesson.tuning;

import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.StudyFigures;
import dl4jlessons.search.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Charts of {@link RandomSearch}; those of single trials show the first seed's. */
final class SearchCharts {
    private final Searches searches;
    private final MeasuredStudy random;
    private final MeasuredStudy wider;

    SearchCharts(Searches searches) {
        this.searches = searches;
        this.random = searches.random().get(searches.seeds().get(0));
        this.wider = searches.wider().get(searches.seeds().get(0));
    }

    List<Figure> figures() {
        StudyFigures book = new StudyFigures("book", random.result());
        List<Figure> figures = new ArrayList<>(List.of(book.curves(Searches.TOP), ranks()));
        figures.addAll(book.againstEach());
        figures.add(randomAgainstGrid());
        figures.addAll(new StudyFigures("wider", wider.result()).againstEach());
        return figures;
    }

    private Figure ranks() {
        List<Standing> top =
                random.result().leaderboard().stream().limit(Searches.TOP).toList();
        List<Double> ranks = top.stream().map(one -> (double) one.rank()).toList();
        Standing best = top.get(0);
        return Figure.single(
                        "book-ranks",
                        "The first ranks, and how good they are",
                        "Whiskers are one standard error of the accuracy on the validation images, by which trials are ranked."
                                + " The other points say what the same networks do on thousands of images that the search did not"
                                + " see: the winner is rarely as good as it looks, and the next ones are often better.",
                        Axis.linear("rank"),
                        Axis.linear("accuracy"),
                        List.of(
                                Series.points(
                                        "validation",
                                        ranks,
                                        top.stream().map(Standing::accuracy).toList(),
                                        top.stream()
                                                .map(one -> one.accuracy() - one.standardError())
                                                .toList(),
                                        top.stream()
                                                .map(one -> one.accuracy() + one.standardError())
                                                .toList()),
                                Series.points(
                                        "unseen images",
                                        ranks,
                                        top.stream()
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
                        + searches.cornerGrid()
                                .get(searches.seeds().get(0))
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
                                searches.seeds(),
                                (seed, i) ->
                                        ExpectedWinner.ofSome(searches.random().get(seed), i + 1)),
                        grid("grid with corners", searches.cornerGrid()),
                        grid("centred grid", searches.centredGrid())));
    }

    private Series grid(String name, Map<Long, MeasuredStudy> grid) {
        return Series.points(
                name,
                searches.seeds().stream().map(this::gridTrials).toList(),
                searches.seeds().stream()
                        .map(seed -> grid.get(seed).winner().unseenAccuracy())
                        .toList());
    }

    private double gridTrials(long seed) {
        return searches.cornerGrid().get(seed).result().trials().size();
    }
}
