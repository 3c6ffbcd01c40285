package dl4jlessons.report;

import dl4jlessons.result.Judgement;
import dl4jlessons.result.Measurement;
import dl4jlessons.result.Table;
import dl4jlessons.result.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Results as plain text.
 *
 * @param width characters in a line
 * @param colours whether to colour verdicts by ANSI escape sequences, which only terminals understand
 * @param verbose whether to show the value of each seed
 */
public record ConsoleText(int width, boolean colours, boolean verbose) {
    /** Characters in a line of a text that no terminal limits. */
    public static final int USUAL_WIDTH = 100;
    /** Lines are no narrower than that, whatever the terminal: verdict and number need their place. */
    public static final int MIN_WIDTH = 60;
    /** Nor wider than that: longer lines are hard to read. */
    public static final int MAX_WIDTH = 120;

    private static final String INDENT = "    ";
    /** Characters of a label and the space behind it. */
    private static final int LABELS = 17;

    private static final String BOLD = "1";
    /** Keeps a number and its sign on one line. */
    private static final char NO_BREAK = '\u00a0';

    /** Text for files, notebooks and pipes. */
    public static ConsoleText plain() {
        return new ConsoleText(USUAL_WIDTH, false, false);
    }

    /**
     * A paragraph in as many lines as it needs. Lines end with {@code \n}.
     *
     * @param indent what each line begins with
     */
    public String paragraph(String indent, String paragraph) {
        return Words.wrap(paragraph, width - indent.length()).stream()
                .map(line -> indent + line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    /** What a value is and the value, below each other where they do not fit side by side. Ends with {@code \n}. */
    public String labelled(String label, String value) {
        int column = Math.max(LABELS, label.length() + 1);
        return Words.width(value) + column <= width
                ? label + " ".repeat(column - label.length()) + value + "\n"
                : label + "\n" + paragraph("  ", value);
    }

    /** The table's title and its rows in aligned columns. Lines end with {@code \n}. */
    public String table(Table table) {
        return styled(BOLD, table.title()) + "\n\n" + text(new ConsoleTable(table, width).lines());
    }

    /**
     * Verdict and claim, a line for each condition with mean, interval and margin, and what to take away.
     *
     * @param explanation plain text of one or several lines; may be empty
     */
    public String judgement(Judgement judgement, String explanation) {
        StringBuilder text = new StringBuilder(headline(judgement));
        for (Judgement.Part guard : judgement.guards()) {
            text.append(indented("tested if " + guard.text()));
            guard.conditions().forEach(condition -> append(text, condition));
        }
        judgement.headline().forEach(condition -> append(text, condition));
        for (Judgement.Part caveat : judgement.caveats()) {
            text.append(indented(role(judgement, caveat) + caveat.text()));
            caveat.conditions().forEach(condition -> append(text, condition));
        }
        if (!judgement.remark().isEmpty()) {
            text.append(indented(judgement.remark()));
        }
        explanation.lines().filter(line -> !line.isBlank()).forEach(line -> text.append(indented("→ " + line)));
        return text.toString();
    }

    /** How many claims have which verdict. */
    public String tally(List<Judgement> judgements) {
        String tally = Arrays.stream(Verdict.values())
                .map(verdict -> tally(judgements, verdict).replace(' ', NO_BREAK))
                .collect(Collectors.joining("  "));
        String lines = labelled("Verdicts:", tally).replace(NO_BREAK, ' ');
        for (Verdict verdict : Verdict.values()) {
            String text = tally(judgements, verdict);
            lines = lines.replace(text, styled(colour(verdict), text));
        }
        return lines;
    }

    private static String tally(List<Judgement> judgements, Verdict verdict) {
        return verdict.symbol() + " " + count(judgements, verdict) + " " + verdict.text();
    }

    private static long count(List<Judgement> judgements, Verdict verdict) {
        return judgements.stream()
                .filter(judgement -> judgement.verdict() == verdict)
                .count();
    }

    private static String role(Judgement judgement, Judgement.Part caveat) {
        if (!judgement.verdict().holds()) {
            return "also measured: ";
        }
        return switch (caveat.outcome()) {
            case HOLDS -> "caveat, applies: ";
            case INCONCLUSIVE, NOT_TESTED -> "caveat, undecided: ";
            default -> "caveat, does not apply: ";
        };
    }

    private String headline(Judgement judgement) {
        Verdict verdict = judgement.verdict();
        String words = verdict.symbol() + " " + verdict.text();
        int longest = 2 + Verdict.HOLDS_WITH_CAVEAT.text().length();
        String space = " ".repeat(2 + longest - words.length());
        List<String> statement = Words.wrap(judgement.statement(), width - longest - 2);
        String further = "\n" + " ".repeat(longest + 2);
        return styled(colour(verdict), words) + space + String.join(further, statement) + "\n";
    }

    private void append(StringBuilder text, Measurement condition) {
        text.append(indented(condition.outcome().symbol() + " " + condition.quantity() + ": "
                + (MeasurementText.estimate(condition) + " " + MeasurementText.margin(condition))
                        .replace(' ', NO_BREAK)));
        if (verbose) {
            text.append(indented("  seeds: " + MeasurementText.seeds(condition)));
        }
    }

    private String indented(String paragraph) {
        return Words.wrap(paragraph, width - INDENT.length()).stream()
                .map(line -> INDENT + line.replace(NO_BREAK, ' ') + "\n")
                .collect(Collectors.joining());
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String colour(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "32";
            case HOLDS_WITH_CAVEAT -> "33";
            case CONTRADICTED -> "31";
            case NO_DIFFERENCE -> "34";
            case INCONCLUSIVE -> "36";
            case NOT_TESTED -> "90";
        };
    }

    private String styled(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
