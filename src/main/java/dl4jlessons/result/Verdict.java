package dl4jlessons.result;

/**
 * What the measurements say about a claim, or about one of its conditions. Computed by {@link Judgement}, never written
 * down. A condition alone never {@linkplain #HOLDS_WITH_CAVEAT holds with a caveat}.
 */
public enum Verdict {
    /** Every condition of the headline holds: its whole interval lies beyond the margin. No caveat holds. */
    HOLDS("holds", '✔', "The whole interval of the measured mean lies beyond the margin."),
    /** The headline holds, and so does at least one of the caveats named beside it. */
    HOLDS_WITH_CAVEAT("holds with a caveat", '◐', "The claim holds, and so does something that it leaves out."),
    /** A condition of the headline is contradicted: its whole interval lies on the wrong side. */
    CONTRADICTED("contradicted", '✘', "The whole interval of the measured mean lies on the wrong side of the margin."),
    /** A comparison of the headline shows no difference that matters: its whole interval lies within the margin. */
    NO_DIFFERENCE(
            "no difference", '≈', "Whatever difference there is, it is smaller than the smallest that would matter."),
    /** The interval reaches across a margin, or there are fewer than {@value Measurement#MIN_SEEDS} seeds. */
    INCONCLUSIVE("inconclusive", '?', "The interval of the measured mean reaches across a margin."),
    /** A guard of the claim is not met, or a seed gave no number to judge by. */
    NOT_TESTED("not tested", '○', "The experiment did not bring about what the claim speaks of.");

    private final String text;
    private final char symbol;
    private final String meaning;

    Verdict(String text, char symbol, String meaning) {
        this.text = text;
        this.symbol = symbol;
        this.meaning = meaning;
    }

    /** In words, for a sentence, a table cell, or a heading in a lesson's words. */
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

    /** Whether the claim is borne out, with a caveat or without. */
    public boolean holds() {
        return this == HOLDS || this == HOLDS_WITH_CAVEAT;
    }
}
