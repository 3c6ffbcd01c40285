package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class CsvTableTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void readsThePenguinsThatShipWithTheProject() {
        CsvTable penguins = CsvTable.read(ProjectFolder.penguins(), "species");

        assertThat(penguins.classNames()).containsExactly("Adelie", "Chinstrap", "Gentoo");
        assertThat(penguins.featureNames())
                .containsExactly(
                        "island[Biscoe]",
                        "island[Dream]",
                        "island[Torgersen]",
                        "bill_length_mm",
                        "bill_depth_mm",
                        "flipper_length_mm",
                        "body_mass_g",
                        "sex[NA]",
                        "sex[female]",
                        "sex[male]",
                        "year");
        assertThat(penguins.incompleteRows()).isEqualTo(2);
        assertThat(penguins.examples().classCounts()).containsExactly(151, 68, 123);
        assertThat(penguins.examples().features().getRow(0).toDoubleVector())
                .containsExactly(0, 0, 1, 39.1, 18.7, 181, 3750, 0, 0, 1, 2007);
    }

    @Test
    void penguinsCanBeSplitAndStandardized() {
        CsvTable penguins = CsvTable.read(ProjectFolder.penguins(), "species");
        ThreeSets data = Split.threeWay(penguins.examples(), 1, 0.6, 0.2).standardized(penguins.featureNames());

        assertThat(data.tuning().training().size()).isEqualTo(205);
        assertThat(data.tuning().validation().size()).isEqualTo(68);
        assertThat(data.test().examples().size()).isEqualTo(69);
        assertThat(data.tuning().training().features().dataType()).isEqualTo(DataType.FLOAT);
        assertThat(data.tuning().training().features().isNaN().any()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind,size,weight", "size,kind,weight", "size,weight,kind"})
    void readsTheLabelFromAnyColumn(String header) throws IOException {
        String a = header.replace("kind", "a").replace("size", "1").replace("weight", "2.5");
        String b = header.replace("kind", "b").replace("size", "-3").replace("weight", "4e2");
        Path file = file(String.join("\n", header, b, a, b, a, b, a));

        CsvTable table = CsvTable.read(file, "kind");

        assertThat(table.featureNames()).containsExactly("size", "weight");
        assertThat(table.classNames()).containsExactly("a", "b");
        assertThat(table.examples())
                .isEqualTo(new Examples(
                        Nd4j.createFromArray(
                                new double[][] {{-3, 400}, {1, 2.5}, {-3, 400}, {1, 2.5}, {-3, 400}, {1, 2.5}}),
                        Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}, {0, 1}, {1, 0}, {0, 1}, {1, 0}})));
        assertThat(table.examples().features().dataType()).isEqualTo(DataType.DOUBLE);
    }

    @Test
    void numbersMayBeLabels() throws IOException {
        CsvTable table = CsvTable.read(file("x,digit\n1,7\n2,3\n3,7\n4,3\n5,7\n6,3\n"), "digit");

        assertThat(table.classNames()).containsExactly("3", "7");
        assertThat(table.examples().classIndices()).containsExactly(1, 0, 1, 0, 1, 0);
    }

    @Test
    void textsMayBeQuotedAndHaveCommasAndQuotesInThem() throws IOException {
        CsvTable table = CsvTable.read(
                file(
                        "\"colour, outside\",\"kind\"\n\"dark, \"\"royal\"\" blue\",a\nred,\"b\"\nred,a\nred,b\nred,a\nred,b\n"),
                "kind");

        assertThat(table.featureNames())
                .containsExactly("colour, outside[dark, \"royal\" blue]", "colour, outside[red]");
        assertThat(table.examples().features())
                .isEqualTo(Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}}));
    }

    @Test
    void windowsFilesAreReadLikeOthers() throws IOException {
        String text = "größe,art\n1,Bär\n2,Löwe\n3,Bär\n4,Löwe\n5,Bär\n6,Löwe\n";

        CsvTable fromWindows = CsvTable.read(file("\uFEFF" + text.replace("\n", "\r\n")), "art");

        assertThat(fromWindows).isEqualTo(CsvTable.read(file(text), "art"));
        assertThat(fromWindows.featureNames()).containsExactly("größe");
        assertThat(fromWindows.classNames()).containsExactly("Bär", "Löwe");
    }

    @Test
    void aLabelBehindAByteOrderMarkIsFound() throws IOException {
        assertThat(CsvTable.read(file("\uFEFF\"art\",x\na,1\nb,2\na,3\nb,4\na,5\nb,6\n"), "art")
                        .classNames())
                .containsExactly("a", "b");
    }

    @Test
    void blanksAndEmptyLinesDoNotMatter() throws IOException {
        CsvTable table = CsvTable.read(file(" x , kind\n\n 1 , a\n2,b \n\n\t3,a\n4,b\n\n , \n5,a\n6,b\n\n"), "kind");

        assertThat(table).isEqualTo(CsvTable.read(file("x,kind\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b"), "kind"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "NA", "NaN", "nan", "N/A", "null", "?", "  ", "\"\"", "#N/A", "<NA>", "None", "\\N", "-", "."
            })
    void rowsWithoutANumberAreLeftOutAndCounted(String missing) throws IOException {
        for (int place = 0; place < 7; place++) {
            List<String> rows = new ArrayList<>(List.of("1,a", "2,b", "3,a", "4,b", "5,a", "6,b"));
            rows.add(place, missing + ",a");

            CsvTable table = CsvTable.read(file("x,kind\n" + String.join("\n", rows)), "kind");

            assertThat(table.incompleteRows()).isEqualTo(1);
            assertThat(table.featureNames()).containsExactly("x");
            assertThat(table.examples().features().toDoubleMatrix()).hasDimensions(6, 1);
            assertThat(table.summary().read()).contains("6 of 7 rows", "(x: 1 of 7)");
        }
    }

    @Test
    void anEmptyFieldIsMissingInTextsAndLabelsToo() throws IOException {
        CsvTable table = CsvTable.read(
                file("x,colour,kind\n1,red,a\n2,,b\n3,blue,b\n4,red,\n5,blue,a\n6,red,b\n7,red,a\n8,red,b\n"), "kind");

        assertThat(table.incompleteRows()).isEqualTo(2);
        assertThat(table.examples().features().getColumn(0).toDoubleVector()).containsExactly(1, 3, 5, 6, 7, 8);
        assertThat(table.summary().read()).contains("(colour: 1 of 8, kind: 1 of 8)");
    }

    /** Sodium and North America are no missing values. */
    @ParameterizedTest
    @ValueSource(strings = {"Na", "NA", "None", "?", "-", "null", "\\N"})
    void textsAndLabelsMayLookLikeMissingValues(String text) throws IOException {
        String rows = "1,K,EU\n2,#,#\n3,K,EU\n4,#,#\n5,K,EU\n6,#,#\n".replace("#", text);

        CsvTable table = CsvTable.read(file("x,element,continent\n" + rows), "continent");

        assertThat(table.incompleteRows()).isZero();
        assertThat(table.classNames()).containsExactlyInAnyOrder("EU", text);
        assertThat(table.featureNames()).containsExactlyInAnyOrder("x", "element[K]", "element[" + text + "]");
        assertThat(table.summary().remarks()).hasSize(text.equals("Na") ? 0 : 2);
    }

    @Test
    void pathsMayHaveBlanksAndUmlauts() throws IOException {
        Path file = Files.createDirectories(folder.resolve("my dätä")).resolve("a b%20.csv");
        Files.writeString(file, "x,kind\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n");

        assertThat(CsvTable.read(file, "kind").examples().size()).isEqualTo(6);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }
}
