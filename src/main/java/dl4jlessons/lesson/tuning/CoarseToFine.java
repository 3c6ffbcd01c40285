package dl4jlessons.lesson.tuning;

import dl4jlessons.lesson.tuning.MeasuredStudy.Outcome;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A search in two rounds. The first trains trials from the whole space for a third of the epochs. The second trains
 * others to the end, which are drawn from the part of the space where the best of the first round lie; the first round's
 * best goes on as well.
 *
 * <p>It is put together from the trials of a finished random search: those that lie in a part of the space are a random
 * sample of that part.
 *
 * @param coarse trials of the first round
 * @param fine trials of the second round, if there are as many
 */
record CoarseToFine(int coarse, int fine) {
    /** The first round takes the epochs divided by this. */
    private static final int FIRST_ROUND_DIVISOR = 3;
    /** So many of the first round mark out where to go on. */
    private static final int MARKERS = 5;
    /** Room around them, as a share of each range: the best values may lie a little beyond those that were tried. */
    private static final double ROOM = 0.1;

    /** @param trials of the finished search, in random order */
    Outcome replay(MeasuredStudy study, List<Trial> trials) {
        int epochs = study.result().header().epochs();
        int firstRound = Math.max(1, epochs / FIRST_ROUND_DIVISOR);
        List<Trial> bestFirst = trials.stream()
                .limit(coarse)
                .filter(trial -> trial.epochs() >= firstRound)
                .sorted(Comparator.comparingDouble((Trial trial) ->
                                trial.curve().get(firstRound - 1).validationAccuracy())
                        .reversed())
                .toList();
        Part part = Part.around(
                study.result().header().space(),
                bestFirst.stream().limit(MARKERS).toList());
        List<Trial> secondRound = Stream.concat(
                        bestFirst.stream().limit(1),
                        trials.stream()
                                .skip(coarse)
                                .filter(trial -> part.holds(trial.parameters()))
                                .limit(fine))
                .toList();
        double found = secondRound.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .max(Comparator.comparingDouble(Trial::validationAccuracy))
                .map(study::unseenAccuracy)
                .orElse(0.0);
        int spent = coarse * firstRound + secondRound.size() * epochs - firstRound;
        return new Outcome(spent, found);
    }

    /** A part of the space: from the smallest to the largest place of some trials in each dimension, and a little more. */
    private record Part(Map<Dimension, DoubleSummaryStatistics> places) {
        static Part around(SearchSpace space, List<Trial> trials) {
            return new Part(space.dimensions().stream()
                    .collect(Collectors.toMap(Function.identity(), dimension -> trials.stream()
                            .mapToDouble(trial -> place(dimension, trial.parameters()))
                            .summaryStatistics())));
        }

        boolean holds(Parameters parameters) {
            return places.entrySet().stream().allMatch(entry -> {
                double place = place(entry.getKey(), parameters);
                return place >= entry.getValue().getMin() - ROOM
                        && place <= entry.getValue().getMax() + ROOM;
            });
        }

        private static double place(Dimension dimension, Parameters parameters) {
            return dimension.position(parameters.values().get(dimension.name()));
        }
    }
}
