package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a table is said in one sentence that names the file, the line or column, and what to do. */
class CsvTableProblemsTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @BeforeEach
    void nameFile() {
        file = folder.resolve("table.csv");
    }

    @Test
    void missingFile() {
        assertThat(problem()).isEqualTo("2 There is no file " + file + ": give the path of a CSV file.");
        assertThat(file).as("DataVec's FileSplit would make one").doesNotExist();
    }

    @Test
    void folderInsteadOfAFile() throws IOException {
        Files.createDirectory(file);

        assertThat(problem()).isEqualTo("2 " + file + " is not a file: give the path of a CSV file.");
    }

    @Test
    void unreadableFile() throws IOException {
        Files.writeString(file, "x,kind\n");
        assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "this user may read everything");

        assertThat(problem())
                .isEqualTo("1 Cannot read " + file + " (permission denied): make it a file that you may read.");
    }

    @Test
    void fileThatIsNotInUtf8() throws IOException {
        Files.write(file, "größe,art\n1,a\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problem())
                .isEqualTo("1 " + file + " is no text in UTF-8: save it as a CSV file with that encoding.");
    }

    @Test
    void emptyFile() throws IOException {
        assertThat(problemWith("")).isEqualTo("1 " + file + " is empty: its first line must name the columns.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,kind", "x,kind\n\n", "x,kind\r\n", "x,kind\n , \n"})
    void noRows(String text) throws IOException {
        assertThat(problemWith(text)).isEqualTo("1 " + file + " has no rows below the names of its columns: add some.");
    }

    @Test
    void noCompleteRows() throws IOException {
        assertThat(problemWith("x,y,kind\n1,,a\n,2,b\n1,,a\n,2,b\n1,,a\n,2,b\n,3,b\n"))
                .isEqualTo("1 No row of " + file + " has a value in every column (missing in x: 4 of 7, y: 3 of 7):"
                        + " fill in values, or remove column x.");
    }

    @Test
    void classThatVanishesWithItsIncompleteRows() throws IOException {
        assertThat(problemWith("x,y,kind\n1,1,a\n2,2,a\n3,3,a\n4,,b\n5,,b\n6,NA,b\n7,1,b\n8,1,c\n9,1,c\n9,2,c\n"))
                .isEqualTo("1 Of class b in " + file + " only 1 of 4 rows has a value in every column (missing in y: 3"
                        + " of 4), and a class needs 3: fill in values, or remove column y.");
    }

    @Test
    void otherSeparator() throws IOException {
        assertThat(problemWith("x kind\n1 a\n2 b\n"))
                .isEqualTo("1 The first line of " + file + " names only one column, x kind: there must"
                        + " be a label and at least one feature, with commas (or semicolons or tabs) between them.");
    }

    @Test
    void noHeader() throws IOException {
        assertThat(problemWith("5.1,3.5,0\n4.9,3.0,1\n"))
                .isEqualTo("1 The first line of " + file + " (5.1, 3.5, 0) looks like a row of values: it must name the"
                        + " columns, so write a line of names above it.");
    }

    @Test
    void columnWithoutAName() throws IOException {
        assertThat(problemWith("x,,kind\n1,2,a\n,,b\n"))
                .isEqualTo(
                        "1 Column 2 of " + file + " has no name: write one in the first line, or remove the column.");
    }

    @Test
    void twoColumnsOfOneName() throws IOException {
        assertThat(problemWith("x,kind,x\n1,a,2\n"))
                .isEqualTo("1 Two columns of " + file + " are called x: give each a name of its own.");
    }

    @Test
    void unknownLabel() throws IOException {
        assertThat(problemWith("size,weight,Kind\n1,2,a\n2,3,b\n"))
                .isEqualTo("2 There is no column kind in " + file + ": choose the label from size, weight, Kind.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3,4,a", "3,4,a,5,6"})
    void rowWithAnotherNumberOfFields(String row) throws IOException {
        int fields = row.split(",").length;

        assertThat(problemWith("x,kind\n1,a\n\n2,b\n" + row + "\n"))
                .isEqualTo("1 Line 5 of " + file + " has " + fields + (fields == 1 ? " field" : " fields")
                        + ", but the first line names 2 columns:"
                        + " add or remove commas, or put a text that holds one in quotes.");
    }

    @Test
    void quoteThatIsNotClosed() throws IOException {
        assertThat(problemWith("x,kind\n1,a\n2,\"b\n3,a\n"))
                .isEqualTo("1 Line 3 of " + file
                        + " begins a text in quotes that is never closed: close it, or double the quote"
                        + " if it belongs to the text.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1;5", "12 kg", "1D", "5th", "#VALUE!", "<0.1"})
    void textAmongNumbers(String text) throws IOException {
        String rows = "1,a\nNA,a\n3,b\n4,a\n5,b\n6,b\n7,a\n";

        assertThat(problemWith("x,kind\n" + rows + text + ",b\n")).isEqualTo(among(9, text));
        assertThat(problemWith("x,kind\n" + text + ",b\n" + rows)).isEqualTo(among(2, text));
    }

    private String among(int line, String text) {
        return "1 Line " + line + " of " + file + " has \"" + text + "\" in column x, where the others are numbers:"
                + " correct it, or leave the field empty to leave the row out.";
    }

    @ParameterizedTest
    @ValueSource(strings = {"10,832", "−5", "inf", "5 %", "$3", "3,5", "1e999", "1 000", "7\u00A0"})
    void numberForPeopleAmongNumbers(String text) throws IOException {
        String rows = "1,a\nNA,a\n3,b\n4,a\n5,b\n6,b\n7,a\n";
        String field = "\"" + text + "\",b\n";

        assertThat(problemWith("x,kind\n" + rows + field)).isEqualTo(written(9, text, ""));
        assertThat(problemWith("x,kind\n" + field + rows)).isEqualTo(written(2, text, ""));
        assertThat(problemWith("x,kind\n" + field.replace("b", "a").repeat(3) + field.repeat(3)))
                .as("and nothing else")
                .isEqualTo(written(2, text, " (as the first of 6 such rows)"));
    }

    private String written(int line, String text, String rows) {
        return "1 Line " + line + " of " + file + " has " + Spelling.quoted(text) + " in column x" + rows
                + ", which is no plain number: write all of them like 1234.5, without signs for thousands, units or"
                + " infinity, or leave the field empty to leave the row out.";
    }

    @Test
    void tooManyDifferentTexts() throws IOException {
        String rows = IntStream.range(0, 51)
                .mapToObj(i -> "name" + i + "," + (i % 2 == 0 ? "a" : "b"))
                .collect(Collectors.joining("\n"));

        assertThat(problemWith("x,kind\n" + rows))
                .isEqualTo(
                        "1 Column x of " + file
                                + " holds 51 different texts, and each would become a feature (at most 50): remove the column.");
    }

    @Test
    void oneClass() throws IOException {
        assertThat(problemWith("x,kind\n1,a\n2,a\n3,\n"))
                .isEqualTo("1 Column kind of " + file
                        + " has only one class, a: there must be at least two to tell apart.");
    }

    @Test
    void classesWithTooFewExamples() throws IOException {
        assertThat(problemWith("x,kind\n1,a\n2,b\n3,a\n4,a\n5,a\n6,c\n7,c\n"))
                .isEqualTo("1 Column kind of " + file + " has too few examples of class b (1 row, line 3), c (2 rows,"
                        + " line 7): a class needs 3, to learn from, to choose by and to test with, so add rows or remove"
                        + " these.");
    }

    private String problemWith(String text) throws IOException {
        Files.writeString(file, text);
        return problem();
    }

    /** Exit code and sentence. */
    private String problem() {
        UserException problem = catchThrowableOfType(UserException.class, () -> CsvTable.read(file, "kind"));
        return problem.exitCode() + " " + problem.getMessage();
    }
}
