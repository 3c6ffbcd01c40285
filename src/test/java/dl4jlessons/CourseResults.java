package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.LessonRun;
import dl4jlessons.result.ResultFiles;
import dl4jlessons.runtime.ProjectFolder;
import java.util.List;

/** What a standard run of the whole course left behind, for the checks that CI makes after it. */
final class CourseResults {
    private CourseResults() {}

    /** One run for each lesson, in the order of the course; fails where lessons are missing. */
    static List<LessonRun> read() {
        List<LessonRun> runs = new ResultFiles(ProjectFolder.target().resolve("results")).readAll();
        assertThat(runs).as("results of all lessons, run the course first").hasSameSizeAs(Lessons.all());
        return runs;
    }
}
