package dl4jlessons.tuner;

import dl4jlessons.report.StudyPage;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.Study;
import dl4jlessons.search.TimedStudy;
import java.nio.file.Path;

/** The report of a study, which is kept in its folder. */
public final class StudyReport {
    static final String FILE = "report.html";

    private StudyReport() {}

    /**
     * Makes the report, in place of an earlier one.
     *
     * @return the file
     * @throws UserException if it cannot be written, this Java has no fonts, or the study is no longer in its folder
     */
    public static Path write(Path study, TimedStudy result) {
        if (!Study.exists(study)) {
            throw UserException.failed("The study is no longer in " + study
                    + ", so its report was not written: put the folder back, then make it with \"search report\".");
        }
        Path file = study.resolve(FILE);
        StudyPage.write(file, study.getFileName().toString(), result, StudyData.read(study));
        return file;
    }
}
