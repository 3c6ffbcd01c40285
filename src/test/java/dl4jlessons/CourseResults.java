package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.experiment.ResultFiles;
import dl4jlessons.runtime.ProjectFolder;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a standard run of the whole course left behind, for the checks that CI makes after it. */
final class CourseResults {
    private CourseResults() {}

    /** One run for each lesson, in the order of the course; fails where lessons are missing. */
    static List<LessonRecord> read() {
        List<LessonRecord> runs = new ResultFiles(ProjectFolder.target().resolve("results")).readAll();
        assertThat(runs).as("results of all lessons, run the course first").hasSameSizeAs(Lessons.all());
        return runs;
    }

    /** The same, but of those lessons that were run on DL4J's own training step as well, that run. */
    static List<LessonRecord> readPreferringStock() {
        Map<String, LessonRecord> stock =
                readStock().stream().collect(Collectors.toMap(LessonRecord::name, run -> run));
        return read().stream().map(run -> stock.getOrDefault(run.name(), run)).toList();
    }

    /** The lessons that were run on DL4J's own training step, with one seed, into {@code target/stock}. */
    static List<LessonRecord> readStock() {
        return readFrom("stock");
    }

    /** The lessons that were run on the fused training step, with one seed, into {@code target/one-seed}. */
    static List<LessonRecord> readOneSeed() {
        return readFrom("one-seed");
    }

    private static List<LessonRecord> readFrom(String folder) {
        List<LessonRecord> runs =
                new ResultFiles(ProjectFolder.target().resolve(folder).resolve("results")).readAll();
        assertThat(runs)
                .as("results in target/%s, run lessons with --out target/%s first", folder, folder)
                .isNotEmpty();
        return runs;
    }

    /** From the smallest to the largest value of the seeds, leaving out what diverged. */
    static double range(Stream<Double> values) {
        DoubleSummaryStatistics finite =
                values.filter(Double::isFinite).mapToDouble(value -> value).summaryStatistics();
        return finite.getCount() == 0 ? 0 : finite.getMax() - finite.getMin();
    }
}
