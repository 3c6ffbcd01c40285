package dl4jlessons.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.search.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * All trials of a study for other programs, with every digit. What a trial does not have is left out, or empty. All names
 * are in lower case with underscores, those of hyperparameters too; one that would be taken by a column of this class, such
 * as {@code rank}, begins with {@value #PREFIX}.
 */
public final class StudyExport {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private static final List<String> BEFORE = List.of("trial", "state", "rank", "epochs");
    private static final List<String> AFTER =
            List.of("validation_accuracy", "standard_error", "training_accuracy", "training_loss", "seed");
    private static final List<String> TIMES = List.of("started", "seconds");
    private static final String MESSAGE = "message";

    private static final String PREFIX = "parameter_";
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern AT_AN_END = Pattern.compile("^_|_$");

    private final StudyResult study;
    private final TimedStudy times;
    private final boolean timed;
    private final Map<Integer, RankedTrial> standings;
    /** From the names of hyperparameters, in the order of the space. */
    private final Map<String, String> columns;

    private StudyExport(TimedStudy study, boolean timed) {
        this.study = study.result();
        this.times = study;
        this.timed = timed;
        this.standings = this.study.leaderboard().stream()
                .collect(Collectors.toMap(standing -> standing.trial().number(), Function.identity()));
        this.columns = columns(this.study.header().space().dimensions());
    }

    /** One line a trial, by number, below a line of column names; RFC 4180 with line feeds. */
    public static String csv(TimedStudy study) {
        return new StudyExport(study, true).csv();
    }

    /** As the other, without times: the same for two runs of one study, byte by byte. */
    public static String csv(StudyResult study) {
        return new StudyExport(TimedStudy.withoutTimes(study), false).csv();
    }

    /** One object: what was searched and how, the use of the test data, and all trials with their learning curves. */
    public static String json(TimedStudy study) {
        return new StudyExport(study, true).json();
    }

    /** As the other, without times: the same for two runs of one study, byte by byte. */
    public static String json(StudyResult study) {
        return new StudyExport(TimedStudy.withoutTimes(study), false).json();
    }

    private static Map<String, String> columns(List<Dimension> dimensions) {
        List<String> ours = Stream.of(BEFORE, AFTER, TIMES, List.of(MESSAGE))
                .flatMap(List::stream)
                .toList();
        Map<String, String> columns = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            String column = snakeCase(dimension.name());
            if (column.isEmpty() || ours.contains(column)) {
                column = PREFIX + column;
            }
            int same = 1;
            String numbered = column;
            while (columns.containsValue(numbered)) {
                same++;
                numbered = column + "_" + same;
            }
            columns.put(dimension.name(), numbered);
        }
        return columns;
    }

    private static String snakeCase(String name) {
        String words = NO_LETTER_OR_DIGIT.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
        return AT_AN_END.matcher(words).replaceAll("");
    }

    private String csv() {
        List<String> header = Stream.of(
                        BEFORE,
                        List.copyOf(columns.values()),
                        AFTER,
                        timed ? TIMES : List.<String>of(),
                        List.of(MESSAGE))
                .flatMap(List::stream)
                .toList();
        StringBuilder table = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(table, CSV)) {
            printer.printRecord(header);
            for (Trial trial : study.trials()) {
                Map<String, Object> cells = facts(trial);
                cells.putAll(parameters(trial));
                printer.printRecord(header.stream().map(column -> cells.getOrDefault(column, "")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can be written", e);
        }
        return table.toString();
    }

    private String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("study", header());
        study.best().ifPresent(best -> all.put("best", best.trial().number()));
        study.testUse().ifPresent(use -> all.put("test", use));
        all.put("trials", study.trials().stream().map(this::withCurve).toList());
        try {
            return JSON.writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a study is plain data", e);
        }
    }

    /** With the column of each hyperparameter beside its name. */
    private JsonNode header() {
        JsonNode header = JSON.valueToTree(study.header());
        header.get("space").forEach(dimension -> ((ObjectNode) dimension)
                .put("column", columns.get(dimension.get("name").asText())));
        return header;
    }

    private Map<String, Object> withCurve(Trial trial) {
        Map<String, Object> all = facts(trial);
        all.put("parameters", parameters(trial));
        all.put("curve", trial.curve());
        return all;
    }

    private Map<String, Object> parameters(Trial trial) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        columns.forEach((name, column) ->
                parameters.put(column, trial.parameters().values().get(name)));
        return parameters;
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
            facts.put("validation_accuracy", standing.accuracy());
            facts.put("standard_error", standing.standardError());
            facts.put("training_accuracy", last.trainingAccuracy());
            facts.put("training_loss", last.trainingLoss());
        }
        if (timed) {
            times.timeline().start(trial.number()).ifPresent(start -> facts.put("started", start.toString()));
            times.timeline().seconds(trial.number()).ifPresent(seconds -> facts.put("seconds", seconds));
        }
        if (!trial.message().isEmpty()) {
            facts.put(MESSAGE, trial.message());
        }
        return facts;
    }
}
