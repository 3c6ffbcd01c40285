package dl4jlessons.report;

import dl4jlessons.result.Condition;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Table;
import dl4jlessons.result.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Results as plain text, {@value #WIDTH} characters wide.
 *
 * @param colours whether to colour verdicts by ANSI escape sequences, which only terminals understand
 */
public record ConsoleText(boolean colours) {
    /** Characters in a line. */
    public static final int WIDTH = 100;

    private static final String INDENT = "    ";
    private static final String MET = "✓";
    private static final String NOT_MET = "✗";
    private static final String BOLD = "1";
    /** Keeps a figure and its sign on one line. */
    private static final char NO_BREAK = '\u00a0';

    /** The table's title and its rows in aligned columns. Lines end with {@code \n}. */
    public String table(Table table) {
        return styled(BOLD, table.title()) + "\n\n" + text(new ConsoleTable(table, WIDTH).lines());
    }

    /** Verdict and claim, the figures of each seed for all conditions, and what to take away. */
    public String judgement(Judgement judgement) {
        StringBuilder text = new StringBuilder(headline(judgement));
        judgement.headline().forEach(condition -> text.append(indented(measured(condition))));
        for (Judgement.Caveat caveat : judgement.caveats()) {
            text.append(indented("caveat, " + (caveat.applies() ? "applies: " : "does not apply: ") + caveat.text()));
            caveat.conditions().forEach(condition -> text.append(indented("– " + measured(condition))));
        }
        if (!judgement.explanation().isBlank()) {
            text.append(indented("→ " + judgement.explanation()));
        }
        return text.toString();
    }

    /** One line a judgement: symbol, verdict and claim. */
    public String verdicts(List<Judgement> judgements) {
        return judgements.stream().map(this::headline).collect(Collectors.joining());
    }

    private String headline(Judgement judgement) {
        Verdict verdict = judgement.verdict();
        String words = verdict.symbol() + " " + verdict.text();
        int longest = 2 + Verdict.HOLDS_WITH_CAVEAT.text().length();
        String space = " ".repeat(2 + longest - words.length());
        List<String> statement = Words.wrap(judgement.statement(), WIDTH - longest - 2);
        String further = "\n" + " ".repeat(longest + 2);
        return styled(colour(verdict), words) + space + String.join(further, statement) + "\n";
    }

    /** A condition and, for each seed, the figure and whether it meets the condition. */
    private static String measured(Condition.Measured condition) {
        StringBuilder text = new StringBuilder(condition.figure())
                .append(' ')
                .append(condition.relation().symbol())
                .append(NO_BREAK)
                .append(NumberText.threshold(condition.threshold()))
                .append(':');
        for (int i = 0; i < condition.figures().size(); i++) {
            text.append("  ").append(NumberText.figure(condition.figures().get(i)));
            text.append(NO_BREAK).append(condition.met().get(i) ? MET : NOT_MET);
        }
        return text.toString();
    }

    private static String indented(String paragraph) {
        return Words.wrap(paragraph, WIDTH - INDENT.length()).stream()
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
            case INCONCLUSIVE -> "36";
        };
    }

    private String styled(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
