package dl4jlessons.report;

import dl4jlessons.plot.Ink;
import dl4jlessons.runtime.UserException;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** HTML pages from the templates beside this class. They escape all that they are given, apart from charts and styles. */
final class PageTemplate {
    private PageTemplate() {}

    /**
     * Fills a template in. Besides the model it is given what all pages share: styles, colours and functions.
     *
     * @throws UserException if this Java has no fonts to draw charts with
     */
    static String fill(String template, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("f", new PageFunctions());
        all.put("css", resource("page.css"));
        all.put("chartScript", resource("charts.js"));
        all.put("studyScript", resource("study.js"));
        all.put("playgroundScript", resource("playground.js"));
        all.put("lightInks", Ink.lightVariables());
        all.put("darkInks", Ink.darkVariables());
        StringWriter page = new StringWriter();
        try {
            templates().getTemplate(template).process(all, page);
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

    private static Configuration templates() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(PageTemplate.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }

    private static String resource(String name) {
        try (InputStream stream = PageTemplate.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
