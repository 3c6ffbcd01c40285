package dl4jlessons.experiment;

import dl4jlessons.result.LessonResult;

/** A question, an experiment that answers it, and claims judged by what was measured. */
public interface Lesson {
    /** How the lesson introduces itself. */
    Card card();

    /**
     * Networks, data and optimizer of a run with these settings in one line, in the field's usual notation: derived from
     * what {@link #run} does with them.
     */
    String setup(Settings settings);

    /**
     * Runs the experiment on every seed of the settings. Prints nothing, draws nothing and writes nothing: what it found
     * is in the result.
     */
    LessonResult run(Settings settings);

    /** The lesson's class name, by which the command line knows it. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * A lesson's introduction of itself.
     *
     * @param number its place in the course
     * @param title a few words
     * @param question the question the lesson answers
     * @param watch what to look at in the dashboard while it trains
     */
    record Card(int number, String title, String question, String watch) {}
}
