package dl4jlessons.notebook.exercise;

import dl4jlessons.training.ParallelRuns;
import dl4jlessons.training.Progress;
import dl4jlessons.training.TrainingObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * A task at the end of a notebook, with a check that measures the answer.
 *
 * @param <A> what the reader hands in: a configuration, a number, a search space
 */
public final class Exercise<A> {
    private static final long SEED = 1;

    private final String title;
    private final String hint;
    private final Function<A, Feedback> check;
    private Optional<String> direction = Optional.empty();

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

    /** What to think about; if an answer was checked that says where to go from there, that comes first. */
    public String hint() {
        return direction.map(sentence -> sentence + " ").orElse("") + hint;
    }

    /** Measures the answer. Whatever is handed in, there is feedback and no exception. */
    public Feedback check(A answer) {
        if (answer == null) {
            return Feedback.problem("The answer is null: give the exercise something to measure.");
        }
        Optional<String> fault =
                answer instanceof MultiLayerConfiguration network ? NetworkFaults.first(network) : Optional.empty();
        Feedback feedback = fault.map(Feedback::problem).orElseGet(() -> measure(answer));
        direction = feedback.direction();
        return feedback;
    }

    private Feedback measure(A answer) {
        try {
            // kernels run cells in threads of their own; a worker's native code is set to one thread, which is much
            // faster
            return new ParallelRuns(1, Progress.NONE, TrainingObserver.NONE)
                    .run(title, List.of(title), List.of(SEED), run -> check.apply(answer))
                    .get(title, SEED);
        } catch (RuntimeException problem) {
            return Feedback.problem("The answer cannot be measured: " + firstLine(problem));
        }
    }

    private static String firstLine(RuntimeException problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("no reason is given");
    }
}
