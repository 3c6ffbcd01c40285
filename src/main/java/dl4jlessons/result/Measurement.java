package dl4jlessons.result;

import dl4jlessons.result.Condition.Kind;
import java.util.List;
import java.util.OptionalInt;

/**
 * A condition after the experiment. It is judged by the confidence interval of the mean over the seeds, not by the mean:
 *
 * <table>
 * <caption>How a condition is judged</caption>
 * <tr><th>the whole interval lies</th><th>comparison</th><th>at least, at most</th></tr>
 * <tr><td>beyond the margin</td><td>{@link Verdict#HOLDS}</td><td>{@link Verdict#HOLDS}</td></tr>
 * <tr><td>beyond the margin on the other side</td><td>{@link Verdict#CONTRADICTED}</td><td>–</td></tr>
 * <tr><td>between the two</td><td>{@link Verdict#NO_DIFFERENCE}</td><td>–</td></tr>
 * <tr><td>on the wrong side of the bound</td><td>–</td><td>{@link Verdict#CONTRADICTED}</td></tr>
 * <tr><td>none of these</td><td>{@link Verdict#INCONCLUSIVE}</td><td>{@link Verdict#INCONCLUSIVE}</td></tr>
 * </table>
 *
 * The margin itself belongs to the side on which the condition holds. With fewer than {@value #MIN_SEEDS} seeds it is
 * inconclusive whatever was measured, and {@link Verdict#NOT_TESTED} if a seed gave no number.
 *
 * @param quantity what was measured
 * @param kind what is asked of it
 * @param scale on which the values were averaged
 * @param margin of a comparison the smallest effect that matters, of the other kinds the bound
 * @param machineDependent whether the clock or rounding decides, so that the values differ from machine to machine
 * @param values one a seed, in the order of the seeds
 * @param estimate mean and interval; not a number where a value is not
 * @param outcome the condition's own verdict
 * @param seedsToDecide where it is inconclusive: how many seeds would probably decide it, 0 if more than a thousand
 */
public record Measurement(
        String quantity,
        Kind kind,
        Scale scale,
        double margin,
        boolean machineDependent,
        List<Double> values,
        Estimate estimate,
        Verdict outcome,
        int seedsToDecide) {
    /** With fewer seeds nothing is decided: two values give intervals of no use. */
    public static final int MIN_SEEDS = 3;

    private static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    static Measurement of(
            String quantity,
            Kind kind,
            Scale scale,
            double margin,
            boolean machineDependent,
            List<Double> values,
            double confidence) {
        boolean numbers = !values.isEmpty()
                && values.stream().allMatch(value -> Double.isFinite(value) && Double.isFinite(scale.toAxis(value)));
        Estimate estimate = numbers ? Estimate.of(values, scale, confidence) : NONE;
        Measurement measured = new Measurement(
                quantity, kind, scale, margin, machineDependent, values, estimate, Verdict.NOT_TESTED, 0);
        if (!numbers) {
            return measured;
        }
        Verdict outcome = values.size() < MIN_SEEDS ? Verdict.INCONCLUSIVE : measured.outcomeOf(estimate);
        int seedsToDecide = outcome == Verdict.INCONCLUSIVE ? measured.seedsToDecide(confidence) : 0;
        return new Measurement(
                quantity, kind, scale, margin, machineDependent, values, estimate, outcome, seedsToDecide);
    }

    /** The same values, judged by intervals of another confidence. */
    Measurement at(double confidence) {
        return of(quantity, kind, scale, margin, machineDependent, values, confidence);
    }

    /** What this condition would be judged if mean and interval were these, whatever the number of seeds. */
    public Verdict outcomeOf(Estimate other) {
        return switch (kind) {
            case COMPARISON -> comparison(other.low(), other.high());
            case AT_LEAST -> threshold(other.low() >= margin, other.high() < margin);
            case AT_MOST -> threshold(other.high() <= margin, other.low() > margin);
        };
    }

    /** The margin on the other side of no effect: its negative, or its inverse on a logarithmic scale. */
    public double opposite() {
        return scale == Scale.LINEAR ? -margin : 1 / margin;
    }

    /**
     * Where a value lies relative to the margin, so that all conditions can be drawn on one axis. For a comparison 0 is no
     * effect, 1 the margin, and −1 the margin on the other side, on a logarithmic scale by logarithms. For a bound, too, 1
     * is the bound and more is better; 0 then is the value 0, or a tenth of the bound on a logarithmic scale (ten times
     * for an upper bound). Where the bound is 0, the unit is the largest value of the interval.
     */
    public double inMargins(double value) {
        if (kind == Kind.COMPARISON) {
            return scale.toAxis(value) / scale.toAxis(margin);
        }
        double distance = scale == Scale.LINEAR
                ? (value - margin) / unitOfBound()
                : (scale.toAxis(value) - scale.toAxis(margin)) / Math.log(10);
        return 1 + (kind == Kind.AT_LEAST ? distance : -distance);
    }

    private double unitOfBound() {
        if (margin != 0) {
            return Math.abs(margin);
        }
        double largest = Math.max(Math.abs(estimate.low()), Math.abs(estimate.high()));
        return largest > 0 && Double.isFinite(largest) ? largest : 1;
    }

    private Verdict comparison(double low, double high) {
        if (low >= margin) {
            return Verdict.HOLDS;
        }
        if (high <= opposite()) {
            return Verdict.CONTRADICTED;
        }
        return low > opposite() && high < margin ? Verdict.NO_DIFFERENCE : Verdict.INCONCLUSIVE;
    }

    private static Verdict threshold(boolean right, boolean wrong) {
        if (right) {
            return Verdict.HOLDS;
        }
        return wrong ? Verdict.CONTRADICTED : Verdict.INCONCLUSIVE;
    }

    private int seedsToDecide(double confidence) {
        if (values.size() < MIN_SEEDS) {
            return MIN_SEEDS;
        }
        double[] bounds = kind == Kind.COMPARISON ? new double[] {margin, opposite()} : new double[] {margin};
        OptionalInt seeds = Estimate.seedsToClear(values, scale, confidence, bounds);
        return seeds.orElse(0);
    }
}
