package dl4jlessons.experiment;

import dl4jlessons.result.LessonResult;
import java.util.List;

/**
 * A lesson's result with the circumstances under which it was measured: what a result file holds and a report shows.
 *
 * @param lesson the lesson's class name, fully qualified
 * @param card how the lesson introduces itself
 * @param setup networks, data and optimizer of this run in one line
 * @param seeds one repetition of the experiment each
 * @param full whether the book's whole set-up was run
 * @param data name of the folder with the images
 * @param seconds wall time; differs from run to run
 * @param result what was found out
 */
public record LessonRecord(
        String lesson,
        Lesson.Card card,
        String setup,
        List<Long> seeds,
        boolean full,
        String data,
        double seconds,
        LessonResult result) {

    /** The class name without its package, by which the command line knows the lesson. */
    public String name() {
        return lesson.substring(lesson.lastIndexOf('.') + 1);
    }
}
