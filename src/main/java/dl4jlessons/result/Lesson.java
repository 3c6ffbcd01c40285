package dl4jlessons.result;

import java.util.regex.Pattern;

/** A question, an experiment that answers it, and claims judged by what was measured. */
public interface Lesson {
    /** How the lesson introduces itself. */
    Card card();

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
     * @param setup networks, data and optimizer in one line, in the field's usual notation
     * @param watch what to look at in the dashboard while it trains
     */
    record Card(int number, String title, String question, String setup, String watch) {
        private static final Pattern COURSE_SIZES = Pattern.compile("^784-(.*?)-10\\b");

        /** The same for other images than the course's, whose networks begin with 784 inputs and end in 10 classes. */
        public Card on(int inputs, int classes) {
            String other = COURSE_SIZES.matcher(setup).replaceFirst(inputs + "-$1-" + classes);
            return new Card(number, title, question, other, watch);
        }
    }
}
