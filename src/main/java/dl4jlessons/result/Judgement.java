package dl4jlessons.result;

import dl4jlessons.result.Claim.Clause;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A claim after the experiment. The headline is a conjunction, and so is judged by its weakest condition, in this order:
 * one that is {@linkplain Verdict#CONTRADICTED contradicted} refutes the claim whatever the others say; else one without
 * a {@linkplain Verdict#NO_DIFFERENCE difference that matters} leaves it without substance; else one that is
 * {@linkplain Verdict#NOT_TESTED not tested} or {@linkplain Verdict#INCONCLUSIVE inconclusive} leaves it open; else it
 * holds. Where it does not hold, nothing can be left out of it: its caveats are measured but not judged.
 *
 * @param id the claim's stable name
 * @param statement the claim as a sentence
 * @param verdict what the seeds say
 * @param remark why it is not tested, or how many seeds would probably decide it; otherwise empty
 * @param seeds the order in which values are listed below
 * @param looks how often the seeds may be looked at before the claim is decided
 * @param guards without which there is nothing to test
 * @param headline the conditions of the claim itself
 * @param caveats what the claim leaves out
 * @param shownIn ids of the charts and tables that show it, where the lesson names them
 */
public record Judgement(
        String id,
        String statement,
        Verdict verdict,
        String remark,
        List<Long> seeds,
        Looks looks,
        List<Part> guards,
        List<Measurement> headline,
        List<Part> caveats,
        List<String> shownIn) {

    public Judgement {
        // results of earlier versions do not say
        shownIn = shownIn == null ? List.of() : shownIn;
    }

    /** A claim that is refuted by one condition is not saved by others: the first of these that any has is the verdict. */
    private static final List<Verdict> WEAKEST_FIRST =
            List.of(Verdict.CONTRADICTED, Verdict.NO_DIFFERENCE, Verdict.NOT_TESTED, Verdict.INCONCLUSIVE);

    /**
     * A guard or a caveat after the experiment.
     *
     * @param text in words
     * @param outcome of all its conditions together
     */
    public record Part(String text, Verdict outcome, List<Measurement> conditions) {}

    /**
     * Measures every condition of a claim on every seed, and judges it.
     *
     * @throws IllegalStateException if the claim has no headline
     */
    public static Judgement of(Claim claim, List<Long> seeds, Looks looks) {
        if (claim.headline().isEmpty()) {
            throw new IllegalStateException("claim " + claim.id() + " has no headline condition");
        }
        Function<Condition, Measurement> measure = condition -> condition.measure(seeds, looks.confidence());
        return judged(
                claim.id(),
                claim.statement(),
                seeds,
                looks,
                parts(claim.guards(), measure),
                claim.headline().stream().map(measure).toList(),
                parts(claim.caveats(), measure),
                claim.shownIn());
    }

    /** The same values, judged anew by intervals for so many looks. */
    public Judgement at(Looks others) {
        return judged(others, measurement -> measurement.at(others.confidence()));
    }

    /** Judged anew after each measurement was changed: what would the verdict be, were the intervals others? */
    public Judgement with(UnaryOperator<Measurement> change) {
        return judged(looks, change);
    }

    /** Every condition that was measured: of guards, headline and caveats, in this order. */
    public Stream<Measurement> measurements() {
        return Stream.of(ofParts(guards), headline.stream(), ofParts(caveats)).flatMap(some -> some);
    }

    /** Whether the clock or rounding has a part in the verdict, which then can differ from machine to machine. */
    public boolean machineDependent() {
        return measurements().anyMatch(Measurement::machineDependent);
    }

    private Judgement judged(Looks others, UnaryOperator<Measurement> change) {
        return judged(
                id,
                statement,
                seeds,
                others,
                changed(guards, change),
                headline.stream().map(change).toList(),
                changed(caveats, change),
                shownIn);
    }

    private static Judgement judged(
            String id,
            String statement,
            List<Long> seeds,
            Looks looks,
            List<Part> guards,
            List<Measurement> headline,
            List<Part> caveats,
            List<String> shownIn) {
        Verdict verdict = verdict(guards, headline, caveats);
        String remark =
                switch (verdict) {
                    case NOT_TESTED -> whyNotTested(guards, headline);
                    case INCONCLUSIVE -> whatWouldDecide(headline, seeds.size());
                    default -> "";
                };
        return new Judgement(id, statement, verdict, remark, seeds, looks, guards, headline, caveats, shownIn);
    }

    private static Verdict verdict(List<Part> guards, List<Measurement> headline, List<Part> caveats) {
        if (guards.stream().anyMatch(guard -> guard.outcome() != Verdict.HOLDS)) {
            return Verdict.NOT_TESTED;
        }
        Verdict verdict = all(headline);
        boolean caveat = caveats.stream().anyMatch(part -> part.outcome() == Verdict.HOLDS);
        return verdict == Verdict.HOLDS && caveat ? Verdict.HOLDS_WITH_CAVEAT : verdict;
    }

    /** The verdict on several conditions together. */
    private static Verdict all(List<Measurement> conditions) {
        return WEAKEST_FIRST.stream()
                .filter(weak -> conditions.stream().anyMatch(condition -> condition.outcome() == weak))
                .findFirst()
                .orElse(Verdict.HOLDS);
    }

    private static String whyNotTested(List<Part> guards, List<Measurement> headline) {
        return guards.stream()
                .filter(guard -> guard.outcome() != Verdict.HOLDS)
                .findFirst()
                .map(guard -> "Not tested, for it was not established that " + guard.text() + ".")
                .orElseGet(() -> "Not tested, for on some seeds this could not be measured: "
                        + headline.stream()
                                .filter(condition -> condition.outcome() == Verdict.NOT_TESTED)
                                .findFirst()
                                .orElseThrow()
                                .quantity()
                        + ".");
    }

    private static String whatWouldDecide(List<Measurement> headline, int seeds) {
        if (seeds < Measurement.MIN_SEEDS) {
            return "With fewer than " + Measurement.MIN_SEEDS + " seeds no claim is decided.";
        }
        List<Integer> needed = headline.stream()
                .filter(condition -> condition.outcome() == Verdict.INCONCLUSIVE)
                .map(Measurement::seedsToDecide)
                .toList();
        return needed.contains(0)
                ? "Not even " + Estimate.MAX_SEEDS + " seeds would probably decide it: the mean lies on a margin."
                : "About " + needed.stream().mapToInt(Integer::intValue).max().orElseThrow()
                        + " seeds would probably decide it.";
    }

    private static List<Part> parts(List<Clause> clauses, Function<Condition, Measurement> measure) {
        return clauses.stream()
                .map(clause -> part(
                        clause.text(), clause.conditions().stream().map(measure).toList()))
                .toList();
    }

    private static List<Part> changed(List<Part> parts, UnaryOperator<Measurement> change) {
        return parts.stream()
                .map(part ->
                        part(part.text(), part.conditions().stream().map(change).toList()))
                .toList();
    }

    private static Part part(String text, List<Measurement> conditions) {
        return new Part(text, all(conditions), conditions);
    }

    private static Stream<Measurement> ofParts(List<Part> parts) {
        return parts.stream().flatMap(part -> part.conditions().stream());
    }
}
