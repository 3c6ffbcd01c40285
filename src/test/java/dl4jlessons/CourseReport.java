package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.dashboard.Browser;
import dl4jlessons.report.PageChecks;
import dl4jlessons.runtime.ProjectFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks at the whole report of the last run of the course, in {@code target/report}. Not part of {@code mvn verify}, which
 * does not run the course: its name keeps it out.
 */
class CourseReport {
    @TempDir
    private Path folder;

    @Test
    void isInOrderOnADesktopAndOnAPhone() throws Exception {
        Path page = ProjectFolder.target().resolve("report").resolve("index.html");
        assertThat(page).as("run the course first").isRegularFile();
        try (Browser browser = new Browser(folder.resolve("profile"))) {
            browser.open(page.toUri().toString());
            assertThat(PageChecks.problems(browser)).as("on a desktop").isEmpty();
            browser.resize(Browser.PHONE_WIDTH, Browser.PHONE_HEIGHT);
            assertThat(PageChecks.problems(browser)).as("on a phone").isEmpty();
            assertThat(browser.troubles()).isEmpty();
        }
    }
}
