package dl4jlessons.notebook.exercise;

import dl4jlessons.runtime.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a check found.
 *
 * @param findings one for each thing that was required
 * @param direction where to go from this answer, a sentence for the hint; empty if the answer does not tell
 */
public record Feedback(List<Finding> findings, Optional<String> direction) {
    public Feedback {
        findings = List.copyOf(findings);
    }

    Feedback(List<Finding> findings) {
        this(findings, Optional.empty());
    }

    /**
     * One requirement.
     *
     * @param met whether the answer meets it
     * @param text what was measured, what was required, and by how much it is missed
     */
    public record Finding(boolean met, String text) {
        static Finding atLeast(String what, double measured, double required) {
            boolean met = measured >= required;
            return new Finding(met, text(what, measured, "at least", required, met, "too low"));
        }

        static Finding atMost(String what, double measured, double allowed) {
            boolean met = measured <= allowed;
            return new Finding(met, text(what, measured, "at most", allowed, met, "too high"));
        }

        private static String text(
                String what, double measured, String relation, double bound, boolean met, String miss) {
            String text = what + ": " + NumberText.value(measured) + ", required: " + relation + " "
                    + NumberText.threshold(bound);
            boolean measurable = Double.isFinite(measured);
            return met || !measurable
                    ? text
                    : text + " (" + NumberText.value(Math.abs(measured - bound)) + " " + miss + ")";
        }
    }

    static Feedback of(Finding... findings) {
        return new Feedback(List.of(findings));
    }

    /** The same findings, and what this answer tells about the next one. */
    Feedback towards(String sentence) {
        return new Feedback(findings, Optional.of(sentence));
    }

    /** An answer that cannot be measured at all. */
    static Feedback problem(String sentence) {
        return of(new Finding(false, sentence));
    }

    /**
     * What to say about a number that should be above 0 and finite; empty if it is.
     *
     * @param what the number means, as a sentence begins: "A standard deviation"
     */
    static Optional<Feedback> unlessPositive(String what, double number) {
        return number > 0 && Double.isFinite(number)
                ? Optional.empty()
                : Optional.of(problem(what + " is a number above 0, not " + number + "."));
    }

    /** Whether all requirements are met. */
    public boolean passed() {
        return findings.stream().allMatch(Finding::met);
    }

    /** A line for each requirement, and one with the outcome. */
    @Override
    public String toString() {
        return findings.stream()
                .map(finding -> (finding.met() ? "✔ " : "✘ ") + finding.text())
                .collect(Collectors.joining(
                        "\n",
                        "",
                        passed() ? "\n✔ Solved." : "\n✘ Not solved yet: a hint is one call away, exercise.hint()."));
    }
}
