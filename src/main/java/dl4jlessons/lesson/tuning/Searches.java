package dl4jlessons.lesson.tuning;

import dl4jlessons.search.Dimension;
import dl4jlessons.search.Trial;
import dl4jlessons.training.Summary;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** The searches of {@link RandomSearch}, by seed, and figures taken from them. */
record Searches(
        List<Long> seeds,
        Map<Long, MeasuredStudy> random,
        Map<Long, MeasuredStudy> cornerGrid,
        Map<Long, MeasuredStudy> centredGrid,
        Map<Long, MeasuredStudy> wider) {
    static final String LEARNING_RATE = "learning rate";
    static final String WEIGHT_DECAY = "weight decay";
    /** Ranks among which the order is examined; as many as the book shows. */
    static final int TOP = 20;
    /** Trials in a small search, for comparing ways to draw them. */
    static final int SMALL_SEARCH = 10;
    /** The place of good values is read from so many trials: the first one alone is partly luck. */
    private static final int GOOD = 10;

    /** Median of all trials that did not diverge. */
    double typicalAccuracy(long seed) {
        return median(random.get(seed).bestFirst().stream()
                .map(MeasuredTrial::unseenAccuracy)
                .toList());
    }

    /** Of the trial that would have been chosen, had the unseen images been known. */
    double bestAccuracy(long seed) {
        return random.get(seed).bestFirst().stream()
                .mapToDouble(MeasuredTrial::unseenAccuracy)
                .max()
                .orElseThrow();
    }

    /** Trials that do as well as the winner within two standard errors of the winner's accuracy, itself not counted. */
    double ties(long seed) {
        MeasuredStudy study = random.get(seed);
        var best = study.result().best().orElseThrow();
        double limit = best.accuracy() - 2 * best.standardError();
        return study.bestFirst().stream()
                        .filter(trial -> trial.validationAccuracy() >= limit)
                        .count()
                - 1.0;
    }

    /** Rank correlation of validation accuracy and accuracy on unseen images. */
    double agreement(long seed, int ranks) {
        List<MeasuredTrial> top =
                random.get(seed).bestFirst().stream().limit(ranks).toList();
        return rankCorrelation(
                top.stream().map(MeasuredTrial::validationAccuracy).toList(),
                top.stream().map(MeasuredTrial::unseenAccuracy).toList());
    }

    /** Share of the ranks' variance that one hyperparameter explains alone: the squared rank correlation. */
    double explained(Map<Long, MeasuredStudy> search, String hyperparameter, long seed) {
        List<MeasuredTrial> trials = search.get(seed).bestFirst();
        double correlation = rankCorrelation(
                trials.stream()
                        .map(trial -> trial.trial().parameters().number(hyperparameter))
                        .toList(),
                trials.stream().map(MeasuredTrial::unseenAccuracy).toList());
        return correlation * correlation;
    }

    /** Where the learning rates of the best trials lie in their range: 0 at its lower bound, 1 at its upper bound. */
    double placeOfGoodRates(Map<Long, MeasuredStudy> search, long seed) {
        Dimension rate = search.get(seed).result().header().space().dimensions().stream()
                .filter(dimension -> dimension.name().equals(LEARNING_RATE))
                .findFirst()
                .orElseThrow();
        return median(search.get(seed).bestFirst().stream()
                .limit(GOOD)
                .map(trial -> rate.position(trial.trial().parameters().number(LEARNING_RATE)))
                .toList());
    }

    /** Expected winner of a small search that draws learning rates on the logarithmic scale. */
    double drawnOnLogScale(Map<Long, MeasuredStudy> search, long seed) {
        return ExpectedWinner.ofDraws(search.get(seed), SMALL_SEARCH, trial -> 1);
    }

    /** Expected winner of a small search that draws learning rates evenly: the larger the rate, the denser. */
    double drawnEvenly(Map<Long, MeasuredStudy> search, long seed) {
        return ExpectedWinner.ofDraws(search.get(seed), SMALL_SEARCH, Searches::learningRate);
    }

    /** Expected winner of a random search with as many trials as the grids have. */
    double asManyAsGrid(long seed) {
        return ExpectedWinner.ofSome(
                random.get(seed), cornerGrid.get(seed).result().trials().size());
    }

    Summary overSeeds(LongToDoubleFunction figure) {
        return Summary.over(seeds, figure);
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
