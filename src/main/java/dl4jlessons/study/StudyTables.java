package dl4jlessons.study;

import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a hyperparameter search found, as tables, finished or not. */
public final class StudyTables {
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
            String value = best.containsKey(dimension.name()) ? Hyperparameters.text(best.get(dimension.name())) : "–";
            table.row(dimension.name(), Hyperparameters.range(dimension), value);
        }
        return table.build();
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
