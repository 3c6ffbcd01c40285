package dl4jlessons.result;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that a lesson found out, as data. Equal seeds and settings give equal results, apart from columns of
 * {@link Table.Format#SECONDS} and claims with conditions that {@linkplain Measurement#machineDependent() depend on the machine}.
 *
 * @param judgements one for each claim, in the order in which the lesson states them
 * @param tables the first one is the lesson's main table, which the console prints
 * @param figures in reading order
 * @param folded ids of charts and tables that show nothing which the others do not show
 */
public record LessonResult(
        List<Judgement> judgements,
        List<Table> tables,
        List<Figure> figures,
        @JsonInclude(NON_EMPTY) Set<String> folded) {
    public LessonResult {
        // in one order, so that equal results are equal files
        folded = Collections.unmodifiableSortedSet(new TreeSet<>(Objects.requireNonNullElse(folded, Set.of())));
    }

    /** Nothing is folded away. */
    public LessonResult(List<Judgement> judgements, List<Table> tables, List<Figure> figures) {
        this(judgements, tables, figures, Set.of());
    }

    /**
     * Judges a lesson's claims, each for one look at these seeds, and puts what it shows beside them.
     *
     * @throws IllegalStateException if a claim is {@linkplain Claim#shownIn shown in} what is not among the charts
     */
    public static LessonResult of(List<Long> seeds, List<Claim> claims, LessonCharts charts) {
        LessonResult result = new LessonResult(
                claims.stream()
                        .map(claim -> Judgement.of(claim, seeds, Looks.ONE))
                        .toList(),
                charts.tables(),
                charts.figures(),
                charts.folded());
        claims.forEach(result::requireExhibits);
        return result;
    }

    private void requireExhibits(Claim claim) {
        List<String> ids = Stream.concat(
                        figures.stream().map(Figure::id), tables.stream().map(Table::id))
                .toList();
        if (!ids.containsAll(claim.shownIn())) {
            throw new IllegalStateException("The claim " + claim.id() + " is said to be shown in " + claim.shownIn()
                    + ", but the lesson's charts and tables are " + ids + ".");
        }
    }

    /** The table that the console prints. */
    public Table mainTable() {
        return tables.get(0);
    }

    /** The same values, judged for so many looks at the seeds. */
    public LessonResult at(Looks looks) {
        return new LessonResult(
                judgements.stream().map(judgement -> judgement.at(looks)).toList(), tables, figures, folded);
    }

    /** Whether further seeds could change a verdict from {@link Verdict#INCONCLUSIVE}. */
    public boolean decided() {
        return judgements.stream().noneMatch(judgement -> judgement.verdict() == Verdict.INCONCLUSIVE);
    }
}
