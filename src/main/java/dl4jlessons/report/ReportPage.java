package dl4jlessons.report;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.result.Verdict;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One HTML page about all lessons that were run. It needs nothing else: charts and styles are inside, and no script.
 * What it looks like is in {@code page.ftlh} and {@code page.css} beside this class; the template escapes everything it
 * is given, apart from charts, which escape themselves.
 */
public final class ReportPage {
    private ReportPage() {}

    /**
     * The page, lessons in the order given.
     *
     * @throws UserException if this Java has no fonts to draw charts with
     */
    public static String html(List<LessonRecord> entries) {
        return PageTemplate.fill("page.ftlh", Map.of("entries", entries, "verdicts", List.of(Verdict.values())));
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
