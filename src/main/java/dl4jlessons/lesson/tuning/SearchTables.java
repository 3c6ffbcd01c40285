package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.Searches.LEARNING_RATE;

import dl4jlessons.result.StudyTables;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.search.SearchSpace.Bound;
import dl4jlessons.search.TrialState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables of {@link RandomSearch}. */
final class SearchTables {
    /** Ranks in the leaderboard. */
    private static final int RANKS = 10;

    private final Searches searches;

    SearchTables(Searches searches) {
        this.searches = searches;
    }

    List<Table> tables() {
        long first = searches.seeds().get(0);
        return List.of(
                winners(),
                StudyTables.leaderboard(
                        "leaderboard", searches.random().get(first).result(), RANKS),
                bounds(),
                scales());
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
        winner(table, "random", searches.random());
        table.row(
                "random, as many trials as a grid, average",
                searches.overSeeds(seed -> trials(searches.cornerGrid(), seed)),
                "",
                "",
                "",
                searches.overSeeds(searches::asManyAsGrid));
        winner(table, "grid with corners", searches.cornerGrid());
        winner(table, "centred grid", searches.centredGrid());
        winner(table, "random, four hyperparameters, wider", searches.wider());
        return table.build();
    }

    private void winner(Table.Builder table, String name, Map<Long, MeasuredStudy> search) {
        table.row(
                name,
                searches.overSeeds(seed -> trials(search, seed)),
                searches.overSeeds(seed -> search.get(seed).result().count(TrialState.DIVERGED)),
                searches.overSeeds(
                        seed -> search.get(seed).winner().trial().parameters().number(LEARNING_RATE)),
                searches.overSeeds(seed -> search.get(seed).winner().validationAccuracy()),
                searches.overSeeds(seed -> search.get(seed).winner().unseenAccuracy()));
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
        for (long seed : searches.seeds()) {
            bounds(table, "random", searches.random(), seed);
        }
        for (long seed : searches.seeds()) {
            bounds(table, "random, four hyperparameters, wider", searches.wider(), seed);
        }
        return table.build();
    }

    private void bounds(Table.Builder table, String name, Map<Long, MeasuredStudy> search, long seed) {
        List<Bound> near = search.get(seed).result().boundsNearBest();
        String text = near.stream()
                .map(bound -> "the " + bound.side().name().toLowerCase(Locale.ROOT) + " bound of " + bound.dimension())
                .collect(Collectors.joining(", "));
        table.row(name, seed, near.isEmpty() ? "no bound" : text, searches.placeOfGoodRates(search, seed));
    }

    private Table scales() {
        Table.Builder table = Table.of(
                "scales",
                "Drawing learning rates on a logarithmic scale and evenly",
                "Accuracy on unseen images of the best of " + Searches.SMALL_SEARCH
                        + " trials, on the average: computed from the trials above, weighted by how often each way of drawing"
                        + " would have drawn them.",
                Column.text("learning rates"),
                Column.heat("logarithmic scale", Format.PERCENT),
                Column.heat("evenly", Format.PERCENT));
        scale(table, "up to 0.01, the book's", searches.random());
        scale(table, "up to 1", searches.wider());
        return table.build();
    }

    private void scale(Table.Builder table, String name, Map<Long, MeasuredStudy> search) {
        table.row(
                name,
                searches.overSeeds(seed -> searches.drawnOnLogScale(search, seed)),
                searches.overSeeds(seed -> searches.drawnEvenly(search, seed)));
    }

    private static double trials(Map<Long, MeasuredStudy> search, long seed) {
        return search.get(seed).result().trials().size();
    }
}
