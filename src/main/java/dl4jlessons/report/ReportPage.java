package dl4jlessons.report;

import dl4jlessons.plot.Ink;
import dl4jlessons.result.LessonRun;
import dl4jlessons.result.Verdict;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    public static String html(List<LessonRun> entries) {
        Map<String, Object> model = Map.of(
                "entries", entries,
                "verdicts", List.of(Verdict.values()),
                "f", new PageFunctions(),
                "css", resource("page.css"),
                "lightInks", Ink.lightVariables(),
                "darkInks", Ink.darkVariables());
        StringWriter page = new StringWriter();
        try {
            templates().getTemplate("page.ftlh").process(model, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            if (e.getCause() instanceof UserException problem) {
                throw problem;
            }
            throw new IllegalStateException("the report's template does not fit its data", e);
        }
        return page.toString();
    }

    /**
     * Writes the page to a file, whole or not at all.
     *
     * @throws UserException if the file cannot be written or this Java has no fonts to draw charts with
     */
    public static void write(Path file, List<LessonRun> entries) {
        AtomicFile.write(file, html(entries));
    }

    private static Configuration templates() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(ReportPage.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }

    private static String resource(String name) {
        try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
