package dl4jlessons.runner;

import dl4jlessons.experiment.Lesson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs one lesson from its {@code main}, with the course's options, all of which may be left out. */
public final class LessonRunner {
    private LessonRunner() {}

    /** Runs the lesson, leaves the dashboard open until Enter is pressed, and ends the process should the lesson fail. */
    public static void main(Lesson lesson, String[] arguments) {
        CommandLines.main(new RunLesson(lesson), arguments);
    }

    @Command(
            name = "",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Runs this lesson: trains, judges its claims, and updates the report.")
    private static final class RunLesson implements Runnable {
        private final Lesson lesson;

        @Mixin
        private RunOptions options;

        RunLesson(Lesson lesson) {
            this.lesson = lesson;
        }

        @Override
        public void run() {
            CourseRunner.of(options).run(List.of(lesson));
        }
    }
}
