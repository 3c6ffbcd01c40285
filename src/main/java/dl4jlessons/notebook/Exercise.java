package dl4jlessons.notebook;

import java.util.function.Function;

/**
 * A task at the end of a notebook, with a check that measures the answer.
 *
 * @param <A> what the reader hands in: a configuration, a number, a search space
 */
public final class Exercise<A> {
    private final String title;
    private final String hint;
    private final Function<A, Feedback> check;

    /**
     * @param title the task in a few words
     * @param hint what to think about, without the solution
     * @param check measures an answer that is not null; about a second
     */
    Exercise(String title, String hint, Function<A, Feedback> check) {
        this.title = title;
        this.hint = hint;
        this.check = check;
    }

    public String title() {
        return title;
    }

    public String hint() {
        return hint;
    }

    /** Measures the answer. Whatever is handed in, there is feedback and no exception. */
    public Feedback check(A answer) {
        if (answer == null) {
            return Feedback.problem("The answer is null: give the exercise something to measure.");
        }
        try {
            return check.apply(answer);
        } catch (RuntimeException problem) {
            return Feedback.problem("The answer cannot be measured: " + firstLine(problem));
        }
    }

    private static String firstLine(RuntimeException problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("no reason is given");
    }
}
