package dl4jlessons.report;

import dl4jlessons.dashboard.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What must be so everywhere on an open page of this project, whatever it shows: see {@code checks.js} beside this class. */
public final class PageChecks {
    private static final String CHECKS = "(() => {" + read("checks.js") + "})()";

    private PageChecks() {}

    /** A sentence for each place where it is not so. */
    public static List<String> problems(Browser browser) {
        return ((List<?>) browser.value(CHECKS)).stream().map(String::valueOf).toList();
    }

    private static String read(String name) {
        try (InputStream script = PageChecks.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
