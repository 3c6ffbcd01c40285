package dl4jlessons.study;

import dl4jlessons.result.CellText;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Role;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Timeline;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a hyperparameter search found, as charts, finished or not. Accuracies are those on validation examples after a
 * trial's last epoch; diverged trials, which have none, are drawn at the bottom.
 */
public final class StudyFigures {
    /** Ranks whose curves are shown: as many as the book shows (section 6.5.3). */
    public static final int TOP = 20;

    /** Where a trial without accuracy is drawn. */
    static final double BOTTOM = 0;

    static final Axis ACCURACY = accuracy("validation accuracy");

    /** So that points at 0 and 1 do not lie on the frame. */
    private static final double ROOM = 0.03;

    private static final int COLUMNS = 5;
    /** Lines in one chart; more of them hide each other. */
    static final int CURVES = 200;

    private final String id;
    private final StudyResult study;

    /**
     * Figures of one study.
     *
     * @param id with which the ids of the figures begin; unique within a lesson
     */
    public StudyFigures(String id, StudyResult study) {
        this.id = id;
        this.study = study;
    }

    /** All figures in reading order; those of ranks only if a trial has one. */
    public List<Figure> all() {
        Stream<Figure> ofRanks = study.best().isPresent() ? Stream.of(ranking(TOP), curves(TOP)) : Stream.empty();
        return Stream.of(Stream.of(history()), ofRanks, againstEach().stream())
                .flatMap(figures -> figures)
                .toList();
    }

    /** Every trial in the order of their numbers, and how good the best was by then. */
    public Figure history() {
        List<Series> series = Stream.of(
                        bestSoFar(),
                        points(Fate.COMPLETED, in(TrialState.COMPLETE), Trial::number, Trial::validationAccuracy),
                        points(Fate.STOPPED, stoppedEarly(), Trial::number, Trial::validationAccuracy),
                        points(Fate.DIVERGED, in(TrialState.DIVERGED), Trial::number, trial -> BOTTOM))
                .flatMap(some -> some)
                .toList();
        return Figure.single(
                id + "-history",
                "Trials, and the best so far",
                "Each point is a trial, in the order in which they were drawn. Where the line has been flat for long, more"
                        + " trials of the same kind are unlikely to help much.",
                Axis.linear("trial"),
                ACCURACY,
                series);
    }

    /**
     * The first ranks with their standard errors.
     *
     * @param top at most so many ranks
     * @throws IllegalArgumentException if no trial has a rank yet
     */
    public Figure ranking(int top) {
        List<RankedTrial> ranks = ranks(top);
        RankedTrial best = ranks.get(0);
        Series accuracies = Series.points(
                        "validation",
                        ranks.stream().map(rank -> (double) rank.rank()).toList(),
                        ranks.stream().map(RankedTrial::accuracy).toList(),
                        ranks.stream()
                                .map(rank -> rank.accuracy() - rank.standardError())
                                .toList(),
                        ranks.stream()
                                .map(rank -> rank.accuracy() + rank.standardError())
                                .toList())
                .as(Role.VALIDATION)
                .withKeys(ranks.stream().map(rank -> key(rank.trial())).toList());
        return Figure.single(
                        id + "-ranking",
                        "The first ranks with their standard errors",
                        "Whiskers are one standard error: other validation examples would have given other accuracies,"
                                + " and another order among the trials whose whiskers overlap. The dashed line lies one"
                                + " standard error below the first rank.",
                        Axis.linear("rank"),
                        Axis.linear("validation accuracy"),
                        List.of(accuracies))
                .withGuides(Guide.atY("best − 1 standard error", best.accuracy() - best.standardError()));
    }

    /**
     * Learning curves of the first ranks, one small chart each.
     *
     * @param top at most so many ranks
     * @throws IllegalArgumentException if no trial has a rank yet
     */
    public Figure curves(int top) {
        return new Figure(
                id + "-curves",
                "Learning curves of the first ranks",
                "Accuracy on training and on validation examples after each epoch, best trial first. A curve that still"
                        + " rises asks for more epochs; a wide gap between the two, for more regularization or data.",
                Axis.linear("epoch"),
                accuracy("accuracy"),
                COLUMNS,
                ranks(top).stream().map(StudyFigures::curve).toList());
    }

    /**
     * How far each trial was trained, and what it had reached by then.
     *
     * @throws IllegalArgumentException if no trial has a rank yet
     */
    public Figure everyCurve() {
        List<Trial> shown = SpreadTrials.of(study, CURVES).stream()
                .filter(trial -> !trial.curve().isEmpty())
                .toList();
        List<Series> series = Stream.of(
                        TrialState.PRUNED,
                        TrialState.PAUSED,
                        TrialState.RUNNING,
                        TrialState.COMPLETE,
                        TrialState.DIVERGED)
                .flatMap(state -> shown.stream().filter(trial -> trial.state() == state))
                .map(trial ->
                        curve(Fate.of(trial).toString(), Fate.of(trial).role(), trial, EpochResult::validationAccuracy))
                .toList();
        return Figure.single(
                id + "-every-curve",
                "How far each trial was trained",
                "Validation accuracy after each epoch, one line a trial; it ends where the trial was stopped, diverged, or"
                        + " has come so far." + SpreadTrials.note(study, CURVES),
                Axis.linear("epoch"),
                accuracy("validation accuracy"),
                series);
    }

