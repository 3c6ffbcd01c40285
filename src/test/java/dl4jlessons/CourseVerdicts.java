package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dl4jlessons.result.LessonRun;
import dl4jlessons.result.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Compares the verdicts of a standard run of the whole course, which must have been made before, with recorded ones.
 * Where rounding on another processor, or the clock, may decide, {@code verdicts.json} lists more than one. Not part of
 * {@code mvn verify}, which does not run the course: its name keeps it out.
 */
class CourseVerdicts {
    @Test
    void theStandardRunReachesTheRecordedVerdicts() throws IOException {
        List<LessonRun> runs = CourseResults.read();
        Map<String, Verdict> verdicts = new TreeMap<>();
        runs.forEach(run -> run.result()
                .judgements()
                .forEach(judgement -> verdicts.put(run.name() + " " + judgement.id(), judgement.verdict())));

        Map<String, Set<Verdict>> recorded = recorded();

        assertThat(verdicts.keySet()).as("claims").isEqualTo(recorded.keySet());
        assertThat(verdicts)
                .allSatisfy((claim, verdict) -> assertThat(verdict).as(claim).isIn(recorded.get(claim)));
    }

    @Test
    void everyVerdictIsExplained() throws IOException {
        List<LessonRun> runs = CourseResults.read();

        assertThat(runs.stream().flatMap(run -> run.result().judgements().stream()))
                .allSatisfy(judgement -> assertThat(judgement.explanation())
                        .as(judgement.id())
                        .isNotBlank()
                        .isNotEqualTo(judgement.verdict().meaning()));
    }

    private static Map<String, Set<Verdict>> recorded() throws IOException {
        try (InputStream json = CourseVerdicts.class.getResourceAsStream("/verdicts.json")) {
            return new ObjectMapper().readValue(json, new TypeReference<TreeMap<String, Set<Verdict>>>() {});
        }
    }
}
