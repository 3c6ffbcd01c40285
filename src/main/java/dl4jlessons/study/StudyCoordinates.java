package dl4jlessons.study;

import dl4jlessons.result.Coordinates;
import dl4jlessons.result.Coordinates.Point;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Role;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The trials of a study as points in its space, coloured by the fifth of the ranks in which they are. */
public final class StudyCoordinates {
    /** Trials that are drawn alike. */
    record Group(String name, Role role) {}

    /** From the best to the last. */
    static final List<Group> FIFTHS = List.of(
            new Group("best fifth", Role.STEP_5),
            new Group("second fifth", Role.STEP_4),
            new Group("third fifth", Role.STEP_3),
            new Group("fourth fifth", Role.STEP_2),
            new Group("last fifth", Role.STEP_1));

    private static final Group DIVERGED = new Group(Fate.DIVERGED.toString(), Fate.DIVERGED.role());

    /** Hyperparameters of a pair plot: more would make panels too small. */
    static final int PAIRED = 4;

    private static final double ROOM = 0.03;

    private final String id;
    private final StudyResult study;
    private final List<HyperparameterAxis> axes;
    private final List<Trial> shown;
    private final Map<Integer, Integer> ranks;

    /** @param id with which the ids of the charts begin */
    public StudyCoordinates(String id, StudyResult study) {
        this.id = id;
        this.study = study;
        this.axes = study.header().space().dimensions().stream()
                .map(HyperparameterAxis::new)
                .toList();
        this.shown = SpreadTrials.of(study, StudyFigures.CURVES);
        this.ranks = study.leaderboard().stream()
                .collect(Collectors.toMap(standing -> standing.trial().number(), RankedTrial::rank));
    }

    /** Each trial with all its hyperparameters and its accuracy, which a diverged one does not have. */
    public Coordinates parallel() {
        List<Axis> all =
                new ArrayList<>(axes.stream().map(HyperparameterAxis::axis).toList());
        all.add(accuracies());
        return new Coordinates(
                id + "-parallel",
                "All hyperparameters of each trial",
                "Each line is a trial; the stronger its colour, the better its rank. A bundle of strong lines through one stretch"
                        + " of an axis says that good trials have such values. Lines of trials that diverged end before the last axis."
                        + SpreadTrials.note(study, StudyFigures.CURVES),
                all,
                points(trial -> {
                    List<Double> values = new ArrayList<>(
                            axes.stream().map(axis -> axis.place(trial)).toList());
                    values.add(trial.state() == TrialState.DIVERGED ? Double.NaN : trial.validationAccuracy());
                    return values;
                }));
    }

    /**
     * The numeric hyperparameters, of many the most important.
     *
     * @return empty if there are not two of them
     */
    public Optional<Coordinates> pairs(Importances importances) {
        List<Dimension> byImportance =
                importances.shares().stream().map(Importances.Share::dimension).toList();
        List<HyperparameterAxis> numeric =
                axes.stream().filter(HyperparameterAxis::numeric).toList();
        boolean chosen = numeric.size() > PAIRED;
        List<HyperparameterAxis> paired = !chosen || !importances.meaningful()
                ? numeric.stream().limit(PAIRED).toList()
                : numeric.stream()
                        .sorted(Comparator.comparingInt(axis -> byImportance.indexOf(axis.dimension())))
                        .limit(PAIRED)
                        .toList();
        if (paired.size() < 2) {
            return Optional.empty();
        }
        String which = !chosen
                ? ""
                : importances.meaningful()
                        ? " Of the " + numeric.size() + " numeric hyperparameters these explain most."
                        : " Of the " + numeric.size() + " numeric hyperparameters these are the first.";
        return Optional.of(new Coordinates(
                id + "-pairs",
                "Pairs of hyperparameters",
                "Each point is a trial; the stronger its colour, the better its rank. Where strong points lie along a slope, the best value of one"
                        + " hyperparameter depends on the other." + which
                        + SpreadTrials.note(study, StudyFigures.CURVES),
                paired.stream().map(HyperparameterAxis::axis).toList(),
                points(trial -> paired.stream().map(axis -> axis.place(trial)).toList())));
    }

    private List<Point> points(Function<Trial, List<Double>> values) {
        return shown.stream()
                .map(trial -> {
                    Group group = group(trial);
                    return new Point(group.name(), group.role(), StudyFigures.key(trial), values.apply(trial));
                })
                .toList();
    }

    private Group group(Trial trial) {
        return ranks.containsKey(trial.number())
                ? FIFTHS.get((ranks.get(trial.number()) - 1) * FIFTHS.size() / ranks.size())
                : DIVERGED;
    }

    private Axis accuracies() {
        double[] values = shown.stream()
                .filter(Trial::ranked)
                .mapToDouble(Trial::validationAccuracy)
                .sorted()
                .toArray();
        double low = values.length == 0 ? 0 : values[0];
        double high = values.length == 0 ? 1 : values[values.length - 1];
        double room = Math.max(ROOM * (high - low), Math.ulp(1f));
        return Axis.linear("validation accuracy").between(low - room, high + room);
    }
}
