package dl4jlessons.runtime;

/** Counts things in words: {@code 1 trial}, {@code 2,000 trials}. */
public final class Plural {
    private Plural() {}

    /**
     * A number and what it counts.
     *
     * @param noun in the singular; its plural ends with an s
     */
    public static String of(long count, String noun) {
        return NumberText.count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code the only trial}, {@code all 300 trials}. */
    public static String all(long count, String noun) {
        return count == 1 ? "the only " + noun : "all " + of(count, noun);
    }

    /** What is said of these: {@code 1 trial has ended}, {@code 2 trials have ended}. */
    public static String of(long count, String noun, String ofOne, String ofSeveral) {
        return of(count, noun) + " " + (count == 1 ? ofOne : ofSeveral);
    }
}
