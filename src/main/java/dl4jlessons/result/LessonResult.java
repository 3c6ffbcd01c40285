package dl4jlessons.result;

import java.util.List;

/**
 * All that a lesson found out, as data. Equal seeds and settings give equal results, apart from columns of
 * {@link Table.Format#SECONDS} and claims with conditions that {@linkplain Measurement#machineDependent() depend on the machine}.
 *
 * @param judgements one for each claim, in the order in which the lesson states them
 * @param tables the first one is the lesson's main table, which the console prints
 * @param figures in reading order
 */
public record LessonResult(List<Judgement> judgements, List<Table> tables, List<Figure> figures) {
    /** Judges a lesson's claims, each for one look at these seeds, and puts what it shows beside them. */
    public static LessonResult of(List<Long> seeds, List<Claim> claims, LessonCharts charts) {
        return new LessonResult(
                claims.stream()
                        .map(claim -> Judgement.of(claim, seeds, Looks.ONE))
                        .toList(),
                charts.tables(),
                charts.figures());
    }

    /** The table that the console prints. */
    public Table mainTable() {
        return tables.get(0);
    }

    /** The same values, judged for so many looks at the seeds. */
    public LessonResult at(Looks looks) {
        return new LessonResult(
                judgements.stream().map(judgement -> judgement.at(looks)).toList(), tables, figures);
    }

    /** Whether further seeds could change a verdict from {@link Verdict#INCONCLUSIVE}. */
    public boolean decided() {
        return judgements.stream().noneMatch(judgement -> judgement.verdict() == Verdict.INCONCLUSIVE);
    }
}
