package dl4jlessons.experiment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dl4jlessons.result.Cell;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import dl4jlessons.training.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Results as JSON files, one a lesson: the newest run of each lesson is kept, and reports are made from them. */
public final class ResultFiles {
    private static final String SUFFIX = ".json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule()
                    .addSerializer(Cell.class, new CellSerializer())
                    .addDeserializer(Cell.class, new CellDeserializer()))
            .build();

    /** JSON has no numbers that are not finite; as a text, one would be read as words. */
    private static final String NOT_FINITE = "value";

    private final Path folder;

    /**
     * Results in a folder.
     *
     * @param folder made when the first result is written
     */
    public ResultFiles(Path folder) {
        this.folder = folder;
    }

    /** Replaces the lesson's earlier result, if there is one. */
    public void write(LessonRecord run) {
        String name = String.format(Locale.ROOT, "%02d-%s%s", run.card().number(), run.name(), SUFFIX);
        AtomicFile.write(folder.resolve(name), json(run));
    }

    /** The results of all lessons that have been run, in the order of the course. */
    public List<LessonRecord> readAll() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(ResultFiles::read)
                    .sorted(Comparator.comparingInt(run -> run.card().number()))
                    .toList();
        } catch (IOException e) {
            throw UserException.failed("Cannot list " + folder + " (" + AtomicFile.reason(e) + ").", e);
        }
    }

    static String json(LessonRecord run) {
        try {
            return JSON.writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("result of " + run.name() + " has a part that JSON cannot hold", e);
        }
    }

    private static LessonRecord read(Path file) {
        try {
            return JSON.readValue(file.toFile(), LessonRecord.class);
        } catch (IOException e) {
            throw UserException.failed(
                    file + " is not a result of this version of the course: delete it and run the lesson again.", e);
        }
    }

    /** A text is a text in JSON, a number a number, and what has a value for each seed an object. */
    private static final class CellSerializer extends StdSerializer<Cell> {
        private static final long serialVersionUID = 1L;

        CellSerializer() {
            super(Cell.class);
        }

        @Override
        public void serialize(Cell cell, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (cell instanceof Cell.Text words) {
                json.writeString(words.text());
            } else if (cell instanceof Cell.OverSeeds over) {
                json.writeObject(over.summary());
            } else if (Double.isFinite(cell.mean())) {
                json.writeNumber(cell.mean());
            } else {
                json.writeStartObject();
                json.writeNumberField(NOT_FINITE, cell.mean());
                json.writeEndObject();
            }
        }
    }

    private static final class CellDeserializer extends StdDeserializer<Cell> {
        private static final long serialVersionUID = 1L;

        CellDeserializer() {
            super(Cell.class);
        }

        @Override
        public Cell deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode cell = parser.readValueAsTree();
            if (cell.has(NOT_FINITE)) {
                return new Cell.Value(Double.parseDouble(cell.get(NOT_FINITE).asText()));
            }
            if (cell.isObject()) {
                return new Cell.OverSeeds(parser.getCodec().treeToValue(cell, Summary.class));
            }
            return cell.isNumber() ? new Cell.Value(cell.doubleValue()) : new Cell.Text(cell.asText());
        }
    }
}
