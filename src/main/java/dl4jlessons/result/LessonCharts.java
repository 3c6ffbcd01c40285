package dl4jlessons.result;

import java.util.List;
import java.util.Set;

/** What a lesson shows, whatever the verdicts are. */
public interface LessonCharts {
    /** At least one; the first is the lesson's main table, which the console prints. */
    List<Table> tables();

    /** Charts as data, in reading order. */
    List<Figure> figures();

    /** Ids of charts and tables that show nothing which the others do not show: the report folds them away. */
    default Set<String> folded() {
        return Set.of();
    }

    /** What has been drawn and tabulated already. */
    static LessonCharts of(List<Table> tables, List<Figure> figures) {
        return new LessonCharts() {
            @Override
            public List<Table> tables() {
                return tables;
            }

            @Override
            public List<Figure> figures() {
                return figures;
            }
        };
    }
}
