package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other programs write, and that are easily taken for something else. */
class CsvTrapsTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    private CsvTable read(String text) throws IOException {
        return CsvTable.read(Files.writeString(folder.resolve("table.csv"), text), "kind");
    }

    private String summary(String text) throws IOException {
        return read(text).summary().read();
    }

    private List<String> remarks(String text) throws IOException {
        return read(text).summary().remarks();
    }

    /** Six rows of classes a and b; # is the field. */
    private static String rows(String field) {
        return IntStream.range(0, 6)
                .mapToObj(i -> i + "," + field + "," + (i % 2 == 0 ? "a" : "b") + "\n")
                .collect(Collectors.joining());
    }

    /** RFC 4180, section 2: a field in the file and the text it stands for. */
    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("\\A", "\\A"),
                Arguments.of("\\\\", "\\\\"),
                Arguments.of("m\\s", "m\\s"),
                Arguments.of("\"C:\\\"", "C:\\"),
                Arguments.of("\"a\\\"\"b\"", "a\\\"b"),
                Arguments.of("5\"x7\"", "5\"x7\""),
                Arguments.of("10\"", "10\""),
                Arguments.of("\"10\"\" wheel\"", "10\" wheel"),
                Arguments.of("\"\"\"quoted\"\"\"", "\"quoted\""),
                Arguments.of("'x'", "'x'"),
                Arguments.of("\"a,b\"", "a,b"),
                Arguments.of("\"two\nlines\"", "two\nlines"),
                Arguments.of("\"two\r\nlines\"", "two\r\nlines"),
                Arguments.of(" blanks around ", "blanks around"),
                Arguments.of(" \"in quotes, too\" ", "in quotes, too"),
                Arguments.of("#no comment", "#no comment"),
                Arguments.of("$1 \\$ ${x}", "$1 \\$ ${x}"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void textsStayAsTheyAre(String field, String text) throws IOException {
        CsvTable table = read("x,note,kind\n" + rows("other") + rows(field));

        assertThat(table.featureNames()).containsExactlyInAnyOrder("x", "note[other]", "note[" + text + "]");
        assertThat(table.examples().size()).isEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void classesStayAsTheyAre(String field, String text) throws IOException {
        CsvTable table = read("x,kind\n" + ("1,other\n2," + field + "\n").repeat(3));

        assertThat(table.classNames()).containsExactlyInAnyOrder("other", text);
    }

    /** A line break in quotes is none between rows: problems behind it are found in the right line. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesAreCountedThroughLineBreaksInQuotes(String end) {
        String text = "x,note,kind\n\n1,\"two\nlines\",a\n\n" + rows("y") + "oops,z,a\n" + rows("y");

        assertThatThrownBy(() -> read(text.replace("\n", end)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Line 12 of ")
                .hasMessageContaining("\"oops\" in column x");
    }

    @Test
    void aTextInQuotesMayNotGoOnBehindThem() {
        assertThatThrownBy(() -> read("x,note,kind\n1,y,a\n2,\"z\"z,b\n"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Line 3 of ")
                .hasMessageContaining("goes on behind a closing quote: double a quote");
    }

    @Test
    void aQuoteThatSwallowsRowsIsAskedAbout() throws IOException {
        String text = "note,x,kind\n" + "p,1,a\nq,2,b\n".repeat(4) + "\"p,1,a\np\",2,b\n";

        assertThat(remarks(text)).singleElement().asString().startsWith("Line 10 has a text in quotes that goes on");
    }

    @ParameterizedTest
    @CsvSource({
        "';', '', separated by semicolons",
        "'\t', '', separated by tabs",
        "'|', '', separated by bars",
        "',', 'sep=,', :",
        "';', 'sep=;', separated by semicolons",
        "'!', 'sep=!', 'separated by \"!\"'",
        "';', '\"sep=;\"', separated by semicolons"
    })
    void otherSeparatorsAreUnderstoodAndShown(char separator, String announcement, String shown) throws IOException {
        String text = "x,note,kind\n" + rows("y");
        String other = (announcement.isEmpty() ? "" : announcement + "\r\n") + text.replace(',', separator);

        CsvTable table = read(other);

        assertThat(table.examples()).isEqualTo(read(text).examples());
        assertThat(table.summary().read()).startsWith("table.csv").contains(shown);
    }

    @Test
    void linesAreCountedBelowAnAnnouncedSeparator() {
        assertThatThrownBy(() -> read("sep=;\nx;kind\n1;a\n2;b;c\n"))
                .hasMessageContaining("Line 4 of ")
                .hasMessageContaining("has 3 fields");
    }

    @Test
    void aSemicolonInACommaFileBelongsToTheText() throws IOException {
        assertThat(read("x;y,kind\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n").featureNames())
                .containsExactly("x;y");
    }

    @Test
    void aLineOfAnotherSeparatorIsNamed() {
        assertThatThrownBy(() -> read("x,kind\n1,a\n2;b\n"))
                .hasMessageContaining("Line 3 of ")
                .hasMessageContaining("; there are semicolons in it: add or remove commas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void encodingsThatSayWhatTheyAreAreRead(String encoding) throws IOException {
        String text = "größe,kind\n1,Bär\n2,a\n3,Bär\n4,a\n5,Bär\n6,a\n";
        String mark = encoding.equals("UTF-16") ? "" : "\uFEFF"; // Java writes one itself
        Path file = Files.write(folder.resolve("t.csv"), (mark + text).getBytes(Charset.forName(encoding)));

        assertThat(CsvTable.read(file, "kind").classNames()).containsExactly("Bär", "a");
        assertThat(CsvTable.read(file, "kind").featureNames()).containsExactly("größe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16LE", "UTF-32"})
    void encodingsThatDoNotAreRefused(String encoding) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), "größe,kind\n1,Bär\n".getBytes(Charset.forName(encoding)));

        assertThatThrownBy(() -> CsvTable.read(file, "kind"))
                .isInstanceOf(UserException.class)
                .hasMessage(file + " is no text in UTF-8: save it as a CSV file with that encoding.");
    }

    @Test
    void whatIsNoTextFarFromTheStartIsRefusedToo() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.write(file, ("x,kind\n" + "1,a\n2,b\n".repeat(50_000) + "3,ä\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> CsvTable.read(file, "kind")).hasMessageContaining("is no text in UTF-8");
    }

    /** A column whose first line is told apart from the rows only by what stands below. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p,x,kind\ne,x,s\np,y,kind\ne,x,kind\ne,y,s\n",
                "1,2,kind\n2,3,kind\n4,5,b\n6,7,b\n",
                "f,f,kind\nf,t,kind\nt,f,s\nt,f,s\n"
            })
    void aRowInThePlaceOfTheNamesIsRecognized(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("looks like a row of values: it must name the columns");
    }

    @Test
    void namesMayBeYears() throws IOException {
        assertThat(read("2019,2020,kind\n" + rows("7")).featureNames()).containsExactly("2019", "2020");
    }

    @Test
    void namesThatStandTwiceInTheFileAreFoundBetweenRows() {
        assertThatThrownBy(() -> read("colour,kind\nred,a\nblue,b\ncolour,kind\nred,a\nblue,b\n"))
                .hasMessageContaining("Line 4 of ")
                .hasMessageContaining("repeats the names of the columns: remove it.");
    }

    @Test
    void anUnknownLabelInAFileWithoutNamesIsNoMatterOfSpelling() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.csv"), "5.1,3.5,setosa\n4.9,3,setosa\n7,3,virginica\n6,3,virginica\n");

        assertThatThrownBy(() -> CsvTable.read(file, "species")).hasMessageContaining("looks like a row of values");
    }

    @Test
    void emptyColumnsAreLeftOutAndNamed() throws IOException {
        String text = "x,message,kind,\n1,,a,\n2,NA,b,\n3,,a,\n4,,b,\n5,,a,\n6,,b,\n";

        CsvTable table = read(text);

        assertThat(table.featureNames()).containsExactly("x");
        assertThat(table.incompleteRows()).isZero();
        assertThat(table.summary().read()).contains("left out as empty: column message, without a name");
    }

    @Test
    void anEmptyLabelIsNamed() {
        assertThatThrownBy(() -> read("x,kind\n1,\n2,\n3,\n"))
                .hasMessageContaining("Column kind of ")
                .hasMessageContaining("is empty: choose another label.");
    }

    @Test
    void aLabelAloneIsNoTable() {
        assertThatThrownBy(() -> read("x,kind\n,a\n,b\n,a\n,b\n,a\n,b\n"))
                .hasMessageContaining("there must be at least one feature");
    }

    static Stream<Arguments> labelsThatAreNone() {
        return Stream.of(
                Arguments.of(numbered(60, i -> 1.37 * i + ""), "60 different numbers in 60 rows: that is a quantity"),
                Arguments.of(
                        numbered(90, i -> 1.5 * Math.floorDiv(i, 3) + ""),
                        "30 different numbers in 90 rows: that is a quantity"),
                Arguments.of(
                        numbered(60, i -> 7 * (i / 2) + ""), "30 different numbers in 60 rows: that is a quantity"),
                Arguments.of(
                        numbered(40, i -> 1000 + i + ""), "40 different numbers in 40 rows, another one in each row"),
                Arguments.of(numbered(40, i -> "name " + i), "40 different texts in 40 rows, another one in each row"),
                Arguments.of(numbered(40, i -> "name " + i / 2), "20 different texts in 40 rows: that names rows"),
                Arguments.of(numbered(5000, i -> "n" + i), "more than 1000 different texts in 5000 rows"));
    }

    private static String numbered(int rows, java.util.function.IntFunction<String> label) {
        return IntStream.range(0, rows)
                .mapToObj(i -> i + "," + label.apply(i) + "\n")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("labelsThatAreNone")
    void aLabelMustHaveClasses(String rows, String problem) {
        assertThatThrownBy(() -> read("x,kind\n" + rows))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("Choose a label that takes few values");
    }

    @Test
    void manyClassesAreClasses() throws IOException {
        assertThat(read("x,kind\n" + numbered(186, i -> i / 3 + "")).classNames())
                .hasSize(62);
    }

    static Stream<Arguments> asked() {
        return Stream.of(
                Arguments.of(
                        "x,kind\n1,>50K\n2,>50K.\n",
                        "Classes \">50K\", \">50K.\" of column kind differ in spelling only"),
                Arguments.of("x,kind\n1,1\n2,1.0\n", "Classes \"1\", \"1.0\" of column kind differ"),
                Arguments.of("x,kind\n1,yes\n2,yes\u00A0\n", "\"yes\", \"yes<U+00A0>\" of column kind differ"),
                Arguments.of("c,kind\nyes,a\nYes,b\n", "Categories \"Yes\", \"yes\" of column c differ"),
                Arguments.of("c,kind\nN/A,a\nred,b\n", "\"N/A\" in column c (8 rows) is taken for a value"),
                Arguments.of("c,kind\nred,a\nblue,b\n9,a\n", "among them \"9\": all of them are taken for categories"),
                Arguments.of("x,kind\n5,a\n5,b\n", "Column x is 5.0 in all rows"),
                Arguments.of(
                        "x,kind\n1,a\n2,b\n3,a\n-999,b\n", "Column x is -999 in 8 rows, far from all other values"),
                Arguments.of("x,y,kind\n1,1,a\n2,1,b\n3,2,a\n4,,b\n", "8 of them lack a value in column y: without"));
    }

    /** Whatever is odd but may be meant so is said and not changed. */
    @ParameterizedTest
    @MethodSource("asked")
    void whatMayNotBeMeantSoIsAskedAbout(String text, String remark) throws IOException {
        String header = text.lines().findFirst().orElseThrow() + "\n";

        assertThat(remarks(header + text.substring(header.length()).repeat(8)))
                .anySatisfy(said -> assertThat(said).contains(remark));
    }

    @Test
    void unitsAndDatesAreAskedAbout() throws IOException {
        assertThat(remarks("w,kind\n"
                        + IntStream.range(0, 30)
                                .mapToObj(i -> i + 50 + " kg," + (i % 2 == 0 ? "a" : "b") + "\n")
                                .collect(Collectors.joining())))
                .singleElement()
                .asString()
                .contains("30 texts that begin with a digit, such as \"50 kg\"");
    }

    @Test
    void anOrdinaryTableIsNotAskedAbout() throws IOException {
        assertThat(remarks("x,colour,kind\n" + rows("red") + rows("blue"))).isEmpty();
    }

    @Test
    void theSummaryIsOneLine() throws IOException {
        assertThat(summary("x,y,colour,kind\n1,,red,a\n" + "1,2,red,a\n2,3,blue,b\n".repeat(600)))
                .isEqualTo(
                        "table.csv: 3 features (2 numbers, 1 category with 2 values); 1,200 of 1,201 rows, left out for"
                                + " a missing value: 1 (y: 1 of 1,201); 2 classes of kind: a 600, b 600");
        assertThat(summary("x\ny,kind\n".replace("x\ny", "\"x\ny\"") + "1,a\n2,b\n".repeat(3)))
                .doesNotContain("\n");
    }

    /** Identifiers of 19 digits differ, but not as doubles; beside them, noise in the last digit of 0.3 is none. */
    @Test
    void numbersThatADoubleCannotTellApartAreNamed() throws IOException {
        String ids = IntStream.range(0, 12)
                .mapToObj(i -> "12345678901234567" + (10 + i) + "," + (i % 2 == 0 ? "a" : "b") + "\n")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> read("account,kind\n" + ids))
                .hasMessageContaining("The numbers in column account of ")
                .hasMessageContaining("lie too close together");
        assertThat(read("x,kind\n" + "0.3,a\n0.30000000000000004,b\n".repeat(6))
                        .examples()
                        .size())
                .isEqualTo(12);
        assertThat(read("x,kind\n" + "0.1234567890123456789,a\n0.98765432109876543210,b\n".repeat(6))
                        .featureNames())
                .containsExactly("x");
    }

    @Test
    void aLongTextIsCutInMessages() {
        String huge = "\"" + "lorem ipsum\n".repeat(100_000) + "\"";

        assertThatThrownBy(() -> read("x,kind\n1,a\n2,b\n3,a\n" + huge + ",b\n4,a\n5,b\n6,b\n"))
                .hasMessageContaining("Line 5 of ")
                .satisfies(problem ->
                        assertThat(problem.getMessage()).hasSizeLessThan(400).doesNotContain("\n"));
    }
}
