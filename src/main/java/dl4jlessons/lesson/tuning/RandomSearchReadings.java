package dl4jlessons.lesson.tuning;

import static dl4jlessons.result.PerSeed.minus;

import dl4jlessons.lesson.tuning.SurrogateSearches.Findings;
import dl4jlessons.lesson.tuning.ValidationDraws.Draw;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What the searches of {@link RandomSearch} found, each by seed. Unless said otherwise, values are accuracies on held-out
 * images.
 *
 * @param main four hyperparameters, drawn at random
 * @param halton quasi-random trials in its space, as many as a grid has
 * @param grids in its space, each shifted by the seed and offset against the others
 * @param book the book's space, drawn at random
 * @param bookGrid a grid in the book's space that includes its bounds
 * @param draws other validation images for the main search
 * @param surrogates what surrogates of all trials in the main search's space say
 */
record RandomSearchReadings(
        List<Long> seeds,
        Map<Long, MeasuredStudy> main,
        Map<Long, MeasuredStudy> halton,
        List<Map<Long, MeasuredStudy>> grids,
        Map<Long, MeasuredStudy> book,
        Map<Long, MeasuredStudy> bookGrid,
        Map<Long, ValidationDraws> draws,
        Map<Long, Findings> surrogates) {
    static final String LEARNING_RATE = "learning rate";

    /** Trials of the searches that compare ways to draw them. */
    static final int SMALL_SEARCH = 10;
    /** The place of good values is read from so many trials: the first one alone is partly luck. */
    private static final int GOOD = 10;

    /**
     * Compares the trials of the main search by other validation images, and fits surrogates.
     *
     * @param draws of validation images
     * @param simulations of each kind of search on a surrogate
     */
    static RandomSearchReadings of(
            List<Long> seeds,
            Map<Long, MeasuredStudy> main,
            Map<Long, MeasuredStudy> halton,
            List<Map<Long, MeasuredStudy>> grids,
            Map<Long, MeasuredStudy> book,
            Map<Long, MeasuredStudy> bookGrid,
            int draws,
            int simulations) {
        Map<Long, ValidationDraws> drawn = new HashMap<>();
        Map<Long, Findings> surrogates = new HashMap<>();
        for (long seed : seeds) {
            List<MeasuredStudy> inMainSpace = Stream.concat(Stream.of(main, halton), grids.stream())
                    .map(search -> search.get(seed))
                    .toList();
            drawn.put(seed, ValidationDraws.of(main.get(seed), draws, Seeds.derive(seed, 1)));
            surrogates.put(
                    seed,
                    SurrogateSearches.of(inMainSpace, simulations, Seeds.derive(seed, 2))
                            .findings());
        }
        return new RandomSearchReadings(seeds, main, halton, grids, book, bookGrid, drawn, surrogates);
    }

    LongToDoubleFunction winner(Map<Long, MeasuredStudy> search) {
        return seed -> search.get(seed).winner().unseenAccuracy();
    }

    /** Mean over all draws of validation images. */
    LongToDoubleFunction drawn(ToDoubleFunction<Draw> value) {
        return seed -> draws.get(seed).mean(value);
    }

    /** The mean is that of all trials of the main search that did not diverge. */
    LongToDoubleFunction winnerMinusMean() {
        return minus(drawn(Draw::winner), seed -> main.get(seed).bestFirst().stream()
                .mapToDouble(MeasuredTrial::unseenAccuracy)
                .average()
                .orElseThrow());
    }

    LongToDoubleFunction mainMinusBook() {
        return minus(asManyAs(book, main), winner(book));
    }

    /** Expected winner of a random search with as many trials as another search has. */
    LongToDoubleFunction asManyAs(Map<Long, MeasuredStudy> other, Map<Long, MeasuredStudy> random) {
        return seed -> ExpectedWinner.ofSome(
                random.get(seed), other.get(seed).result().trials().size());
    }

    /** Mean over the grids in the main search's space. */
    LongToDoubleFunction gridWinner() {
        return seed -> grids.stream()
                .mapToDouble(grid -> winner(grid).applyAsDouble(seed))
                .average()
                .orElseThrow();
    }

    LongToDoubleFunction onSurrogate(ToDoubleFunction<Findings> value) {
        return seed -> value.applyAsDouble(surrogates.get(seed));
    }

    LongToDoubleFunction randomMinusGrids() {
        return onSurrogate(found -> found.random() - found.grids());
    }

    int gridTrials() {
        return grids.get(0).get(seeds.get(0)).result().trials().size();
    }

    LongToDoubleFunction bookGridMinusRandom() {
        return minus(winner(bookGrid), asManyAs(bookGrid, book));
    }

    /** Share of the variance over the main search's space that one hyperparameter explains alone. */
    LongToDoubleFunction explainedBy(String hyperparameter) {
        return onSurrogate(found -> found.explained().get(hyperparameter));
    }

    /** Mean of all but the learning rate. */
    LongToDoubleFunction explainedByTheOthers() {
        return onSurrogate(found -> found.explained().entrySet().stream()
                .filter(share -> !share.getKey().equals(LEARNING_RATE))
                .mapToDouble(Map.Entry::getValue)
                .average()
                .orElseThrow());
    }

    /** Names of the hyperparameters of the main search. */
    List<String> hyperparameters() {
        return List.copyOf(surrogates.get(seeds.get(0)).explained().keySet());
    }

    /** Where the learning rates of the best trials lie in their range: 0 at its lower bound, 1 at its upper bound. */
    LongToDoubleFunction placeOfGoodRates(Map<Long, MeasuredStudy> search) {
        return seed -> {
            Dimension rates = search.get(seed).result().header().space().dimensions().stream()
                    .filter(dimension -> dimension.name().equals(LEARNING_RATE))
                    .findFirst()
                    .orElseThrow();
            return new Median()
                    .evaluate(search.get(seed).bestFirst().stream()
                            .limit(GOOD)
                            .mapToDouble(trial -> rates.position(learningRate(trial.trial())))
                            .toArray());
        };
    }

    /** Expected winner of a small search that draws learning rates on the logarithmic scale. */
    LongToDoubleFunction drawnOnLogScale(Map<Long, MeasuredStudy> search) {
        return seed -> ExpectedWinner.ofDraws(search.get(seed), SMALL_SEARCH, trial -> 1);
    }

    /** Expected winner of a small search that draws learning rates evenly: the larger the rate, the denser. */
    LongToDoubleFunction drawnEvenly(Map<Long, MeasuredStudy> search) {
        return seed -> ExpectedWinner.ofDraws(search.get(seed), SMALL_SEARCH, RandomSearchReadings::learningRate);
    }

    LongToDoubleFunction onLogScaleMinusEvenly(Map<Long, MeasuredStudy> search) {
        return minus(drawnOnLogScale(search), drawnEvenly(search));
    }

    LongToDoubleFunction evenlyMinusOnLogScale(Map<Long, MeasuredStudy> search) {
        return minus(drawnEvenly(search), drawnOnLogScale(search));
    }

    private static double learningRate(Trial trial) {
        return trial.parameters().number(LEARNING_RATE);
    }
}
