package dl4jlessons.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A Jupyter notebook (nbformat 4) on disk.
 *
 * @param name of the file
 * @param content the whole notebook; changed by {@link NotebookExecution}, {@link NotebookCleaner} and {@link NotebookWords} alone
 */
public record NotebookFile(String name, ObjectNode content) {
    private static final Pattern LINE_END = Pattern.compile("(?<=\n)");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A cell as readers see it.
     *
     * @param number from 1, in the order of the notebook
     * @param source what was typed
     * @param outputs everything that running it has shown
     */
    public record Cell(int number, boolean isCode, String source, List<JsonNode> outputs) {
        /** What it has printed, and its value if that is text; without pictures. */
        public String text() {
            return outputs.stream()
                    .map(output -> lines(output.path("text"))
                            + lines(output.path("data").path("text/plain"))
                            + lines(output.path("data").path("text/html")))
                    .collect(Collectors.joining());
        }
    }

    /**
     * Reads a notebook.
     *
     * @throws UserException if it is no notebook
     */
    public static NotebookFile read(Path file) {
        try {
            return new NotebookFile(file.getFileName().toString(), (ObjectNode) JSON.readTree(file.toFile()));
        } catch (IOException | ClassCastException e) {
            throw UserException.failed(file + " is not a notebook: restore it from version control.", e);
        }
    }

    /** All notebooks of a folder, in the order of the lessons. */
    public static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserException.failed("Cannot list " + folder + " (" + AtomicFile.reason(e) + ").", e);
        }
    }

    /** The number of its lesson, with which its name begins. */
    public int lesson() {
        return lesson(name);
    }

    /** The number of the lesson with which a notebook's name begins, such as {@code 04-initialization-comparison.ipynb}. */
    public static int lesson(Path file) {
        return lesson(file.getFileName().toString());
    }

    private static int lesson(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('-')));
    }

    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : content.get("cells")) {
            List<JsonNode> outputs = StreamSupport.stream(cell.path("outputs").spliterator(), false)
                    .toList();
            boolean isCode = cell.path("cell_type").asText().equals("code");
            cells.add(new Cell(cells.size() + 1, isCode, lines(cell.path("source")), outputs));
        }
        return cells;
    }

    /** Gives code cells that begin with one command another one, with the same arguments. */
    void replaceCommand(String command, String other) {
        for (JsonNode cell : content.get("cells")) {
            String source = lines(cell.path("source"));
            if (cell.path("cell_type").asText().equals("code") && source.startsWith(command)) {
                setLines((ObjectNode) cell, "source", other + source.substring(command.length()));
            }
        }
    }

    /** Writes it into a folder, under its name. */
    public void write(Path folder) {
        try {
            AtomicFile.write(folder.resolve(name), JSON.writeValueAsString(content) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + " cannot be written as JSON", e);
        }
    }

    /** Text that nbformat keeps as a string or as a list of strings. */
    static String lines(JsonNode text) {
        return text.isArray()
                ? StreamSupport.stream(text.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining())
                : text.asText("");
    }

    /** As nbformat writes text, one string a line: version control can then show what has changed. */
    static void setLines(ObjectNode parent, String field, String text) {
        ArrayNode lines = parent.putArray(field);
        if (!text.isEmpty()) {
            LINE_END.splitAsStream(text).forEach(lines::add);
        }
    }
}
