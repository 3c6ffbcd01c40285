package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.StudyHeader;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import dl4jlessons.study.SampleStudies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
                rows.add(reader.next().stream().map(Writable::toString).collect(Collectors.toList()));
            }
        }
        return rows;
    }

    @Test
    void theTableHasALineForEachTrialWithEveryDigit() throws Exception {
        List<List<String>> rows = parsed(StudyExport.csv(STUDY));

        assertThat(rows).hasSize(7).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
        assertThat(rows.get(0)).startsWith("trial", "state", "rank", "epochs", "learning_rate", "dropout");
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
        assertThat(first.get("parameters").get("learning_rate").asDouble())
                .isEqualTo(STUDY.trials().get(0).parameters().number("learning rate"));
        assertThat(first.get("validation_accuracy").asDouble())
                .isEqualTo(STUDY.trials().get(0).validationAccuracy());
        assertThat(all.get("trials").get(2).has("rank")).isFalse();
    }

    @Test
    void theUseOfTheTestDataIsExported() throws Exception {
        JsonNode all = new ObjectMapper().readTree(StudyExport.json(SampleStudies.tested(STUDY, 5)));

        assertThat(all.get("test").get("accuracy").asDouble()).isEqualTo(0.75);
    }

    @Test
    void everyNameIsInLowerCaseWithUnderscores() throws Exception {
        List<String> names = new ArrayList<>(parsed(StudyExport.csv(STUDY)).get(0));
        collectNames(new ObjectMapper().readTree(StudyExport.json(SampleStudies.tested(STUDY, 5))), names);

        assertThat(names)
                .contains("batch_normalization", "training_loss", "validation_examples", "column")
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
    }

    private static void collectNames(JsonNode node, List<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collectNames(child, names));
    }

    @Test
    void aHyperparameterThatIsCalledLikeAColumnKeepsItsValues() throws Exception {
        SearchSpace space = SearchSpace.of(
                Dimension.uniform("rank", 0, 1), Dimension.uniform("L2", 0, 1), Dimension.uniform("l2!", 0, 1));
        Parameters parameters = new Parameters(Map.of("rank", 0.25, "L2", 0.5, "l2!", 0.75));
        Trial trial = new Trial(0, parameters, 1, TrialState.PENDING, List.of(), 0, "");
        StudyHeader header = new StudyHeader(space, "random", "none", 1, 1, "", 10, "");

        List<List<String>> rows = parsed(StudyExport.csv(new StudyResult(header, List.of(trial), Optional.empty())));

        assertThat(rows.get(0)).startsWith("trial", "state", "rank", "epochs", "parameter_rank", "l2", "l2_2");
        assertThat(rows.get(1)).startsWith("0", "pending", "", "0", "0.25", "0.5", "0.75");
    }

    @Test
    void timesAreColumnsOfTheirOwnAndAllThatDiffersFromAnExportWithoutThem() throws Exception {
        TimedStudy timed = SampleStudies.timed(STUDY);

        List<List<String>> rows = parsed(StudyExport.csv(timed));
        int started = rows.get(0).indexOf("started");
        int seconds = rows.get(0).indexOf("seconds");
        assertThat(rows.get(1).get(started)).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(rows.get(1).get(seconds)).isEqualTo("4.5");
        JsonNode all = new ObjectMapper().readTree(StudyExport.json(timed));
        assertThat(all.get("trials").get(0).get("seconds").asDouble()).isEqualTo(4.5);

        rows.forEach(row -> {
            row.remove(seconds);
            row.remove(started);
        });
        assertThat(rows).isEqualTo(parsed(StudyExport.csv(STUDY)));
        all.get("trials").forEach(trial -> ((ObjectNode) trial).remove(List.of("started", "seconds")));
        assertThat(all).isEqualTo(new ObjectMapper().readTree(StudyExport.json(STUDY)));
    }
}
