package dl4jlessons.result;

/** What the measurements of all seeds say about a claim. Computed by {@link Claim#judge}, never written down. */
public enum Verdict {
    /** The headline is true for every seed, and no caveat is. */
    HOLDS("holds", '✔', "Every seed agrees with the claim, and no caveat named beside it was met by all of them."),
    /** The headline is true for every seed, and so is at least one of the caveats named beside it. */
    HOLDS_WITH_CAVEAT(
            "holds, with a caveat",
            '◐',
            "Every seed agrees with the claim, and with something that the claim leaves out."),
    /** The headline is false for every seed. */
    CONTRADICTED(
            "contradicted",
            '✘',
            "No seed agrees with the claim: the measured figures lie on the other side of their thresholds."),
    /**
     * The seeds disagree about the headline, or it could not be measured on some, or there are fewer than
     * {@link Claim#FEWEST_SEEDS} of them.
     */
    INCONCLUSIVE(
            "inconclusive",
            '?',
            "The seeds do not agree with each other, or they are too few, or a figure could not be measured: repeat with"
                    + " more seeds.");

    private final String text;
    private final char symbol;
    private final String meaning;

    Verdict(String text, char symbol, String meaning) {
        this.text = text;
        this.symbol = symbol;
        this.meaning = meaning;
    }

    /** In words, for a sentence or a table cell. */
    public String text() {
        return text;
    }

    /** One character, so that a column of verdicts can be taken in at a glance. */
    public char symbol() {
        return symbol;
    }

    /** As a sentence that is true of every claim with this verdict. */
    public String meaning() {
        return meaning;
    }
}
