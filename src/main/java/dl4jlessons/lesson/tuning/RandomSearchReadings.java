package dl4jlessons.lesson.tuning;

import dl4jlessons.search.Dimension;
import dl4jlessons.search.MainEffects;
import dl4jlessons.search.Trial;
import dl4jlessons.study.Importances;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What the searches of {@link RandomSearch} found, each by seed. Unless said otherwise, values are accuracies on held-out
 * images.
 *
 * @param wider the main search: four hyperparameters, drawn at random
 * @param halton quasi-random trials in its space, as many as a grid has
 * @param wideGrids grids in its space, each shifted by the seed and offset against the others
 * @param book the book's space, drawn at random
 * @param cornerGrid a grid in the book's space that includes its bounds
 * @param shiftedGrid another, shifted by the seed
 * @param draws other validation images for the main search
 */
record RandomSearchReadings(
        List<Long> seeds,
        Map<Long, MeasuredStudy> wider,
        Map<Long, MeasuredStudy> halton,
        List<Map<Long, MeasuredStudy>> wideGrids,
        Map<Long, MeasuredStudy> book,
        Map<Long, MeasuredStudy> cornerGrid,
        Map<Long, MeasuredStudy> shiftedGrid,
        Map<Long, ValidationDraws> draws) {
    static final String LEARNING_RATE = "learning rate";
    static final String WEIGHT_DECAY = "weight decay";

    LongToDoubleFunction winner(Map<Long, MeasuredStudy> search) {
        return seed -> search.get(seed).winner().unseenAccuracy();
    }

    /** Mean over all draws of validation images. */
    LongToDoubleFunction drawn(ToDoubleFunction<ValidationDraws.Draw> value) {
        return seed -> draws.get(seed).mean(value);
    }

    /** The median is that of all trials of the main search that did not diverge. */
    LongToDoubleFunction winnerMinusMedian() {
        return seed -> drawn(ValidationDraws.Draw::winner).applyAsDouble(seed)
                - median(trials(wider, seed).stream()
                        .map(MeasuredTrial::unseenAccuracy)
                        .toList());
    }

    LongToDoubleFunction widerMinusBook() {
        return seed -> winner(wider).applyAsDouble(seed) - winner(book).applyAsDouble(seed);
    }

    /** Expected winner of a random search with as many trials as another search has. */
    LongToDoubleFunction asManyAs(Map<Long, MeasuredStudy> other, Map<Long, MeasuredStudy> random) {
        return seed -> ExpectedWinner.ofSome(
                random.get(seed), other.get(seed).result().trials().size());
    }

    /** Mean over the grids in the wide space. */
    LongToDoubleFunction wideGridWinner() {
        return seed -> wideGrids.stream()
                .mapToDouble(grid -> winner(grid).applyAsDouble(seed))
                .average()
                .orElseThrow();
    }

    LongToDoubleFunction randomMinusWideGrids() {
        return seed -> asManyAs(wideGrids.get(0), wider).applyAsDouble(seed)
                - wideGridWinner().applyAsDouble(seed);
    }

    /** In the book's space. */
    LongToDoubleFunction minusRandom(Map<Long, MeasuredStudy> grid) {
        return seed -> winner(grid).applyAsDouble(seed) - asManyAs(grid, book).applyAsDouble(seed);
    }

    /**
     * Share of the variance of accuracies that one hyperparameter of the main search explains alone, as in
     * {@link MainEffects}. A diverged trial counts as the worst of the others.
     */
    LongToDoubleFunction explainedBy(String hyperparameter) {
        return seed -> {
            MeasuredStudy study = wider.get(seed);
            double worst = study.bestFirst().stream()
                    .mapToDouble(MeasuredTrial::unseenAccuracy)
                    .min()
                    .orElse(0);
            return MainEffects.share(
                    dimension(study, hyperparameter),
                    study.result().trials(),
                    Importances.GROUPS,
                    trial -> Math.max(worst, study.unseenAccuracy(trial)));
        };
    }

    /** Mean of all but the learning rate. */
    LongToDoubleFunction explainedByTheOthers() {
        return seed -> hyperparameters().stream()
                .filter(name -> !name.equals(LEARNING_RATE))
                .mapToDouble(name -> explainedBy(name).applyAsDouble(seed))
                .average()
                .orElseThrow();
    }

    /** Names of the hyperparameters of the main search. */
    List<String> hyperparameters() {
        return wider.get(seeds.get(0)).result().header().space().dimensions().stream()
                .map(Dimension::name)
                .toList();
    }

    /**
     * Where the learning rates of the best trials lie in their range: 0 at its lower bound, 1 at its upper bound.
     *
     * @param trials how many of the best
     */
    LongToDoubleFunction placeOfGoodRates(Map<Long, MeasuredStudy> search, int trials) {
        return seed -> {
            Dimension rates = dimension(search.get(seed), LEARNING_RATE);
            return median(trials(search, seed).stream()
                    .limit(trials)
                    .map(trial -> rates.position(learningRate(trial.trial())))
                    .toList());
        };
    }

    /** Expected winner of a small search that draws learning rates on the logarithmic scale. */
    LongToDoubleFunction drawnOnLogScale(Map<Long, MeasuredStudy> search, int trials) {
        return seed -> ExpectedWinner.ofDraws(search.get(seed), trials, trial -> 1);
    }

    /** Expected winner of a small search that draws learning rates evenly: the larger the rate, the denser. */
    LongToDoubleFunction drawnEvenly(Map<Long, MeasuredStudy> search, int trials) {
        return seed -> ExpectedWinner.ofDraws(search.get(seed), trials, RandomSearchReadings::learningRate);
    }

    LongToDoubleFunction onLogScaleMinusEvenly(Map<Long, MeasuredStudy> search, int trials) {
        return seed -> drawnOnLogScale(search, trials).applyAsDouble(seed)
                - drawnEvenly(search, trials).applyAsDouble(seed);
    }

    LongToDoubleFunction evenlyMinusOnLogScale(Map<Long, MeasuredStudy> search, int trials) {
        return seed -> -onLogScaleMinusEvenly(search, trials).applyAsDouble(seed);
    }

    private static Dimension dimension(MeasuredStudy study, String name) {
        return study.result().header().space().dimensions().stream()
                .filter(dimension -> dimension.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<MeasuredTrial> trials(Map<Long, MeasuredStudy> search, long seed) {
        return search.get(seed).bestFirst();
    }

    private static double learningRate(Trial trial) {
        return trial.parameters().number(LEARNING_RATE);
    }

    private static double median(List<Double> values) {
        return new Median()
                .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
