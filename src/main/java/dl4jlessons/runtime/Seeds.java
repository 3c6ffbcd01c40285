package dl4jlessons.runtime;

/**
 * Derives the seed of each random choice (split, shuffle, weights, dropout) from the one seed of a run, so that none
 * depends on how many others were made before it, or on which thread.
 */
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /**
     * Mixes a seed with the path to one choice, for example {@code derive(seed, trial, epoch)}.
     *
     * @return a seed above 0: ND4J takes 0 for "no seed" and then gives other numbers each time
     */
    public static long derive(long seed, long... path) {
        long mixed = mix(seed + GOLDEN_GAMMA);
        for (long step : path) {
            mixed = mix((mixed ^ step) + GOLDEN_GAMMA);
        }
        return Math.max(1, mixed & Long.MAX_VALUE);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
