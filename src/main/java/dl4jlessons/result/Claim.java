package dl4jlessons.result;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A sentence of the textbook, made testable: a headline that must be true for every seed, and caveats that say what the
 * sentence leaves out. A lesson states its claims, and {@link #judge} turns measurements into a {@link Judgement}.
 *
 * <pre>{@code
 * Claim.of("he-for-relu", "ReLU networks want He's initial weights")
 *         .holdsIf(atLeast(0.5, "final loss, std 0.01 minus He", seed -> loss(SMALL, seed) - loss(HE, seed)))
 *         .caveat("Xavier does as well", atMost(0.02, "final loss, Xavier minus He", seed -> …))
 *         .because(Verdict.HOLDS, "…")
 *         .judge(settings.seeds());
 * }</pre>
 */
public final class Claim {
    /** With fewer seeds nothing is called established. */
    public static final int FEWEST_SEEDS = 3;

    private record Caveat(String text, List<Condition> conditions) {}

    private final String id;
    private final String statement;
    private final List<Condition> headline = new ArrayList<>();
    private final List<Caveat> caveats = new ArrayList<>();
    private final Map<Verdict, String> explanations = new EnumMap<>(Verdict.class);

    private Claim(String id, String statement) {
        this.id = id;
        this.statement = statement;
    }

    /**
     * Begins a claim.
     *
     * @param id stable name in results and tests, unique within the lesson: {@code "he-for-relu"}
     * @param statement the claim as a sentence
     */
    public static Claim of(String id, String statement) {
        return new Claim(id, statement);
    }

    /** The headline: all of these must be true for every seed. */
    public Claim holdsIf(Condition... conditions) {
        headline.addAll(List.of(conditions));
        return this;
    }

    /** Something the claim leaves out; it counts when all its conditions (at least one) are true for every seed. */
    public Claim caveat(String text, Condition... conditions) {
        if (conditions.length == 0) {
            throw new IllegalArgumentException("claim " + id + " has a caveat without a condition: " + text);
        }
        caveats.add(new Caveat(text, List.of(conditions)));
        return this;
    }

    /** What to tell the reader should the verdict be this one; otherwise it is the verdict's general meaning. */
    public Claim because(Verdict verdict, String explanation) {
        explanations.put(verdict, explanation);
        return this;
    }

    /** Measures every condition on every seed and derives the verdict. */
    public Judgement judge(List<Long> seeds) {
        if (headline.isEmpty()) {
            throw new IllegalStateException("claim " + id + " has no headline condition");
        }
        List<Condition.Measured> measuredHeadline = measure(headline, seeds);
        List<Judgement.Caveat> measuredCaveats = caveats.stream()
                .map(caveat -> {
                    List<Condition.Measured> measured = measure(caveat.conditions(), seeds);
                    return new Judgement.Caveat(caveat.text(), trueForEverySeed(measured, seeds.size()), measured);
                })
                .toList();
        Verdict verdict = verdict(measuredHeadline, measuredCaveats, seeds.size());
        return new Judgement(
                id,
                statement,
                verdict,
                explanations.getOrDefault(verdict, verdict.meaning()),
                seeds,
                measuredHeadline,
                measuredCaveats);
    }

    private static Verdict verdict(List<Condition.Measured> headline, List<Judgement.Caveat> caveats, int seeds) {
        if (seeds < FEWEST_SEEDS) {
            return Verdict.INCONCLUSIVE;
        }
        if (trueForEverySeed(headline, seeds)) {
            return caveats.stream().anyMatch(Judgement.Caveat::applies) ? Verdict.HOLDS_WITH_CAVEAT : Verdict.HOLDS;
        }
        return falseForEverySeed(headline, seeds) ? Verdict.CONTRADICTED : Verdict.INCONCLUSIVE;
    }

    private static List<Condition.Measured> measure(List<Condition> conditions, List<Long> seeds) {
        return conditions.stream().map(condition -> condition.measure(seeds)).toList();
    }

    private static boolean trueForEverySeed(List<Condition.Measured> conditions, int seeds) {
        return IntStream.range(0, seeds).allMatch(i -> conditions.stream()
                .allMatch(condition -> condition.met().get(i)));
    }

    /** What could not be measured is not false. */
    private static boolean falseForEverySeed(List<Condition.Measured> conditions, int seeds) {
        return IntStream.range(0, seeds).allMatch(i -> conditions.stream().anyMatch(condition -> condition.isFalse(i)));
    }
}
