package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Judgement;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.result.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsoleTextTest {
    private static final ConsoleText PLAIN = new ConsoleText(false);
    private static final ConsoleText COLOURED = new ConsoleText(true);

    @Test
    void wordsAreAlignedToTheLeftAndNumbersToTheRight() {
        Table table = Table.of(
                        "id",
                        "Accuracy",
                        "",
                        Column.text("measured on"),
                        Column.of("images", Format.COUNT),
                        Column.of("accuracy", Format.PERCENT))
                .row("training", 1000, 0.9)
                .row("validation", 300, 0.877)
                .build();

        assertThat(PLAIN.table(table)).isEqualTo("""
                        Accuracy

                        measured on  images  accuracy
                        ───────────  ──────  ────────
                        training      1,000     90.0%
                        validation      300     87.7%
                        """);
    }

    @Test
    void widthsAreCountedInCharactersNotInBytes() {
        Table table = Table.of("id", "", "", Column.text("weights"), Column.of("loss", Format.DECIMAL))
                .row("Xavier 1/√n", 0.5)
                .row("He", Double.POSITIVE_INFINITY)
                .build();

        assertThat(PLAIN.table(table)).contains("Xavier 1/√n  0.500\nHe               ∞\n");
    }

    @Test
    void longWordsAreWrappedWhereTheTableWouldBeTooWide() {
        List<String> lines = lines(PLAIN.table(SampleEntries.heatTable()));

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(lines).contains("<script>alert(1)</script>").anyMatch(line -> line.startsWith("identity  "));
    }

    @Test
    void tablesOfManyColumnsArePrintedInPartsThatBeginWithTheFirstColumn() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("weights")));
        List<Object> cells = new ArrayList<>(List.of("He"));
        for (int i = 0; i < 20; i++) {
            columns.add(Column.of("layer " + i, Format.SCIENTIFIC));
            cells.add(1.5e-10);
        }
        Table table = Table.of("id", "Gradients", "", columns.toArray(Column[]::new))
                .row(cells)
                .build();

        List<String> lines = lines(PLAIN.table(table));

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(lines.stream().filter(line -> line.startsWith("He "))).hasSizeGreaterThan(1);
        String all = String.join("\n", lines);
        assertThat(IntStream.range(0, 20).mapToObj(i -> "layer " + i))
                .allSatisfy(header -> assertThat(all).contains(header));
    }

    @ParameterizedTest
    @EnumSource
    void aJudgementBeginsWithItsVerdictAndListsTheFiguresOfAllSeeds(Verdict verdict) {
        Judgement judgement = SampleEntries.judgement(verdict);

        String text = PLAIN.judgement(judgement);

        assertThat(text).startsWith(verdict.symbol() + " " + verdict.text()).contains(judgement.statement());
        assertThat(String.join(" ", text.split("\\s+"))).contains(judgement.explanation());
        assertThat(lines(text)).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void figuresShowWhetherTheyMeetTheCondition() {
        assertThat(PLAIN.judgement(SampleEntries.judgement(Verdict.INCONCLUSIVE)))
                .contains("rank correlation of breadth and loss ≥ 0.8:  0.900 ✓  0.610 ✗  0.900 ✓\n");
        assertThat(PLAIN.judgement(SampleEntries.judgement(Verdict.HOLDS_WITH_CAVEAT)))
                .contains("caveat, applies: they learn slowly", "caveat, does not apply: He does as well");
    }

    @Test
    void verdictsOfAListStandBelowEachOther() {
        List<Judgement> judgements =
                Arrays.stream(Verdict.values()).map(SampleEntries::judgement).toList();

        List<String> lines = lines(PLAIN.verdicts(judgements));

        assertThat(lines).hasSize(4);
        assertThat(IntStream.range(0, 4)
                        .map(i -> lines.get(i).indexOf(judgements.get(i).statement())))
                .containsOnly(24);
    }

    @Test
    void escapeSequencesAreUsedOnlyWhenAskedFor() {
        Judgement judgement = SampleEntries.judgement(Verdict.CONTRADICTED);

        assertThat(PLAIN.judgement(judgement) + PLAIN.table(SampleEntries.heatTable()))
                .doesNotContain("\u001b");
        assertThat(COLOURED.judgement(judgement)).startsWith("\u001b[31m✘ contradicted\u001b[0m");
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
