package dl4jlessons.lesson.tuning;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Role;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.study.Hyperparameters;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Validation curves of all trials of a search in one chart, coloured by the decade of their learning rate. */
record ValidationCurves(StudyResult study) {
    /** Decades of the main search's space, the smallest rates first. */
    private static final List<Role> DECADES = Role.steps(4);

    private static final int LOWEST_EXPONENT = -4;

    Figure figure(String id) {
        return Figure.single(
                id,
                "Validation curves by learning rate",
                "Each line is a trial of the main search, which the pointer names; lines of one colour have learning rates of"
                        + " one decade, from the faintest colour for the smallest to the strongest for the largest. The curves"
                        + " that diverged end early. On top at the end: "
                        + hyperparameters(study.best().orElseThrow().trial())
                        + "; the leaderboard names the next ones.",
                Axis.linear("epoch"),
                Axis.linear("validation accuracy").between(0, 1),
                study.trials().stream()
                        .filter(trial -> trial.epochs() > 0)
                        .sorted(Comparator.comparingDouble(ValidationCurves::rate))
                        .map(ValidationCurves::curve)
                        .toList());
    }

    private static Series curve(Trial trial) {
        int exponent = (int) Math.floor(Math.log10(rate(trial)));
        // what lies beyond the decades, in a space with other bounds, looks like the nearest one
        int decade = Math.max(0, Math.min(DECADES.size() - 1, exponent - LOWEST_EXPONENT));
        return Series.line(
                        "learning rate " + NumberText.powerOfTen(exponent) + " to "
                                + NumberText.powerOfTen(exponent + 1),
                        trial.curve().stream()
                                .map(epoch -> (double) epoch.epoch())
                                .toList(),
                        trial.curve().stream()
                                .map(EpochResult::validationAccuracy)
                                .toList())
                .as(DECADES.get(decade))
                .withKeys(Collections.nCopies(trial.epochs(), hyperparameters(trial)));
    }

    private static String hyperparameters(Trial trial) {
        return NumberText.typesetProse(trial.parameters().values().entrySet().stream()
                .map(entry -> entry.getKey() + " " + Hyperparameters.text(entry.getValue()))
                .collect(Collectors.joining(", ")));
    }

    private static double rate(Trial trial) {
        return trial.parameters().number(RandomSearchReadings.LEARNING_RATE);
    }
}
