package dl4jlessons.report;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.result.Verdict;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import dl4jlessons.words.Chapter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One HTML page about all lessons that were run. It needs nothing else: charts and styles are inside, and so are the scripts, without
 * which everything can be read as well.
 * What it looks like is in {@code page.ftlh} and {@code page.css} beside this class; the template escapes everything it
 * is given, apart from charts, which escape themselves.
 */
public final class ReportPage {
    private ReportPage() {}

    /**
     * A chapter of the report.
     *
     * @param entries those of its lessons that were run
     * @param findings what was found, as HTML; may be empty
     */
    public record Part(Chapter chapter, List<LessonRecord> entries, String findings) {}

    /**
     * The page, lessons in the order given.
     *
     * @throws UserException if this Java has no fonts to draw charts with
     */
    public static String html(List<LessonRecord> entries) {
        ClaimMarks marks = new ClaimMarks(entries);
        List<Part> parts = Arrays.stream(Chapter.values())
                .map(chapter -> new Part(
                        chapter,
                        entries.stream()
                                .filter(entry -> Chapter.of(entry.lesson())
                                        .filter(chapter::equals)
                                        .isPresent())
                                .toList(),
                        marks.html(chapter.findings())))
                .filter(part -> !part.entries().isEmpty())
                .toList();
        return PageTemplate.fill(
                "page.ftlh",
                Map.of(
                        "entries", entries,
                        "parts", parts,
                        "outside",
                                entries.stream()
                                        .filter(entry ->
                                                Chapter.of(entry.lesson()).isEmpty())
                                        .toList(),
                        "practice", marks.html(Chapter.practice()),
                        "measured", PlaygroundData.json(entries),
                        "verdicts", List.of(Verdict.values())));
    }

    /**
     * Writes the page to a file, whole or not at all.
     *
     * @throws UserException if the file cannot be written or this Java has no fonts to draw charts with
     */
    public static void write(Path file, List<LessonRecord> entries) {
        AtomicFile.write(file, html(entries));
    }
}
