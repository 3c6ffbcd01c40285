package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.TinyImages;
import dl4jlessons.report.StudyExport;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code search} commands on small data of both kinds. */
class SearchCommandsTest {
    private static final String TABLE = ProjectFolder.penguins().toString();

    /** Large steps through six layers without batch normalization. */
    private static final String[] DIVERGING = {"--trials", "1", "--epochs", "1", "--seed", "16"};

    @TempDir
    Path folder;

    private Path study() {
        return folder.resolve("penguins");
    }

    private Commands.Result runSmallSearch() {
        return searchTable(study(), "--trials", "4", "--epochs", "2", "--seed", "7");
    }

    private static Commands.Result searchTable(Path study, String... options) {
        return Commands.search(
                "run",
                study,
                Stream.concat(Stream.of("--csv", TABLE, "--label", "species"), Stream.of(options))
                        .toArray(String[]::new));
    }

    @Test
    void aSearchOnATableTellsWhatItDoesAndFindsABest() {
        Commands.Result result = runSmallSearch();

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("Read penguins.csv: 7 features (5 numbers, 2 categories with 6 values); 342 of 344 rows")
                .contains("(bill_length_mm: 2 of 344, ", "3 classes of species: Adelie 151, Chinstrap 68, Gentoo 123")
                .contains("\"NA\" in column sex (11 rows) is taken for a value like others")
                .contains("206 training, 68 validation and 68 test examples")
                .contains("4 trials of 2 epochs; sampler random, pruner none, seed 7")
                .contains("4 of 4  best 0.", ", epoch 2)", "Best: trial ", "The first ranks")
                .contains("Report: " + study().resolve("report.html"));
        StudyResult found = Study.read(study());
        assertThat(found.count(TrialState.COMPLETE)).isEqualTo(4);
        assertThat(found.header().space().dimensions()).hasSize(9);
        assertThat(Files.exists(study().resolve("report.html"))).isTrue();
    }

    @Test
    void runningAgainTrainsNothingAndMoreTrialsCanBeAdded() throws IOException {
        runSmallSearch();
        byte[] journal = Files.readAllBytes(study().resolve("journal.jsonl"));
        List<Trial> first = Study.read(study()).trials();

        assertThat(runSmallSearch().out()).contains("(4 trials have ended before)", "4 of 4");
        assertThat(study().resolve("journal.jsonl")).hasBinaryContent(journal);
        assertThat(searchTable(study(), "--trials", "6", "--epochs", "2", "--seed", "7")
                        .exitCode())
                .isZero();
        assertThat(Study.read(study()).trials()).hasSize(6).startsWith(first.toArray(Trial[]::new));
    }

    @Test
    void withoutTrialsAStudyKeepsItsNumber() {
        runSmallSearch();
        Commands.Result again = searchTable(study(), "--epochs", "2", "--seed", "7");

        assertThat(again.out()).contains("4 trials of 2 epochs");
        assertThat(Study.read(study()).trials()).hasSize(4);
    }

    @Test
    void anotherNumberOfWorkersFindsTheSame() {
        runSmallSearch();
        List<Trial> trials = Study.read(study()).trials();
        searchTable(folder.resolve("three"), "--trials", "4", "--epochs", "2", "--seed", "7", "--workers", "3");

        assertThat(Study.read(folder.resolve("three")).trials()).isEqualTo(trials);
    }

    @Test
    void theBooksSpaceIsSearchedOnImagesByHalving() throws IOException {
        TinyImages.write(folder);
        Commands.Result result = Commands.search(
                "run",
                study(),
                "--data",
                folder.toString(),
                "--space",
                "book",
                "--pruner",
                "halving",
                "--trials",
                "9",
                "--epochs",
                "9");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("400 training, 100 validation and 30 test examples");
        StudyResult found = Study.read(study());
        assertThat(found.header().pruner()).isEqualTo("successive halving, 1 in 3 goes on, from 1 epoch");
        assertThat(found.header().space().dimensions())
                .extracting(dimension -> dimension.name() + " " + dimension.range())
                .containsExactly("learning rate 1e-6…0.01, log", "weight decay 1e-8…1e-4, log");
        assertThat(found.count(TrialState.COMPLETE)).isEqualTo(1);
        assertThat(found.count(TrialState.PRUNED)).isEqualTo(8);
        assertThat(found.epochsSpent()).isEqualTo(9 + 3 * 2 + 6);
    }

