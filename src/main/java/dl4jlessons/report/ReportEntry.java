package dl4jlessons.report;

import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import java.time.Duration;
import java.util.List;

/**
 * A lesson that was run.
 *
 * @param card how the lesson introduces itself
 * @param className the lesson's class with its package, for readers who run it from an IDE
 * @param result what it found
 * @param seeds the repetitions
 * @param settings in words, such as "standard"
 * @param time from start to end, on the clock
 */
public record ReportEntry(
        Lesson.Card card, String className, LessonResult result, List<Long> seeds, String settings, Duration time) {}
