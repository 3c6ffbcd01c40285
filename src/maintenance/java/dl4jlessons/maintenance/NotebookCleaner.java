package dl4jlessons.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes out of an executed notebook what differs from run to run or from machine to machine. */
final class NotebookCleaner {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern LINE_END = Pattern.compile("(?<=\n)");

    private NotebookCleaner() {}

    /** Cleans in place; sources and results stay as they are. */
    static void clean(NotebookFile notebook) {
        cleanMetadata(notebook.content());
        int cells = 0;
        int codeCells = 0;
        for (JsonNode node : notebook.content().get("cells")) {
            ObjectNode cell = (ObjectNode) node;
            cell.put("id", String.format(Locale.ROOT, "cell-%02d", ++cells));
            String words = cell.path("metadata").path(NotebookWords.KEY).asText();
            ObjectNode metadata = cell.putObject("metadata");
            if (!words.isEmpty()) {
                metadata.put(NotebookWords.KEY, words);
            }
            NotebookFile.setLines(cell, "source", NotebookFile.lines(cell.path("source")));
            if (cell.path("cell_type").asText().equals("code")) {
                cell.put("execution_count", ++codeCells);
                cleanOutputs(cell, codeCells);
            }
        }
    }

    private static void cleanMetadata(ObjectNode notebook) {
        ObjectNode metadata = notebook.putObject("metadata");
        metadata.putObject("kernelspec")
                .put("display_name", "Java")
                .put("language", "java")
                .put("name", "java");
        metadata.putObject("language_info")
                .put("file_extension", ".jshell")
                .put("mimetype", "text/x-java-source")
                .put("name", "java");
    }

    private static void cleanOutputs(ObjectNode cell, int count) {
        ArrayNode outputs = (ArrayNode) cell.get("outputs");
        if (NotebookFile.lines(cell.get("source")).startsWith(NotebookExecution.CLASS_PATH)) {
            // some kernels print where they found the jar
            outputs.removeAll();
        }
        for (JsonNode output : outputs) {
            ObjectNode shown = (ObjectNode) output;
            if (shown.has("text")) {
                NotebookFile.setLines(shown, "text", lastState(NotebookFile.lines(shown.get("text"))));
            }
            if (shown.has("execution_count")) {
                shown.put("execution_count", count);
            }
        }
    }

    /** What a terminal would still show: without colours, and of a line that was overwritten only the last version. */
    private static String lastState(String text) {
        return Arrays.stream(LINE_END.split(COLOURS.matcher(text).replaceAll("")))
                .map(line -> line.substring(line.stripTrailing().lastIndexOf('\r') + 1))
                .map(line -> line.endsWith("\n") ? line.stripTrailing() + "\n" : line)
                .collect(Collectors.joining());
    }
}
