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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTextTest {
    private static final ConsoleText PLAIN = ConsoleText.plain();
    private static final ConsoleText COLOURED = new ConsoleText(100, true, false);

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
                        training      1,000    90.0 %
                        validation      300    87.7 %
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
    void aJudgementBeginsWithItsVerdictAndEndsWithWhatToTakeAway(Verdict verdict) {
        Judgement judgement = SampleEntries.judgement(verdict);

        String text = PLAIN.judgement(
                judgement,
                "One thing.\n\nAnother, which is so long that it cannot stand on one line" + " and has to be broken.");

        assertThat(text)
                .startsWith(verdict.symbol() + " " + verdict.text())
                .contains(judgement.statement(), "    → One thing.\n    → Another");
        assertThat(String.join(" ", text.split("\\s+"))).contains(judgement.remark());
        assertThat(lines(text)).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void aConditionIsOneLineOfMeanIntervalAndMargin() {
        assertThat(PLAIN.judgement(SampleEntries.judgement(Verdict.CONTRADICTED), ""))
                .contains("    ✘ final loss, std 0.01 minus the other: -0.0710 [-0.0958, -0.0462] ± 0.02\n");
        assertThat(PLAIN.judgement(SampleEntries.judgement(Verdict.NO_DIFFERENCE), ""))
                .contains("    ≈ time, one ÷ other: 1.10 [0.982, 1.23] ×÷ 2\n");
        assertThat(PLAIN.judgement(SampleEntries.judgement(Verdict.NOT_TESTED), ""))
                .contains("    tested if anything was learned\n    ✘ largest accuracy: 0.100 ≥ 0.5\n");
    }

    @Test
    void seedsAreShownOnRequest() {
        Judgement judgement = SampleEntries.judgement(Verdict.HOLDS);

        assertThat(PLAIN.judgement(judgement, "")).doesNotContain("seeds:");
        assertThat(new ConsoleText(100, false, true).judgement(judgement, "")).contains("seeds: 1.93  1.94  1.95\n");
    }

    @Test
    void caveatsAreJudgedOnlyWhereTheHeadlineHolds() {
        assertThat(PLAIN.judgement(SampleEntries.judgement(Verdict.HOLDS_WITH_CAVEAT), ""))
                .contains("caveat, applies: they learn slowly", "caveat, does not apply: He does as well");
        assertThat(PLAIN.judgement(SampleEntries.judgement(Verdict.NO_DIFFERENCE), ""))
                .contains("also measured: It is large")
                .doesNotContain("caveat");
    }

    @Test
    void theTallyCountsEveryVerdict() {
        List<Judgement> judgements = List.of(
                SampleEntries.judgement(Verdict.HOLDS),
                SampleEntries.judgement(Verdict.HOLDS),
                SampleEntries.judgement(Verdict.NOT_TESTED));

        assertThat(PLAIN.tally(judgements)).isEqualTo("""
                        Verdicts:
                          ✔ 2 holds  ◐ 0 holds with a caveat  ✘ 0 contradicted  ≈ 0 no difference  ? 0 inconclusive
                          ○ 1 not tested
                        """);
        assertThat(COLOURED.tally(judgements)).contains("\u001b[32m✔ 2 holds\u001b[0m");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void noLineIsWiderThanTheTerminal(int width) {
        ConsoleText console = new ConsoleText(width, false, true);
        List<Judgement> judgements =
                Arrays.stream(Verdict.values()).map(SampleEntries::judgement).toList();

        String text = console.table(SampleEntries.heatTable())
                + console.table(SampleEntries.gradientTable())
                + judgements.stream()
                        .map(judgement -> console.judgement(judgement, "A sentence that is long enough. ".repeat(9)))
                        .collect(Collectors.joining())
                + console.tally(judgements)
                + console.paragraph("  ", "A question that does not fit into one line of a narrow terminal? ".repeat(3))
                + console.labelled("Command:", "mvn compile exec:java and more words than one line can hold, surely");

        assertThat(lines(text)).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void whatDoesNotFitBesideItsLabelStandsBelow() {
        assertThat(PLAIN.labelled("Report:", "index.html")).isEqualTo("Report:          index.html\n");
        assertThat(PLAIN.labelled("Report:", "x".repeat(90))).isEqualTo("Report:\n  " + "x".repeat(90) + "\n");
    }

    @Test
    void escapeSequencesAreUsedOnlyWhenAskedFor() {
        Judgement judgement = SampleEntries.judgement(Verdict.CONTRADICTED);

        assertThat(PLAIN.judgement(judgement, "") + PLAIN.table(SampleEntries.heatTable()))
                .doesNotContain("\u001b");
        assertThat(COLOURED.judgement(judgement, "")).startsWith("\u001b[31m✘ contradicted\u001b[0m");
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
