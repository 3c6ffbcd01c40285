package dl4jlessons.runner;

import dl4jlessons.report.StudyPage;
import dl4jlessons.search.StudyResult;
import java.nio.file.Path;

/** The report of a study, which is kept in its folder. */
public final class StudyReport {
    private static final String FILE = "report.html";

    private StudyReport() {}

    /**
     * Makes the report, in place of an earlier one.
     *
     * @return the file
     * @throws dl4jlessons.runtime.UserException if it cannot be written, or this Java has no fonts
     */
    public static Path write(Path study, StudyResult result) {
        Path file = study.resolve(FILE);
        StudyPage.write(file, study.getFileName().toString(), result, StudyData.read(study));
        return file;
    }
}
