package dl4jlessons.tuner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.fused.TrainingStep;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSettingsTest {
    @TempDir
    Path folder;

    private SearchSettings settings(DataSource source) {
        return new SearchSettings(
                source,
                60,
                20,
                ReadyMadeSpace.STANDARD,
                SamplerKind.GRID,
                3,
                PrunerKind.HALVING,
                20,
                7,
                TrainingStep.FUSED);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        SearchSettings table = settings(new DataSource.Table(folder.resolve("my data.csv"), "größe"));
        table.write(folder);
        assertThat(SearchSettings.read(folder)).isEqualTo(table);

        SearchSettings images = settings(new DataSource.Images(folder));
        images.write(folder);
        assertThat(SearchSettings.read(folder)).isEqualTo(images);
    }

    @Test
    void missingOrForeignSettingsAreExplained() throws IOException {
        assertThatThrownBy(() -> SearchSettings.read(folder))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("There is no search.json in " + folder);

        Files.writeString(folder.resolve("search.json"), "{\"data\": 1}");
        assertThatThrownBy(() -> SearchSettings.read(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("\"search run\" writes it again");
    }

    @Test
    void aStudyIsNamedAfterItsData() {
        assertThat(new DataSource.Table(Path.of("/data/penguins.v2.csv"), "x").name())
                .isEqualTo("penguins.v2");
        assertThat(new DataSource.Table(Path.of("/data/.csv"), "x").name()).isEqualTo(".csv");
        assertThat(new DataSource.Images(Path.of("/data/fashion-mnist")).name()).isEqualTo("fashion-mnist");
    }

    @ParameterizedTest
    @CsvSource({"50, 2", "27, 1", "3, 1", "100, 4"})
    void halvingBeginsWithATwentySeventhOfTheEpochs(int epochs, int first) {
        assertThat(PrunerKind.HALVING.pruner(epochs).rungs(epochs))
                .startsWith(first)
                .endsWith(epochs);
    }
}
