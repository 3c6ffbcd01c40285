package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dl4jlessons.result.LessonRun;
import dl4jlessons.result.ResultFiles;
import dl4jlessons.result.Verdict;
import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Compares the verdicts of a standard run of the whole course, which must have been made before, with recorded ones, as
 * far as {@code verdicts.json} lists them. Not part of {@code mvn verify}, which does not run the course: its name keeps
 * it out.
 */
class CourseVerdicts {
    @Test
    void theStandardRunReachesTheRecordedVerdicts() throws IOException {
        List<LessonRun> runs = new ResultFiles(ProjectFolder.target().resolve("results")).readAll();

        assertThat(runs).as("results of all lessons, run the course first").hasSameSizeAs(Lessons.all());
        Map<String, Verdict> verdicts = new TreeMap<>();
        runs.forEach(run -> run.result()
                .judgements()
                .forEach(judgement -> verdicts.put(run.name() + " " + judgement.id(), judgement.verdict())));
        assertThat(verdicts).containsAllEntriesOf(recorded());
    }

    private static Map<String, Verdict> recorded() throws IOException {
        try (InputStream json = CourseVerdicts.class.getResourceAsStream("/verdicts.json")) {
            return new ObjectMapper().readValue(json, new TypeReference<TreeMap<String, Verdict>>() {});
        }
    }
}