    @Test
    void aGridIsSearchedWhole() {
        Commands.Result result =
                searchTable(study(), "--space", "book", "--sampler", "corners", "--levels", "2", "--epochs", "1");

        assertThat(result.out()).contains("4 trials of 1 epoch; sampler grid with corners, 2 levels");
        assertThat(Study.read(study()).trials())
                .extracting(trial -> trial.parameters().toString())
                .containsExactly(
                        "learning rate 1.0E-6 · weight decay 1.0E-8",
                        "learning rate 1.0E-6 · weight decay 1.0E-4",
                        "learning rate 0.01 · weight decay 1.0E-8",
                        "learning rate 0.01 · weight decay 1.0E-4");
    }

    @Test
    void theTestDataIsUsedOnceHoweverOftenOneAsks() {
        runSmallSearch();
        int best = Study.read(study()).best().orElseThrow().trial().number();

        Commands.Result first = Commands.search("test", study());
        double accuracy = Study.read(study()).testUse().orElseThrow().accuracy();
        Commands.Result second = Commands.search("test", study());

        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains("The winner is trial " + best, "of 68 test examples correctly", "will not be used again");
        assertThat(second.exitCode()).isZero();
        assertThat(second.out())
                .contains("has been used, and is used only once", "trial " + best + ", retrained")
                .doesNotContain("trained again");
        assertThat(Study.read(study()).testUse().orElseThrow().accuracy()).isEqualTo(accuracy);
        assertThat(Commands.search("status", study()).out()).contains("test data", "of 68 test examples");
        assertThat(study().resolve("report.html")).content().contains("Test accuracy", "Used once:");
    }

    @Test
    void aWinnerThatCameAfterTheTestIsNotTested() {
        searchTable(study(), "--trials", "1", "--epochs", "2", "--seed", "7");
        Commands.search("test", study());
        runSmallSearch();
        int best = Study.read(study()).best().orElseThrow().trial().number();

        assertThat(best).isPositive();
        assertThat(Commands.search("test", study()).out())
                .contains("trial 0, retrained", "By now trial " + best + " is the best");
    }

    @Test
    void theTestComesLast() throws IOException {
        runSmallSearch();
        cutLastLine(study().resolve("journal.jsonl"));

        Commands.Result result = Commands.search("test", study());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("is not finished (3 of 4 trials have ended)");
        assertThat(Study.read(study()).testUse()).isEmpty();
    }

    @Test
    void theWinnerIsNotTestedOnDataThatChanged() throws IOException {
        Path table = Files.copy(Path.of(TABLE), folder.resolve("mine.csv"));
        Commands.search(
                "run", study(), "--csv", table.toString(), "--label", "species", "--trials", "2", "--epochs", "1");
        Files.writeString(table, Files.readString(table).replace("39.1", "99.1"));

        Commands.Result result = Commands.search("test", study());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("the data changed");
        assertThat(Study.read(study()).testUse()).isEmpty();
    }

    @Test
    void theWinnerIsNotTestedOnDataThatIsGone() throws IOException {
        Path table = Files.copy(Path.of(TABLE), folder.resolve("mine.csv"));
        Commands.search(
                "run", study(), "--csv", table.toString(), "--label", "species", "--trials", "1", "--epochs", "1");
        Files.delete(table);

        Commands.Result result = Commands.search("test", study());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualToIgnoringNewLines("The data of this study is no longer at " + table
                        + ": put it back, or run the search again with its new place.");
    }

