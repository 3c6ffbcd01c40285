package dl4jlessons.study;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Role;
import dl4jlessons.search.Choice;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.IntegerRange;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.RealRange;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How good the trials are against one of their hyperparameters, the best of them apart. */
final class HyperparameterFigure {
    /** Ranks that stand out: few enough to show where good values lie, enough not to depend on luck alone. */
    private static final int BEST = 10;
    /** In a small study the best third stands out. */
    private static final int ONE_IN = 3;

    /** So that the points of the bounds do not lie on the frame. */
    private static final double ROOM = 0.5;

    /** Trials with the same choice are spread over this share of the room between two choices. */
    private static final double SPREAD = 0.5;
    /** Multiples of it, modulo 1, fill the room evenly however many there are. */
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final String id;
    private final StudyResult study;
    private final Dimension dimension;

    HyperparameterFigure(String id, StudyResult study, Dimension dimension) {
        this.id = id;
        this.study = study;
        this.dimension = dimension;
    }

    Figure figure() {
        List<Trial> ranked =
                study.leaderboard().stream().map(RankedTrial::trial).toList();
        int best = Math.min(BEST, (ranked.size() + ONE_IN - 1) / ONE_IN);
        List<Trial> diverged = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.DIVERGED)
                .toList();
        List<Series> series = Stream.of(
                        points("other trials", Role.STOPPED, ranked.subList(best, ranked.size())),
                        points("best trials", Role.BEST, ranked.subList(0, best)),
                        StudyFigures.points(
                                "diverged", Role.DIVERGED, diverged, this::place, trial -> StudyFigures.BOTTOM))
                .flatMap(some -> some)
                .toList();
        String name = dimension.name();
        return Figure.single(
                id + "-" + name.replaceAll("[^\\p{L}\\p{N}]+", "-"),
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                caption(),
                axis(),
                StudyFigures.ACCURACY,
                series);
    }

    private Stream<Series> points(String name, Role role, List<Trial> trials) {
        return StudyFigures.points(name, role, trials, this::place, Trial::validationAccuracy);
    }

    private String caption() {
        String searched = "Searched: " + Hyperparameters.range(dimension);
        return searched
                + study.best()
                        .map(best -> "; best trial: " + value(best.trial()))
                        .orElse("") + ".";
    }

    private String value(Trial trial) {
        return Hyperparameters.text(trial.parameters().values().get(dimension.name()));
    }

    private Axis axis() {
        if (dimension instanceof RealRange range) {
            return axis(range.logarithmic()).between(range.min(), range.max());
        }
        if (dimension instanceof IntegerRange range) {
            double room = range.logarithmic() ? 0 : ROOM;
            return axis(range.logarithmic()).between(range.min() - room, range.max() + room);
        }
        List<Object> values = ((Choice) dimension).values();
        return Axis.categories(
                dimension.name(), values.stream().map(Hyperparameters::text).toList());
    }

    private Axis axis(boolean logarithmic) {
        return logarithmic ? Axis.log(dimension.name()) : Axis.linear(dimension.name());
    }

    private double place(Trial trial) {
        Object value = trial.parameters().values().get(dimension.name());
        if (dimension instanceof Choice choice) {
            double aside = trial.number() * GOLDEN_RATIO % 1 - 0.5;
            return choice.values().indexOf(value) + SPREAD * aside;
        }
        return ((Number) value).doubleValue();
    }
}
