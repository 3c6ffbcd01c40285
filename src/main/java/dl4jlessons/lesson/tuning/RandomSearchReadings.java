package dl4jlessons.lesson.tuning;

import dl4jlessons.search.Dimension;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.Trial;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What the searches of {@link RandomSearch} found, each by seed. Unless said otherwise, values are accuracies on unseen
 * images, and those of single trials are the random search's.
 */
record RandomSearchReadings(
        List<Long> seeds,
        Map<Long, MeasuredStudy> random,
        Map<Long, MeasuredStudy> cornerGrid,
        Map<Long, MeasuredStudy> centredGrid,
        Map<Long, MeasuredStudy> wider) {
    static final String LEARNING_RATE = "learning rate";
    static final String WEIGHT_DECAY = "weight decay";

    LongToDoubleFunction winner(Map<Long, MeasuredStudy> search) {
        return seed -> search.get(seed).winner().unseenAccuracy();
    }

    /** The median is that of all trials that did not diverge. */
    LongToDoubleFunction winnerMinusMedian() {
        return seed -> winner(random).applyAsDouble(seed) - median(unseen(trials(random, seed)));
    }

    /** The best is the trial that would have been chosen, had the unseen images been known. */
    LongToDoubleFunction bestMinusWinner() {
        return seed -> unseen(trials(random, seed)).stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow()
                - winner(random).applyAsDouble(seed);
    }

    LongToDoubleFunction widerMinusRandom() {
        return seed -> winner(wider).applyAsDouble(seed) - winner(random).applyAsDouble(seed);
    }

    /** Expected winner of a random search with as many trials as the grids have. */
    LongToDoubleFunction asManyAsGrid() {
        return seed -> ExpectedWinner.ofSome(
                random.get(seed), cornerGrid.get(seed).result().trials().size());
    }

    LongToDoubleFunction randomMinus(Map<Long, MeasuredStudy> grid) {
        return seed -> asManyAsGrid().applyAsDouble(seed) - winner(grid).applyAsDouble(seed);
    }

    LongToDoubleFunction minusRandom(Map<Long, MeasuredStudy> grid) {
        return seed -> winner(grid).applyAsDouble(seed) - asManyAsGrid().applyAsDouble(seed);
    }

    /**
     * How many trials do as well as the winner, itself not counted.
     *
     * @param standardErrors of the winner's validation accuracy that they may lie below it
     */
    LongToDoubleFunction ties(double standardErrors) {
        return seed -> {
            RankedTrial best = random.get(seed).result().best().orElseThrow();
            double limit = best.accuracy() - standardErrors * best.standardError();
            return trials(random, seed).stream()
                            .filter(trial -> trial.validationAccuracy() >= limit)
                            .count()
                    - 1.0;
        };
    }

    /** Rank correlation of validation accuracy and accuracy on unseen images. */
    LongToDoubleFunction agreement(int ranks) {
        return seed -> {
            List<MeasuredTrial> top = trials(random, seed).stream().limit(ranks).toList();
            return rankCorrelation(
                    top.stream().map(MeasuredTrial::validationAccuracy).toList(), unseen(top));
        };
    }

    /** Share of the ranks' variance that one hyperparameter explains alone: the squared rank correlation. */
    LongToDoubleFunction explainedBy(String hyperparameter) {
        return seed -> {
            List<MeasuredTrial> trials = trials(random, seed);
            double correlation = rankCorrelation(
                    trials.stream()
                            .map(trial -> trial.trial().parameters().number(hyperparameter))
                            .toList(),
                    unseen(trials));
            return correlation * correlation;
        };
    }

    /**
     * Where the learning rates of the best trials lie in their range: 0 at its lower bound, 1 at its upper bound.
     *
     * @param trials how many of the best
     */
    LongToDoubleFunction placeOfGoodRates(Map<Long, MeasuredStudy> search, int trials) {
        return seed -> {
            Dimension rates = search.get(seed).result().header().space().dimensions().stream()
                    .filter(dimension -> dimension.name().equals(LEARNING_RATE))
                    .findFirst()
                    .orElseThrow();
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

    LongToDoubleFunction onLogScaleMinusEvenly(int trials) {
        return seed -> drawnOnLogScale(random, trials).applyAsDouble(seed)
                - drawnEvenly(random, trials).applyAsDouble(seed);
    }

    private static List<MeasuredTrial> trials(Map<Long, MeasuredStudy> search, long seed) {
        return search.get(seed).bestFirst();
    }

    private static List<Double> unseen(List<MeasuredTrial> trials) {
        return trials.stream().map(MeasuredTrial::unseenAccuracy).toList();
    }

    private static double learningRate(Trial trial) {
        return trial.parameters().number(LEARNING_RATE);
    }

    private static double rankCorrelation(List<Double> x, List<Double> y) {
        return new SpearmansCorrelation().correlation(array(x), array(y));
    }

    private static double median(List<Double> values) {
        return new Median().evaluate(array(values));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
