package dl4jlessons.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.result.Verdict;
import dl4jlessons.words.LessonWords;
import dl4jlessons.words.LessonWords.Section;
import dl4jlessons.words.Pictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cells of a notebook that hold the lesson's words. Such a cell has the metadata {@code "words": "background"}, for
 * example: the name of a section in lower case, or {@value #EXPLANATIONS}. Its place is chosen by whoever writes the
 * notebook, and its text is written from the lesson's file.
 */
public final class NotebookWords {
    /** The metadata key. */
    static final String KEY = "words";

    private static final String EXPLANATIONS = "explanations";
    private static final String ATTACHMENTS = "attachments";

    private NotebookWords() {}

    /** Writes the lesson's words into the cells that are for them. */
    public static void write(NotebookFile notebook, LessonWords words) {
        for (JsonNode cell : notebook.content().get("cells")) {
            name(cell).ifPresent(name -> write((ObjectNode) cell, text(name, words)));
        }
    }

    /** Pictures become attachments of the cell, which all readers of notebooks show. */
    private static void write(ObjectNode cell, String markdown) {
        NotebookFile.setLines(cell, "source", attached(markdown));
        cell.remove(ATTACHMENTS);
        for (String picture : Pictures.in(markdown)) {
            cell.withObject("/" + ATTACHMENTS)
                    .putObject(Pictures.name(picture))
                    .put("image/png", Pictures.base64(picture));
        }
    }

    private static String attached(String markdown) {
        String text = markdown;
        for (String picture : Pictures.in(markdown)) {
            text = text.replace("](" + picture + ")", "](attachment:" + Pictures.name(picture) + ")");
        }
        return text;
    }

    private static boolean holds(JsonNode cell, String markdown) {
        return NotebookFile.lines(cell.path("source")).equals(attached(markdown))
                && Pictures.in(markdown).stream().allMatch(picture -> cell.path(ATTACHMENTS)
                        .path(Pictures.name(picture))
                        .path("image/png")
                        .asText()
                        .equals(Pictures.base64(picture)));
    }

    /** A sentence for each cell whose text differs from the lesson's words, and for each section that has no cell. */
    public static List<String> differences(NotebookFile notebook, LessonWords words) {
        List<String> differences = new ArrayList<>();
        List<String> missing = new ArrayList<>(expected(words));
        for (JsonNode cell : notebook.content().get("cells")) {
            name(cell).ifPresent(name -> {
                missing.remove(name);
                if (!holds(cell, text(name, words))) {
                    differences.add(notebook.name() + ": the cell " + name + " differs from the lesson's words");
                }
            });
        }
        missing.forEach(name -> differences.add(notebook.name() + " has no cell for the lesson's words on " + name));
        return differences;
    }

    private static Optional<String> name(JsonNode cell) {
        return Optional.of(cell.path("metadata").path(KEY).asText()).filter(name -> !name.isEmpty());
    }

    private static List<String> expected(LessonWords words) {
        List<String> expected = Arrays.stream(Section.values())
                .filter(section -> !words.section(section).isEmpty())
                .map(NotebookWords::name)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!words.explanations().isEmpty()) {
            expected.add(EXPLANATIONS);
        }
        return expected;
    }

    private static String name(Section section) {
        return section.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(String name, LessonWords words) {
        if (name.equals(EXPLANATIONS)) {
            return "## What the verdicts mean\n\n"
                    + words.explanations().stream()
                            .map(explanation -> "**" + explanation.claim() + ", "
                                    + explanation.verdicts().stream()
                                            .map(Verdict::text)
                                            .collect(Collectors.joining(" or "))
                                    + ".** " + explanation.words())
                            .collect(Collectors.joining("\n\n"));
        }
        return Arrays.stream(Section.values())
                .filter(section -> name(section).equals(name))
                .findFirst()
                .map(section -> "## " + section.title() + "\n\n" + words.section(section))
                .orElse("");
    }
}
