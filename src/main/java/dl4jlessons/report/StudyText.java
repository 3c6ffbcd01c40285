package dl4jlessons.report;

import dl4jlessons.data.DataSummary;
import dl4jlessons.result.CellText;
import dl4jlessons.result.Table.Format;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.Plural;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyHeader;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TestUse;
import dl4jlessons.search.TrialState;
import dl4jlessons.study.Hyperparameters;
import dl4jlessons.study.StudyTables;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A hyperparameter search as plain text. Lines end with {@code \n}. */
public final class StudyText {
    private static final String INDENT = "  ";

    private StudyText() {}

    /**
     * How far a study has come: one fact a line.
     *
     * @param data what was read for it, if that is known
     */
    public static String status(StudyResult study, Optional<DataSummary> data) {
        StudyHeader header = study.header();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("hyperparameters", header.space().dimensions().size() + " searched, sampler " + header.sampler());
        facts.put(
                "training",
                Plural.of(header.epochs(), "epoch") + ", pruner " + header.pruner() + ", seed " + header.seed());
        data.ifPresent(summary -> facts.put("read", summary.read()));
        facts.put("data", header.data());
        facts.put("trials", study.trials().size() + ": " + states(study));
        facts.put("epochs trained", CellText.number(study.epochsSpent(), Format.COUNT));
        facts.put("best so far", study.best().map(StudyText::winner).orElse("none yet"));
        facts.put("test data", study.testUse().map(StudyText::testUse).orElse("not used yet"));
        return aligned(facts);
    }

    /**
     * The winner with its hyperparameters, the ranks behind it, and what to know before it is trusted.
     *
     * @param data what was read for the study, if that is known
     * @param top how many ranks
     * @param console how wide the lines are
     */
    public static String best(StudyResult study, Optional<DataSummary> data, int top, ConsoleText console) {
        StringBuilder text = new StringBuilder();
        study.best().ifPresent(best -> {
            Map<String, String> values = new LinkedHashMap<>();
            best.trial().parameters().values().forEach((name, value) -> values.put(name, Hyperparameters.text(value)));
            text.append("Best: ").append(winner(best)).append("\n\n").append(aligned(values));
            if (top > 1) {
                text.append('\n').append(console.table(StudyTables.leaderboard("ranks", study, top)));
            }
        });
        String remarks = remarks(study, data, console);
        return text + (text.isEmpty() || remarks.isEmpty() ? "" : "\n") + remarks;
    }

    /** The use of the test data in a sentence. */
    public static String testUse(TestUse use) {
        return "trial " + use.trial() + ", retrained on training and validation examples, classifies " + correct(use);
    }

    /** Where there is no error, the standard error is 0 and says nothing; the rule of three does. */
    private static String correct(TestUse use) {
        if (use.accuracy() == 1) {
            return Plural.all(use.examples(), "test example") + " correctly; up to "
                    + NumberText.percent(RankedTrial.likelyErrors(use.examples()), 1)
                    + " errors among others would be no surprise";
        }
        return NumberText.percent(use.accuracy(), 1) + " ± " + NumberText.percent(use.standardError(), 1) + " of "
                + Plural.of(use.examples(), "test example") + " correctly";
    }

    /** A trial and its accuracy: {@code trial 37, validation accuracy 0.853 ± 0.011 after 20 epochs}. */
    public static String winner(RankedTrial best) {
        return "trial " + best.trial().number() + ", validation accuracy "
                + CellText.plusMinus(best.accuracy(), best.standardError()) + " after "
                + Plural.of(best.trial().epochs(), "epoch");
    }

    private static String remarks(StudyResult study, Optional<DataSummary> data, ConsoleText console) {
        return StudyRemarks.of(study, data).stream()
                .map(remark -> "· " + String.join("\n  ", Words.wrap(remark, console.width() - 2)) + "\n")
                .collect(Collectors.joining());
    }

    private static String states(StudyResult study) {
        return Arrays.stream(TrialState.values())
                .filter(state -> study.count(state) > 0)
                .map(state -> study.count(state) + " " + name(state))
                .collect(Collectors.joining(", "));
    }

    private static String name(TrialState state) {
        // a journal cannot know whether the process that began a rung is still there
        return state == TrialState.RUNNING
                ? "running or interrupted"
                : state.name().toLowerCase(Locale.ROOT);
    }

    private static String aligned(Map<String, String> facts) {
        int width = facts.keySet().stream().mapToInt(Words::width).max().orElse(0);
        return facts.entrySet().stream()
                .map(fact -> INDENT + fact.getKey() + " ".repeat(width - Words.width(fact.getKey()) + 2)
                        + fact.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