    /**
     * How long trials took, against the epochs they were trained for or, where these are the same for all, their numbers.
     *
     * @return empty if no times are known
     */
    public Optional<Figure> durations(Timeline timeline) {
        List<Trial> timed = study.trials().stream()
                .filter(trial -> trial.state().ended()
                        && timeline.seconds(trial.number()).isPresent())
                .toList();
        if (timed.isEmpty()) {
            return Optional.empty();
        }
        boolean alike = timed.stream()
                        .filter(trial -> trial.state() != TrialState.DIVERGED)
                        .mapToInt(Trial::epochs)
                        .distinct()
                        .count()
                < 2;
        ToDoubleFunction<Trial> x = alike ? Trial::number : Trial::epochsSpent;
        List<Series> series = Stream.of(Fate.COMPLETED, Fate.STOPPED, Fate.DIVERGED, Fate.FAILED)
                .flatMap(fate -> points(
                        fate,
                        timed.stream().filter(trial -> Fate.of(trial) == fate).toList(),
                        x,
                        trial -> timeline.seconds(trial.number()).orElseThrow()))
                .toList();
        return Optional.of(Figure.single(
                id + "-durations",
                "How long trials took",
                "All rungs of a trial together, by the clock of the process that drives the search; what else the machine did"
                        + " meanwhile is part of it.",
                Axis.linear(alike ? "trial" : "epochs"),
                Axis.linear("seconds"),
                series));
    }

    /** One figure for each hyperparameter of the space, in its order. */
    public List<Figure> againstEach() {
        return study.header().space().dimensions().stream()
                .map(dimension -> new HyperparameterFigure(id, study, dimension).figure())
                .toList();
    }

    /** A series of points, or none where there are no trials. */
    static Stream<Series> points(
            String name, Role role, List<Trial> trials, ToDoubleFunction<Trial> x, ToDoubleFunction<Trial> y) {
        if (trials.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(Series.points(
                        name,
                        trials.stream().map(x::applyAsDouble).toList(),
                        trials.stream().map(y::applyAsDouble).toList())
                .as(role)
                .withKeys(trials.stream().map(StudyFigures::key).toList()));
    }

    static Stream<Series> points(Fate fate, List<Trial> trials, ToDoubleFunction<Trial> x, ToDoubleFunction<Trial> y) {
        return points(fate.toString(), fate.role(), trials, x, y);
    }

    /** What a page knows a trial by. */
    static String key(Trial trial) {
        return String.valueOf(trial.number());
    }

    /** A line in steps; only trials that were trained as long as the leader can be compared with it. */
    private Stream<Series> bestSoFar() {
        int longest = study.best().map(best -> best.trial().epochs()).orElse(0);
        List<Trial> comparable = study.trials().stream()
                .filter(trial -> trial.ranked() && trial.epochs() == longest)
                .toList();
        if (comparable.isEmpty()) {
            return Stream.empty();
        }
        double best = comparable.get(0).validationAccuracy();
        List<Double> numbers =
                new ArrayList<>(List.of((double) comparable.get(0).number()));
        List<Double> accuracies = new ArrayList<>(List.of(best));
        for (Trial trial : comparable) {
            double before = best;
            best = Math.max(best, trial.validationAccuracy());
            if (best > before) {
                Collections.addAll(numbers, (double) trial.number(), (double) trial.number());
                Collections.addAll(accuracies, before, best);
            }
        }
        numbers.add((double) comparable.get(comparable.size() - 1).number());
        accuracies.add(best);
        return Stream.of(Series.line("best so far", numbers, accuracies).as(Role.BEST));
    }

    private static Axis accuracy(String label) {
        return Axis.linear(label).between(-ROOM, 1 + ROOM);
    }

    private List<Trial> in(TrialState state) {
        return study.trials().stream().filter(trial -> trial.state() == state).toList();
    }

    /** By the pruner, or not at the end yet. */
    private List<Trial> stoppedEarly() {
        return study.trials().stream()
                .filter(trial -> trial.ranked() && trial.state() != TrialState.COMPLETE)
                .toList();
    }

    private List<RankedTrial> ranks(int top) {
        return study.leaderboard().stream().limit(top).toList();
    }

    private static Panel curve(RankedTrial standing) {
        Trial trial = standing.trial();
        return new Panel(
                standing.rank() + " · trial " + trial.number(),
                List.of(
                        curve("training", Role.TRAINING, trial, EpochResult::trainingAccuracy),
                        curve("validation", Role.VALIDATION, trial, EpochResult::validationAccuracy)),
                CellText.plusMinus(standing.accuracy(), standing.standardError()));
    }

    private static Series curve(String name, Role role, Trial trial, Function<EpochResult, Double> value) {
        List<EpochResult> curve = trial.curve();
        return Series.line(
                        name,
                        curve.stream().map(result -> (double) result.epoch()).toList(),
                        curve.stream().map(value).toList())
                .as(role)
                .withKeys(Collections.nCopies(curve.size(), key(trial)));
    }
}
