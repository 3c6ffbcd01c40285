package dl4jlessons.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;

/** All trials of a study for other programs, with every digit. What a trial does not have is left out, or empty. */
public final class StudyExport {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final StudyResult study;
    private final Map<Integer, RankedTrial> standings;

    private StudyExport(StudyResult study) {
        this.study = study;
        this.standings = study.leaderboard().stream()
                .collect(Collectors.toMap(standing -> standing.trial().number(), Function.identity()));
    }

    /** One line a trial, by number, below a line of column names; RFC 4180 with line feeds. */
    public static String csv(StudyResult study) {
        return new StudyExport(study).csv();
    }

    /** One object: what was searched and how, the use of the test data, and all trials with their learning curves. */
    public static String json(StudyResult study) {
        return new StudyExport(study).json();
    }

    private String csv() {
        List<String> parameters = study.header().space().dimensions().stream()
                .map(Dimension::name)
                .toList();
        List<String> before = List.of("trial", "state", "rank", "epochs");
        List<String> after =
                List.of("validationAccuracy", "standardError", "trainingAccuracy", "trainingLoss", "seed", "message");
        List<String> columns =
                Stream.of(before, parameters, after).flatMap(List::stream).toList();
        Stream<String> rows = study.trials().stream().map(trial -> {
            Map<String, Object> cells = facts(trial);
            cells.putAll(trial.parameters().values());
            return line(columns.stream().map(column -> String.valueOf(cells.getOrDefault(column, ""))));
        });
        return Stream.concat(Stream.of(line(columns.stream())), rows).collect(Collectors.joining());
    }

    private String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("study", study.header());
        study.best().ifPresent(best -> all.put("best", best.trial().number()));
        study.testUse().ifPresent(use -> all.put("test", use));
        all.put("trials", study.trials().stream().map(this::withCurve).toList());
        try {
            return JSON.writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a study is plain data", e);
        }
    }

    private Map<String, Object> withCurve(Trial trial) {
        Map<String, Object> all = facts(trial);
        all.put("parameters", trial.parameters());
        all.put("curve", trial.curve());
        return all;
    }

    private Map<String, Object> facts(Trial trial) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("trial", trial.number());
        facts.put("seed", trial.seed());
        facts.put("state", trial.state().name().toLowerCase(Locale.ROOT));
        facts.put("epochs", trial.epochs());
        if (standings.containsKey(trial.number())) {
            RankedTrial standing = standings.get(trial.number());
            EpochResult last = trial.curve().get(trial.epochs() - 1);
            facts.put("rank", standing.rank());
            facts.put("validationAccuracy", standing.accuracy());
            facts.put("standardError", standing.standardError());
            facts.put("trainingAccuracy", last.trainingAccuracy());
            facts.put("trainingLoss", last.trainingLoss());
        }
        if (!trial.message().isEmpty()) {
            facts.put("message", trial.message());
        }
        return facts;
    }

    private static String line(Stream<String> cells) {
        return cells.map(StringEscapeUtils::escapeCsv).collect(Collectors.joining(",")) + "\n";
    }
}
