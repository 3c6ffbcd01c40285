package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.study.SampleStudies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyExportTest {
    private static final StudyResult STUDY = SampleStudies.withFailure();

    @TempDir
    Path folder;

    private List<List<String>> parsed(String csv) throws Exception {
        Path file = Files.writeString(folder.resolve("export.csv"), csv);
        List<List<String>> rows = new ArrayList<>();
        try (RecordReader reader = new CSVRecordReader()) {
            reader.initialize(new CollectionInputSplit(List.of(file.toUri())));
            while (reader.hasNext()) {
                rows.add(reader.next().stream().map(Writable::toString).toList());
            }
        }
        return rows;
    }

    @Test
    void theTableHasALineForEachTrialWithEveryDigit() throws Exception {
        List<List<String>> rows = parsed(StudyExport.csv(STUDY));

        assertThat(rows).hasSize(7).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
        assertThat(rows.get(0)).startsWith("trial", "state", "rank", "epochs", "learning rate", "dropout");
        Trial first = STUDY.trials().get(0);
        assertThat(rows.get(1))
                .startsWith(
                        "0",
                        "complete",
                        "2",
                        "9",
                        String.valueOf(first.parameters().number("learning rate")))
                .contains(String.valueOf(first.validationAccuracy()));
    }

    @Test
    void whatATrialDoesNotHaveIsEmptyAndMessagesAreQuoted() throws Exception {
        List<String> failed = parsed(StudyExport.csv(STUDY)).get(3);

        assertThat(failed).startsWith("2", "failed", "", "0").endsWith("out of memory in <layer 3>, \"twice\"");
    }

    @Test
    void theObjectHoldsHeaderBestAndCurves() throws Exception {
        JsonNode all = new ObjectMapper().readTree(StudyExport.json(STUDY));

        assertThat(all.get("study").get("seed").asLong()).isEqualTo(7);
        assertThat(all.get("study").get("space")).hasSize(5);
        assertThat(all.get("best").asInt()).isEqualTo(5);
        assertThat(all.has("test")).isFalse();
        JsonNode first = all.get("trials").get(0);
        assertThat(first.get("curve")).hasSize(SampleStudies.EPOCHS);
        assertThat(first.get("parameters").get("learning rate").asDouble())
                .isEqualTo(STUDY.trials().get(0).parameters().number("learning rate"));
        assertThat(first.get("validationAccuracy").asDouble())
                .isEqualTo(STUDY.trials().get(0).validationAccuracy());
        assertThat(all.get("trials").get(2).has("rank")).isFalse();
    }

    @Test
    void theUseOfTheTestDataIsExported() throws Exception {
        JsonNode all = new ObjectMapper().readTree(StudyExport.json(SampleStudies.tested(STUDY, 5)));

        assertThat(all.get("test").get("accuracy").asDouble()).isEqualTo(0.75);
    }
}
