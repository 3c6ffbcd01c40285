package dl4jlessons.lesson.tuning;

import dl4jlessons.runtime.Seeds;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Searches that nobody could afford to run, on a surrogate of the trials that were trained: what their winners are worth
 * on the average (Eggensperger et al., "Efficient benchmarking of hyperparameter optimizers via surrogates", 2015), and
 * how much each hyperparameter explains (Hutter, Hoos and Leyton-Brown, "An efficient approach for assessing hyperparameter
 * importance", 2014).
 *
 * @param space of all the trials
 * @param validation images that choose the winner: accuracies on them err by their standard error
 * @param repetitions searches of each kind
 * @param seed of the searches
 */
record SurrogateSearches(Surrogate surrogate, SearchSpace space, int validation, int repetitions, long seed) {
    /** Values of each hyperparameter on a grid: the fewest that make one. */
    static final int LEVELS = 2;

    /**
     * What the surrogate says.
     *
     * @param foretold share of the variance of accuracies that it foretells, each trial from all others
     * @param random expected winner of a random search with as many trials as the grids have
     * @param halton the same of a quasi-random search
     * @param grids the same of grids with random shifts
     * @param explained share of the variance over the space that each hyperparameter explains alone
     */
    record Findings(double foretold, double random, double halton, double grids, Map<String, Double> explained) {}

    /**
     * Fits the surrogate.
     *
     * @param studies in the same space; their diverged trials count as the worst of the others
     */
    static SurrogateSearches of(List<MeasuredStudy> studies, int repetitions, long seed) {
        SearchSpace space = studies.get(0).result().header().space();
        double worst = studies.stream()
                .flatMap(study -> study.bestFirst().stream())
                .mapToDouble(MeasuredTrial::unseenAccuracy)
                .min()
                .orElse(0);
        List<MeasuredTrial> trials =
                studies.stream().flatMap(study -> study.everyTrial().stream()).toList();
        return new SurrogateSearches(
                Surrogate.of(
                        trials.stream()
                                .map(trial -> place(space, trial.trial().parameters()))
                                .toArray(double[][]::new),
                        trials.stream()
                                .mapToDouble(trial -> Math.max(worst, trial.unseenAccuracy()))
                                .toArray()),
                space,
                studies.get(0).result().header().validationExamples(),
                repetitions,
                seed);
    }

    private static double[] place(SearchSpace space, Parameters parameters) {
        return space.dimensions().stream()
                .mapToDouble(dimension -> dimension.position(parameters.values().get(dimension.name())))
                .toArray();
    }

    /** Mean accuracy of the winners of many searches that differ in their seed. */
    private double expectedWinner(Sampler sampler, int trials) {
        return IntStream.range(0, repetitions)
                .mapToDouble(i -> winner(sampler, trials, Seeds.derive(seed, i)))
                .average()
                .orElseThrow();
    }

    private double winner(Sampler sampler, int trials, long searchSeed) {
        Random errors = new Random(searchSeed);
        double best = Double.NEGATIVE_INFINITY;
        double winner = 0;
        for (int trial = 0; trial < trials; trial++) {
            double accuracy = surrogate.at(place(space, sampler.parameters(space, searchSeed, trial)));
            double bounded = Math.max(0, Math.min(1, accuracy));
            double measured = bounded + errors.nextGaussian() * RankedTrial.standardError(bounded, validation);
            if (measured > best) {
                best = measured;
                winner = bounded;
            }
        }
        return winner;
    }

    Findings findings() {
        Sampler grid = Sampler.shiftedGrid(LEVELS, 0);
        int trials = grid.trials(space).orElseThrow();
        Map<String, Double> explained = new LinkedHashMap<>();
        for (int i = 0; i < space.dimensions().size(); i++) {
            explained.put(space.dimensions().get(i).name(), surrogate.mainEffect(i));
        }
        return new Findings(
                surrogate.explained(),
                expectedWinner(Sampler.random(), trials),
                expectedWinner(Sampler.halton(), trials),
                expectedWinner(grid, trials),
                explained);
    }
}
