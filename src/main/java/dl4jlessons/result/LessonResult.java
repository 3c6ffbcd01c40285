package dl4jlessons.result;

import java.util.List;

/**
 * All that a lesson found out, as data. Equal seeds and settings give equal results, apart from columns of
 * {@link Table.Format#SECONDS} and claims judged on them.
 *
 * @param judgements one for each claim, in the order in which the lesson states them
 * @param tables the first one is the lesson's main table, which the console prints
 * @param figures in reading order
 */
public record LessonResult(List<Judgement> judgements, List<Table> tables, List<Figure> figures) {
    /** The table that the console prints. */
    public Table mainTable() {
        return tables.get(0);
    }
}
