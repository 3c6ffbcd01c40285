package dl4jlessons.result;

/**
 * How often the seeds may be looked at before a claim is decided. Whoever adds seeds until the verdict pleases finds
 * something sooner or later; so the chance of error is divided by the number of looks (Bonferroni's correction), and the
 * chance to be wrong at any of them is what it would be at a single one.
 *
 * @param count at least 1
 */
public record Looks(int count) {
    /** The number of seeds is fixed beforehand. */
    public static final Looks ONE = new Looks(1);

    /** Chance that an interval misses the mean, at all looks together. */
    private static final double ERROR = 0.05;

    public Looks {
        if (count < 1) {
            throw new IllegalArgumentException("seeds are looked at at least once, not " + count + " times");
        }
    }

    /** The confidence of the interval at each look. */
    public double confidence() {
        return 1 - ERROR / count;
    }
}