    @Test
    void trialsCanBeWatchedAndAreRecorded() {
        Commands.Result result =
                searchTable(study(), "--trials", "2", "--epochs", "2", "--dashboard", "--port", "9780", "--no-wait");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("dashboard is at http://localhost:97", "Recorded trials");
        assertThat(study().resolve("dashboard").resolve("penguins.stats")).isNotEmptyFile();
    }

    @Test
    void statusAndBestShowHowFarItIsAndWhoLeads() {
        runSmallSearch();

        Commands.Result status = Commands.search("status", study());
        Commands.Result best = Commands.search("best", study(), "--top", "2");

        assertThat(status.out())
                .startsWith(study().toString())
                .contains("9 searched, sampler random", "4: 4 complete", "epochs trained   8", "not used yet")
                .contains("read             penguins.csv: 7 features", "Gentoo 123");
        assertThat(best.out()).contains("Best: trial ", "learning rate", "standard");
        assertThat(best.out().lines().filter(line -> line.matches(" +[123] .*")))
                .isNotEmpty();
        assertThat(best.out().lines()).noneMatch(line -> line.matches(" +3 +\\d.*"));
    }

    @Test
    void aSecondDriverIsRefused() throws IOException {
        runSmallSearch();
        try (FileChannel channel = FileChannel.open(study().resolve("driver.lock"), StandardOpenOption.WRITE)) {
            channel.lock();
            Commands.Result result = runSmallSearch();

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .isEqualToIgnoringNewLines("Another search is running in " + study()
                            + ": wait until it has ended, or choose another folder.");
        }
    }

    @Test
    void aChangedStudyIsRefusedWithWhatChangedAndKeepsItsSettings() throws IOException {
        runSmallSearch();
        String settings = Files.readString(study().resolve("search.json"));

        Commands.Result result = searchTable(study(), "--epochs", "3", "--seed", "8", "--pruner", "halving");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("the seed changed: was 7, is now 8", "the number of epochs changed: was 2, is now 3")
                .contains("the pruner changed", "another folder");
        assertThat(study().resolve("search.json")).hasContent(settings);
    }

    @Test
    void aDamagedJournalIsNamedWithTheLine() throws IOException {
        runSmallSearch();
        Path journal = study().resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replaceFirst("\"trial\":0", "\"trial\":1"));

