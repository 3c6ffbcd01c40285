package dl4jlessons.result;

import java.util.List;
import java.util.stream.Stream;

/**
 * A sentence of the textbook, made testable: a headline whose conditions must all hold, guards without which there is
 * nothing to test, and caveats that say what the sentence leaves out. A value: {@link Judgement#of} judges it.
 *
 * <pre>{@code
 * Claim.of("he-for-relu", "With ReLU, use He initialization.")
 *         .shownIn("relu-loss")
 *         .testedIf("at least one network learned", atMost(2, "smallest loss", seed -> …))
 *         .holdsIf(difference(0.5, "loss, std 0.01 minus He", seed -> loss(SMALL, seed) - loss(HE, seed)))
 *         .caveat("Xavier does as well.", atMost(0.02, "loss, Xavier minus He", seed -> …))
 * }</pre>
 *
 * @param id stable name in results and tests, and in the headings of the lesson's words; unique within the lesson
 * @param statement the claim as a sentence
 * @param guards without which there is nothing to test
 * @param headline conditions of the claim itself, at least one when it is judged
 * @param caveats what the claim leaves out
 * @param shownIn ids of the charts and tables that show it; may be empty
 */
public record Claim(
        String id,
        String statement,
        List<Clause> guards,
        List<Condition> headline,
        List<Clause> caveats,
        List<String> shownIn) {
    /**
     * Words with their conditions, at least one.
     *
     * @param text of a guard what must be so, as the end of a sentence; of a caveat a sentence
     */
    public record Clause(String text, List<Condition> conditions) {
        public Clause {
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("no condition says when this is so: " + text);
            }
        }
    }

    /** Begins a claim, to be completed by {@link #holdsIf}. */
    public static Claim of(String id, String statement) {
        return new Claim(id, statement, List.of(), List.of(), List.of(), List.of());
    }

    /** Without this, for example that anything was learned at all, there is nothing to test. */
    public Claim testedIf(String text, Condition... conditions) {
        return new Claim(
                id, statement, plus(guards, new Clause(text, List.of(conditions))), headline, caveats, shownIn);
    }

    /** The headline: all of these must hold. */
    public Claim holdsIf(Condition... conditions) {
        return new Claim(
                id,
                statement,
                guards,
                Stream.concat(headline.stream(), Stream.of(conditions)).toList(),
                caveats,
                shownIn);
    }

    /** Something the claim leaves out, judged only where the headline holds. */
    public Claim caveat(String text, Condition... conditions) {
        return new Claim(
                id, statement, guards, headline, plus(caveats, new Clause(text, List.of(conditions))), shownIn);
    }

    /**
     * Names the charts and tables that show what the claim rests on: the report links them with it.
     *
     * @param ids of figures and tables of the lesson
     */
    public Claim shownIn(String... ids) {
        return new Claim(id, statement, guards, headline, caveats, List.of(ids));
    }

    private static List<Clause> plus(List<Clause> clauses, Clause further) {
        return Stream.concat(clauses.stream(), Stream.of(further)).toList();
    }
}
