package dl4jlessons.dashboard;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * What is recorded, as people read it.
 *
 * @param name of the recording's file
 * @param title with which the names of its sessions begin
 * @param first which variants to look at first; the names of their sessions are marked
 */
public record Subject(String name, String title, Predicate<String> first) {
    /** A study or a notebook. */
    public static Subject of(String name) {
        return new Subject(name, name, variant -> false);
    }

    /**
     * A lesson.
     *
     * @param number its place in the course, with which the titles of sessions begin
     * @param watch what to look at in the dashboard; the variants that it names in quotation marks come first
     */
    public static Subject ofLesson(int number, String name, String watch) {
        return new Subject(
                name,
                String.format(Locale.ROOT, "%02d %s", number, name),
                variant -> watch.contains("\"" + variant + "\""));
    }
}