        for (String command : List.of("status", "best", "report", "test")) {
            Commands.Result result = Commands.search(command, study());
            assertThat(result.exitCode()).as(command).isEqualTo(1);
            assertThat(result.err()).contains("Line 3 of " + journal + " is damaged");
        }
    }

    static Stream<Arguments> wrongCalls() {
        return Stream.of(
                Arguments.of(List.of("search"), 2, "Choose one of"),
                Arguments.of(List.of("search", "sttus"), 2, "search status"),
                Arguments.of(List.of("search", "export"), 2, "Try \"search export --help\""),
                Arguments.of(List.of("search", "run", "--pruner", "halvng"), 2, "HALVING"),
                Arguments.of(List.of("search", "run", "--trials", "0"), 2, "--trials must be at least 1"),
                Arguments.of(List.of("search", "run", "--trials", "100001"), 2, "ask for at most 100000"),
                Arguments.of(List.of("search", "run", "--sampler", "grid", "--levels", "50"), 2, "choose fewer levels"),
                Arguments.of(List.of("search", "run", "--workers", "0"), 2, "--workers must be at least 1"),
                Arguments.of(List.of("search", "run", "--workers", "100000"), 2, "--workers must be at most 1000"),
                Arguments.of(List.of("search", "run", "--epochs", "100001"), 2, "at most 100000"),
                Arguments.of(
                        List.of("search", "run", "--pruner", "halving", "--epochs", "1"), 2, "give --epochs 2 or more"),
                Arguments.of(
                        List.of("search", "run", "--pruner", "asha", "--epochs", "1"), 2, "--pruner asha stops trials"),
                Arguments.of(List.of("search", "run", "--executor", "spark"), 2, "spark"),
                Arguments.of(List.of("search", "run", "--master", "spark://h:1"), 2, "add --executor spark"),
                Arguments.of(List.of("search", "best", "--top", "0"), 2, "--top must be at least 1, not 0"),
                Arguments.of(List.of("search", "run", "--out", ""), 2, "--out is empty: write a value behind it"),
                Arguments.of(List.of("search", "status", "--out="), 2, "--out is empty: write a value behind it"),
                Arguments.of(List.of("search", "run", "--name", " "), 2, "--name is empty"),
                Arguments.of(List.of("run", "--host", ""), 2, "--host is empty"),
                Arguments.of(List.of("run", ""), 2, "LESSON is empty"),
                Arguments.of(List.of("run", "--seeds", "100000"), 2, "--seeds must be at most 1000, not 100000"),
                Arguments.of(List.of("list", "@" + TABLE), 2, "Unmatched argument at index 1: '@"),
                Arguments.of(
                        List.of("search", "run", "--out", "gr\uFFFD\uFFFDn"), 2, "set the environment variable LC_ALL"),
                Arguments.of(
                        List.of("search", "run", "--csv", TABLE, "--label", "gr\uFFFD\uFFFDn"), 1, "does not know"),
                Arguments.of(List.of("search", "run", "--train", "0"), 2, "--train must be at least 1"),
                Arguments.of(List.of("search", "run", "--levels", "3"), 2, "--levels belongs to a grid"),
                Arguments.of(List.of("search", "run", "--csv", "x.csv"), 2, "--label COLUMN belong together"),
                Arguments.of(List.of("search", "run", "--label", "y"), 2, "--label COLUMN belong together"),
                Arguments.of(
                        List.of("search", "run", "--csv", "x.csv", "--label", "y", "--data", "x"),
                        2,
                        "--data and --csv both"),
                Arguments.of(List.of("search", "run", "--csv", "no.csv", "--label", "y"), 2, "There is no file"),
                Arguments.of(List.of("search", "run", "--csv", TABLE, "--label", "specie"), 2, "choose the label from"),
                Arguments.of(List.of("search", "run", "--data", "no-folder"), 2, "There is no folder"),
                Arguments.of(List.of("search", "run", "--name", "a", "--out", "b"), 2, "--name and --out both"),
                Arguments.of(List.of("search", "run", "--name", ".."), 2, "cannot be the name of a folder"),
                Arguments.of(List.of("search", "status", "--out", "/"), 2, "is no folder for a study"),
                Arguments.of(List.of("search", "run", "--data", "/"), 2, "lacks train-images"),
                Arguments.of(List.of("search", "status", "--out", "no-study"), 2, "There is no study in"),
                Arguments.of(
                        List.of("search", "run", "--csv", TABLE, "--label", "species", "--train", "342"),
                        2,
                        "The data has 342 examples, too few for 342 training and 68 validation examples and a test"),
                Arguments.of(
                        List.of("search", "run", "--csv", TABLE, "--label", "species", "--out", "pom.xml/study"),
                        1,
                        "Cannot read"));
    }

    @ParameterizedTest
    @MethodSource("wrongCalls")
    void aWrongCallIsAnsweredByOneSentence(List<String> arguments, int exitCode, String sentence) {
        Commands.Result result = Commands.run(arguments.toArray(String[]::new));

        assertThat(result.err()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void moreTrialsThanAGridHasAreRefusedBeforeAStudyIsBegun() {
        Commands.Result result =
                searchTable(study(), "--space", "book", "--sampler", "grid", "--levels", "2", "--trials", "5");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("This grid has 4 trials, not 5");
        assertThat(study()).doesNotExist();
    }

    @Test
    void aDamagedTestRecordDoesNotGiveAnotherTest() throws IOException {
        runSmallSearch();
        Commands.search("test", study());
        Path journal = study().resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("\"tested\"", "\"testEd\""));

        Commands.Result result = Commands.search("test", study());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .matches(
                        "Line \\d+ of .*journal.jsonl is damaged: restore the file from a copy, or start a new study in"
                                + " another folder.\\s+");
    }

    @Test
    void aStudyWhoseJournalIsGoneIsNotBegunAnew() throws IOException {
        runSmallSearch();
        for (boolean gone : List.of(false, true)) {
            Path journal = study().resolve("journal.jsonl");
            Files.write(journal, new byte[0]);
            if (gone) {
                Files.delete(journal);
            }
            Commands.Result result = runSmallSearch();

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .isEqualToIgnoringNewLines(
                            "A study was begun in " + study() + ", but its journal is gone or empty: restore " + journal
                                    + " from a copy, or begin a new study in another folder.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"data\":null", "no JSON"})
    void damagedSettingsAreNamedAndWrittenAgain(String content) throws IOException {
        runSmallSearch();
        Path settings = study().resolve("search.json");
        String whole = Files.readString(settings);
        Files.writeString(settings, content);

        Commands.Result result = Commands.search("test", study());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("Cannot read " + settings + " (")
                .contains("\"search run\" writes it again.");
        runSmallSearch();
        assertThat(settings).hasContent(whole);
    }

    @Test
    void allTrialsAreExportedToAFile() throws IOException {
        runSmallSearch();
        Path file = folder.resolve("new folder").resolve("trials.csv");

        Commands.Result result = Commands.search("export", study(), "--csv", "--to", file.toString());

        assertThat(result.out()).isEqualToIgnoringNewLines("4 trials written to " + file);
        assertThat(file).hasContent(StudyExport.csv(Study.readTimed(study())));
        assertThat(file.resolveSibling("trials.csv.tmp")).doesNotExist();
        assertThat(Files.readString(file).lines().findFirst().orElseThrow()).contains(",started,seconds,");
        Commands.search("export", study(), "--csv", "--no-times", "--to", file.toString());
        assertThat(file).hasContent(StudyExport.csv(Study.read(study())));
        Commands.Result wrong = Commands.search("export", study(), "--csv", "--to", folder.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("is a folder: give the name of a file");
    }

    @Test
    void oneOfSomethingIsNotPlural() {
        Commands.Result result = searchTable(study(), "--trials", "1", "--epochs", "1");

        assertThat(result.out()
                        + Commands.search("status", study()).out()
                        + Commands.search("best", study()).out())
                .contains("1 trial of 1 epoch;", "1 epoch, pruner none")
                .doesNotContain("1 trials", "1 epochs");
        assertThat(searchTable(study(), "--epochs", "1").out()).contains("(1 trial has ended before)");
    }

    @Test
    void whereAllTrialsDivergeTheReportSaysSo() {
        Commands.Result result = searchTable(study(), DIVERGING);

        assertThat(Study.read(study()).count(TrialState.DIVERGED)).isEqualTo(1);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("· The only trial cannot be called the best: 1 diverged and 0 failed; search smaller")
                .contains("1 of 1 trial diverged (100 %)", "Report: " + study().resolve("report.html"))
                .doesNotContain("Recorded");
        assertThat(result.err())
                .isEqualToIgnoringNewLines("The only trial cannot be called the best: 1 diverged and 0 failed; search"
                        + " smaller learning rates or initial weights in a new study.");
    }

    @Test
    void whereNothingIsTrainedNothingWasRecorded() {
        runSmallSearch();
        Commands.Result result =
                searchTable(study(), "--epochs", "2", "--seed", "7", "--dashboard", "--port", "9790", "--no-wait");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("dashboard is at").doesNotContain("Recorded trials");
    }

    private static void cutLastLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
    }
}
