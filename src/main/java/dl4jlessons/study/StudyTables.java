package dl4jlessons.study;

import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a hyperparameter search found, as tables, finished or not. */
public final class StudyTables {
    private static final String NONE = "–";

    private StudyTables() {}

    /**
     * The first ranks with their hyperparameters.
     *
     * @param id unique within a lesson
     * @param top at most so many ranks
     */
    public static Table leaderboard(String id, StudyResult study, int top) {
        List<Dimension> dimensions = study.header().space().dimensions();
        List<Column> columns = new ArrayList<>(List.of(
                Column.of("rank", Format.COUNT),
                Column.of("trial", Format.COUNT),
                Column.of("validation accuracy", Format.DECIMAL),
                Column.of("standard error", Format.DECIMAL),
                Column.of("epochs", Format.COUNT)));
        dimensions.forEach(dimension -> columns.add(Column.of(dimension.name(), Hyperparameters.format(dimension))));
        Table.Builder table = Table.of(
                id,
                "The first ranks",
                "Accuracy on the validation examples after a trial's last epoch, and the standard error of that accuracy."
                        + " Trials that were trained longer come first.",
                columns.toArray(Column[]::new));
        study.leaderboard().stream().limit(top).forEach(standing -> table.row(row(standing, dimensions)));
        return table.build();
    }

    /**
     * The hyperparameters, where they were searched, and what the best trial has.
     *
     * @param id unique within a lesson
     */
    public static Table space(String id, StudyResult study) {
        Table.Builder table = Table.of(
                id,
                "The search space",
                "On a logarithmic scale every decade is as likely as any other.",
                Column.text("hyperparameter"),
                Column.text("searched"),
                Column.text("best trial"));
        Map<String, Object> best =
                study.best().map(first -> first.trial().parameters().values()).orElse(Map.of());
        for (Dimension dimension : study.header().space().dimensions()) {
            String value = best.containsKey(dimension.name()) ? Hyperparameters.text(best.get(dimension.name())) : NONE;
            table.row(dimension.name(), Hyperparameters.range(dimension), value);
        }
        return table.build();
    }

    /**
     * At which rungs trials were stopped, and where the line was drawn.
     *
     * @param id unique within a lesson
     * @return empty if none was stopped
     */
    public static Optional<Table> rungs(String id, StudyResult study) {
        List<Integer> rungs = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.PRUNED)
                .map(Trial::epochs)
                .distinct()
                .sorted()
                .toList();
        if (rungs.isEmpty()) {
            return Optional.empty();
        }
        Table.Builder table = Table.of(
                id,
                "Where trials were stopped",
                "A rung is where trials pause to be compared. Accuracies are those at the rung, on validation examples.",
                Column.of("rung after epochs", Format.COUNT),
                Column.of("trials that reached it", Format.COUNT),
                Column.of("stopped there", Format.COUNT),
                Column.of("most accurate of these", Format.DECIMAL),
                Column.of("least accurate that went on", Format.DECIMAL));
        rungs.forEach(rung -> table.row(rungRow(study, rung)));
        return Optional.of(table.build());
    }

    private static List<Object> rungRow(StudyResult study, int rung) {
        List<Trial> reached =
                study.trials().stream().filter(trial -> trial.epochs() >= rung).toList();
        List<Double> stopped = reached.stream()
                .filter(trial -> trial.state() == TrialState.PRUNED && trial.epochs() == rung)
                .map(Trial::validationAccuracy)
                .toList();
        OptionalDouble wentOn = reached.stream()
                .filter(trial -> trial.epochs() > rung)
                .mapToDouble(trial -> trial.curve().get(rung - 1).validationAccuracy())
                .min();
        return List.of(
                rung,
                reached.size(),
                stopped.size(),
                stopped.isEmpty() ? NONE : (Object) Collections.max(stopped),
                wentOn.isEmpty() ? NONE : (Object) wentOn.getAsDouble());
    }

    private static List<Object> row(RankedTrial standing, List<Dimension> dimensions) {
        List<Object> row = new ArrayList<>(List.of(
                standing.rank(),
                standing.trial().number(),
                standing.accuracy(),
                standing.standardError(),
                standing.trial().epochs()));
        Map<String, Object> values = standing.trial().parameters().values();
        dimensions.forEach(dimension -> row.add(Hyperparameters.cell(values.get(dimension.name()))));
        return row;
    }
}
