package dl4jlessons.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Cell;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Mark;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every lesson's result must be like, and how a test finds its way in it. */
public final class LessonChecks {
    /** A mean may lie this share of its size outside what it is the mean of. */
    private static final double ROUNDING = 1e-12;

    private LessonChecks() {}

    /** The values that one condition of a claim's headline was judged by, seed after seed. */
    public static List<Double> headline(LessonResult result, String id, int condition) {
        return judgement(result, id).headline().get(condition).values();
    }

    /** Values of a caveat's first condition, one a seed. */
    public static List<Double> caveat(LessonResult result, String id, int caveat) {
        return judgement(result, id).caveats().get(caveat).conditions().get(0).values();
    }

    /** The verdict on a claim. */
    public static Verdict verdict(LessonResult result, String id) {
        return judgement(result, id).verdict();
    }

    private static Judgement judgement(LessonResult result, String id) {
        return result.judgements().stream()
                .filter(judgement -> judgement.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no claim " + id));
    }

    /** A cell that summarizes a figure over the seeds. */
    public static Summary summary(LessonResult result, String variant, String column) {
        return ((Cell.OverSeeds) cell(result, variant, column)).summary();
    }

    /** A cell of the first table that has such a row and column, found by the row's first cell and the column's header. */
    public static Cell cell(LessonResult result, String variant, String column) {
        return result.tables().stream()
                .flatMap(table -> cell(table, variant, column).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + variant + " with a column " + column));
    }

    private static Optional<Cell> cell(Table table, String variant, String column) {
        List<String> headers = table.columns().stream().map(Column::header).toList();
        return table.rows().stream()
                .filter(row -> row.get(0).equals(Cell.of(variant)) && headers.contains(column))
                .map(row -> row.get(headers.indexOf(column)))
                .findFirst();
    }

    /**
     * Checks that seeds, and nothing else, decide what a lesson finds: neither the number of threads nor the repetition.
     *
     * @param again from the same seed by another number of threads
     */
    static void assertReproducible(LessonResult result, LessonResult again, LessonResult fromOtherSeed) {
        assertComplete(result);
        assertThat(withoutTimes(again)).isEqualTo(withoutTimes(result));
        assertThat(withoutTimes(fromOtherSeed)).isNotEqualTo(withoutTimes(result));
    }

    /** Checks that console, charts and report find all they need. */
    static void assertComplete(LessonResult result) {
        assertThat(result.tables()).isNotEmpty();
        assertDistinct("claims", result.judgements().stream().map(Judgement::id));
        assertDistinct("tables", result.tables().stream().map(Table::id));
        assertDistinct("figures", result.figures().stream().map(Figure::id));
        result.judgements().forEach(LessonChecks::assertComplete);
        result.tables().forEach(LessonChecks::assertComplete);
        result.figures().forEach(LessonChecks::assertComplete);
    }

    private static void assertDistinct(String what, Stream<String> ids) {
        assertThat(ids.toList()).as("ids of " + what).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    }

    private static void assertComplete(Judgement judgement) {
        assertThat(judgement.statement()).as(judgement.id()).endsWith(".");
        assertThat(judgement.shownIn())
                .as(judgement.id() + ", charts and tables that show it")
                .isNotEmpty();
        judgement.measurements().forEach(condition -> {
            assertThat(condition.quantity()).as(judgement.id()).isNotBlank();
            assertThat(condition.values()).as(condition.quantity()).hasSameSizeAs(judgement.seeds());
        });
    }

    private static void assertComplete(Table table) {
        assertThat(table.title()).as(table.id()).isNotBlank();
        assertThat(table.rows()).as(table.id()).isNotEmpty();
        assertThat(table.rows())
                .as(table.id())
                .allMatch(row -> row.size() == table.columns().size());
    }

    private static void assertComplete(Figure figure) {
        assertThat(figure.title()).as(figure.id()).isNotBlank();
        assertThat(figure.caption()).as(figure.id() + ", caption").endsWith(".");
        assertThat(figure.x().label()).as(figure.id() + ", x").isNotBlank();
        assertThat(figure.y().label()).as(figure.id() + ", y").isNotBlank();
        assertThat(figure.columns())
                .as(figure.id())
                .isBetween(1, figure.panels().size());
        if (figure.panels().size() > 1) {
            assertDistinctNames(figure.id(), figure.panels().stream().map(Panel::title));
        }
        for (Panel panel : figure.panels()) {
            assertThat(panel.series()).as(figure.id()).isNotEmpty();
            assertDistinctNames(figure.id(), names(panel));
            panel.series().forEach(series -> assertComplete(figure.id(), series));
        }
    }

    /** The names of a panel's variants: plain lines of one name are runs of one variant. */
    private static Stream<String> names(Panel panel) {
        Map<Boolean, List<String>> names = panel.series().stream()
                .collect(Collectors.partitioningBy(
                        series -> series.mark() == Mark.LINE && series.low().isEmpty(),
                        Collectors.mapping(Series::name, Collectors.toList())));
        return Stream.concat(names.get(true).stream().distinct(), names.get(false).stream());
    }

    private static void assertDistinctNames(String figure, Stream<String> names) {
        assertThat(names.toList()).as(figure).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    private static void assertComplete(String figure, Series series) {
        String name = figure + ", " + series.name();
        assertThat(series.x()).as(name).isNotEmpty().doesNotContain(Double.NaN);
        assertThat(series.y()).as(name).hasSameSizeAs(series.x());
        for (int i = 0; i < series.low().size(); i++) {
            double y = series.y().get(i);
            double rounding = ROUNDING * Math.abs(y);
            boolean inBand =
                    series.low().get(i) - rounding <= y && y <= series.high().get(i) + rounding;
            assertThat(inBand || Double.isNaN(y)).as(name + ", band").isTrue();
        }
    }

    /**
     * What must not depend on the machine, the number of threads or the day: all but columns of seconds and claims about
     * them. Charts show no measured time.
     */
    public static LessonResult withoutTimes(LessonResult result) {
        return new LessonResult(
                keep(result.judgements(), judgement -> !judgement.machineDependent()),
                result.tables().stream().map(LessonChecks::withoutTimes).toList(),
                result.figures(),
                result.folded());
    }

    private static Table withoutTimes(Table table) {
        List<Integer> kept = IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).format() != Format.SECONDS)
                .boxed()
                .toList();
        List<List<Cell>> rows = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            rows.add(kept.stream().map(row::get).toList());
        }
        return new Table(
                table.id(),
                table.title(),
                table.caption(),
                kept.stream().map(table.columns()::get).toList(),
                rows);
    }

    private static <T> List<T> keep(List<T> parts, Predicate<T> wanted) {
        return parts.stream().filter(wanted).toList();
    }
}
