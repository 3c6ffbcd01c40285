package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.TinyImages;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches on data as people bring it: the right figure, or one sentence. */
class SearchDataTest {
    @TempDir
    private Path folder;

    private Path study() {
        return folder.resolve("study");
    }

    private Commands.Result search(String table, String label) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), table);
        return Commands.search(
                "run", study(), "--csv", file.toString(), "--label", label, "--trials", "2", "--epochs", "6");
    }

    /** Two classes that one feature tells apart, written in some way. */
    private static String twoClasses(DoubleFunction<String> written) {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder("x,kind\n");
        for (int i = 0; i < 80; i++) {
            double x = random.nextDouble() + (i % 2 == 0 ? -1.5 : 0.5);
            rows.append(written.apply(x)).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        return rows.toString();
    }

    private static String decimals(double x) {
        return String.format(Locale.ROOT, "%.6f", x);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1e-6, 0", "1e20, 0", "1e38, 0", "1e-200, 0", "0.1, 5411234", "10, 1699999991", "1, 2460000"})
    void shiftedAndRescaledNumbersAreTrainedOnAlike(double factor, double offset) throws IOException {
        Commands.Result result = search(twoClasses(x -> String.valueOf(offset + factor * x)), "kind");

        assertThat(result.err()).isEmpty();
        RankedTrial best = Study.read(study()).best().orElseThrow();
        assertThat(best.accuracy()).isEqualTo(1);
        assertThat(best.trial().number()).as("the winner on plain numbers").isZero();
    }

    @Test
    void whatWasReadIsShownEverywhere() throws IOException {
        String read = "table.csv: 1 feature (1 number); 80 of 81 rows, left out for a missing value: 1 (x: 1 of 81);"
                + " 2 classes of kind: a 40, b 40";

        Commands.Result result = search(twoClasses(SearchDataTest::decimals) + "NA,a\n", "kind");

        assertThat(result.out()).contains("Read " + read);
        assertThat(Commands.search("status", study()).out()).contains(read);
        assertThat(study().resolve("report.html")).content().contains(read);
        Files.delete(study().resolve("report.html"));
        assertThat(Commands.search("report", study()).exitCode()).isZero();
        assertThat(study().resolve("report.html")).content().contains(read);
    }

    @Test
    void aWinnerThatKnowsNothingIsSaidToKnowNothing() throws IOException {
        Random random = new Random(3);
        StringBuilder rows = new StringBuilder("x,fraud\n");
        for (int i = 0; i < 200; i++) {
            rows.append(decimals(random.nextGaussian())).append(i % 20 == 0 ? ",1\n" : ",0\n");
        }

        Commands.Result result = search(rows.toString(), "fraud");

        assertThat(result.out().replaceAll("\\s+", " "))
                .contains(
                        "The winner is no better than always answering 0, the largest class, which is right for 95.0 %");
        assertThat(Commands.search("best", study()).out()).contains("always answering 0");
        assertThat(study().resolve("report.html")).content().contains("always answering 0");
    }

    @Test
    void theSearchsOwnExportCanBeSearched() throws IOException {
        search(twoClasses(SearchDataTest::decimals), "kind");
        String header = "trial,state,rank,message,updater\n";
        Path export = Files.writeString(
                folder.resolve("export.csv"), header + "0,complete,1,,SGD\n1,complete,2,,Adam\n".repeat(5));

        Commands.Result result = Commands.search(
                "run",
                folder.resolve("second"),
                "--csv",
                export.toString(),
                "--label",
                "updater",
                "--trials",
                "1",
                "--epochs",
                "1");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("left out as empty: column message");
    }

    static Stream<Arguments> refused() {
        String good = twoClasses(SearchDataTest::decimals);
        return Stream.of(
                Arguments.of("empty", "", "kind", 1, "is empty"),
                Arguments.of("names only", "x,kind\n", "kind", 1, "has no rows"),
                Arguments.of("no such label", good, "Kind", 2, "choose the label from x, kind"),
                Arguments.of(
                        "no names", good.substring(good.indexOf('\n') + 1), "kind", 1, "looks like a row of values"),
                Arguments.of("names twice", good + good, "kind", 1, "Line 82 of "),
                Arguments.of(
                        "thousands", twoClasses(x -> "\"" + (int) (20 + 9 * x) + ",123\""), "kind", 1, "Line 2 of "),
                Arguments.of(
                        "decimal commas",
                        twoClasses(x -> "\"" + decimals(x).replace('.', ',') + "\""),
                        "kind",
                        1,
                        "Line 2"),
                Arguments.of("minus of typographers", good.replace("-", "−"), "kind", 1, "in column x"),
                Arguments.of("infinite", good.replaceFirst("\n", "\ninf,a\n"), "kind", 1, "\"inf\" in column x"),
                Arguments.of("infinite, last", good + "inf,a\n", "kind", 1, "Line 82 of "),
                Arguments.of("beyond a double", good + "1e400,a\n", "kind", 1, "Line 82 of "),
                Arguments.of("ragged", good + "1,a,2\n", "kind", 1, "Line 82 of "),
                Arguments.of("open quote", good + "\"1,a\n", "kind", 1, "never closed"),
                Arguments.of("quantity", good, "x", 1, "that is a quantity, not a class"),
                Arguments.of("rare class", good + "1,c\n2,c\n", "kind", 1, "class c (2 rows, line 82)"),
                Arguments.of("one class", "x,kind\n1,a\n2,a\n3,a\n", "kind", 1, "has only one class"),
                Arguments.of("class without values", good.replaceAll("[-.0-9]+,a", ",a"), "kind", 1, "Of class a in"),
                Arguments.of("binary", "x,kind\n\0\0\0,a\n", "kind", 1, "is no text in UTF-8"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatCannotBeUsedIsRefusedInOneSentence(String name, String table, String label, int exitCode, String sentence)
            throws IOException {
        Commands.Result result = search(table, label);

        assertThat(result.err()).as(name).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(study()).doesNotExist();
    }

    @Test
    void imagesWithoutSomeClassesAndWithNamesAreShownAsTheyAre() throws IOException {
        TinyImages.write(folder);
        Files.writeString(folder.resolve("classes.txt"), "\uFEFFcat\ndog\nfox\n\n");

        Commands.Result result =
                Commands.search("run", study(), "--data", folder.toString(), "--trials", "1", "--epochs", "1");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("pixels; ", "3 classes: cat ");
        assertThat(result.out()).doesNotContain("\uFEFF");
    }

    @Test
    void wrongNamesAreRefusedBeforeTraining() throws IOException {
        TinyImages.write(folder);
        Files.writeString(folder.resolve("classes.txt"), "cat\ndog\n");
        Path out = folder.resolve("out");

        for (List<String> command : List.of(
                List.of("search", "run", "--out", out.toString()),
                List.of("run", "0", "--seeds", "1", "--no-dashboard", "--out", out.toString()))) {
            Commands.Result result =
                    Commands.run(Stream.concat(command.stream(), Stream.of("--data", folder.toString()))
                            .toArray(String[]::new));

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("classes.txt names 2 classes, but the training labels show 3");
        }
        assertThat(out.resolve("results")).doesNotExist();
    }
}
