package dl4jlessons.study;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Role;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.RankedTrial;
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
    private static final int BEST_DIVISOR = 3;

    private final String id;
    private final StudyResult study;
    private final Dimension dimension;
    private final HyperparameterAxis axis;

    HyperparameterFigure(String id, StudyResult study, Dimension dimension) {
        this.id = id;
        this.study = study;
        this.dimension = dimension;
        this.axis = new HyperparameterAxis(dimension);
    }

    Figure figure() {
        List<Trial> ranked =
                study.leaderboard().stream().map(RankedTrial::trial).toList();
        int best = Math.min(BEST, (ranked.size() + BEST_DIVISOR - 1) / BEST_DIVISOR);
        List<Trial> diverged = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.DIVERGED)
                .toList();
        List<Series> series = Stream.of(
                        points("other trials", Role.STOPPED, ranked.subList(best, ranked.size())),
                        points("best trials", Role.BEST, ranked.subList(0, best)),
                        StudyFigures.points(Fate.DIVERGED, diverged, axis::place, trial -> StudyFigures.BOTTOM))
                .flatMap(some -> some)
                .toList();
        String name = dimension.name();
        return Figure.single(
                id + "-" + name.replaceAll("[^\\p{L}\\p{N}]+", "-"),
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                caption(),
                axis.axis(),
                StudyFigures.ACCURACY,
                series);
    }

    private Stream<Series> points(String name, Role role, List<Trial> trials) {
        return StudyFigures.points(name, role, trials, axis::place, Trial::validationAccuracy);
    }

    private String caption() {
        String searched = "Searched: " + Hyperparameters.range(dimension);
        return NumberText.typesetProse(searched
                + study.best()
                        .map(best -> "; best trial: " + value(best.trial()))
                        .orElse("") + ".");
    }

    private String value(Trial trial) {
        return Hyperparameters.text(trial.parameters().values().get(dimension.name()));
    }
}
