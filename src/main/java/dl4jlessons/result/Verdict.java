package dl4jlessons.result;

/** What the measurements of all seeds say about a claim. Computed by {@link Claim#judge}, never written down. */
public enum Verdict {
    /** The headline is true for every seed, and no caveat is. */
    HOLDS("holds", '✔'),
    /** The headline is true for every seed, and so is at least one of the caveats named beside it. */
    HOLDS_WITH_CAVEAT("holds, with a caveat", '◐'),
    /** The headline is false for every seed. */
    CONTRADICTED("contradicted", '✘'),
    /** The seeds disagree about the headline, or there are fewer than {@link Claim#FEWEST_SEEDS} of them. */
    INCONCLUSIVE("inconclusive", '?');

    private final String text;
    private final char symbol;

    Verdict(String text, char symbol) {
        this.text = text;
        this.symbol = symbol;
    }

    /** In words, for a sentence or a table cell. */
    public String text() {
        return text;
    }

    /** One character, so that a column of verdicts can be taken in at a glance. */
    public char symbol() {
        return symbol;
    }
}
