package dl4jlessons.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dl4jlessons.result.CellText;
import dl4jlessons.result.Table.Format;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.Plural;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.search.Trial;
import dl4jlessons.study.Hyperparameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a page shows of a trial beside the pointer: a heading, and a few lines. */
final class TrialNotes {
    private TrialNotes() {}

    /** From a trial's number to its lines, as JSON that can stand in a script element. */
    static String json(TimedStudy timed) {
        StudyResult study = timed.result();
        Map<Integer, RankedTrial> standings = study.leaderboard().stream()
                .collect(Collectors.toMap(standing -> standing.trial().number(), standing -> standing));
        Map<String, List<String>> notes = new LinkedHashMap<>();
        for (Trial trial : study.trials()) {
            List<String> lines = new ArrayList<>();
            lines.add("Trial " + trial.number());
            lines.add(outcome(trial, standings));
            timed.timeline()
                    .seconds(trial.number())
                    .ifPresent(seconds -> lines.add(CellText.number(seconds, Format.SECONDS)));
            for (Dimension dimension : study.header().space().dimensions()) {
                Object value = trial.parameters().values().get(dimension.name());
                lines.add(dimension.name() + " " + NumberText.typeset(Hyperparameters.text(value)));
            }
            notes.put(String.valueOf(trial.number()), lines);
        }
        try {
            // nothing in a script element may look like its end
            return JsonMapper.builder().build().writeValueAsString(notes).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("notes are plain data", e);
        }
    }

    private static String outcome(Trial trial, Map<Integer, RankedTrial> standings) {
        String state = trial.state().name().toLowerCase(Locale.ROOT);
        RankedTrial standing = standings.get(trial.number());
        return standing == null
                ? state + " after " + Plural.of(trial.epochs(), "epoch")
                : "rank " + standing.rank() + " · validation accuracy "
                        + CellText.plusMinus(standing.accuracy(), standing.standardError()) + " · " + state + ", "
                        + Plural.of(trial.epochs(), "epoch");
    }
}
