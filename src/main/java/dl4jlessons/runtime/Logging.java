package dl4jlessons.runtime;

/** Quiet on the console, complete in a file: warnings would tear the progress bars apart. */
final class Logging {
    /** Read by {@code logback.xml}. */
    static final String FILE_PROPERTY = "dl4jlessons.log";

    /** Read by {@code logback.xml}: where the file goes, with a number behind its name, when it has become large. */
    private static final String OLD_FILE_PROPERTY = "dl4jlessons.log.old";

    private Logging() {}

    /** Names the log file before the first logger is made; a program outside the project logs to the temporary folder. */
    static void start() {
        if (System.getProperty(FILE_PROPERTY) == null) {
            System.setProperty(FILE_PROPERTY, file());
        }
        System.setProperty(OLD_FILE_PROPERTY, oldFile(System.getProperty(FILE_PROPERTY)));
    }

    private static String file() {
        try {
            return ProjectFolder.target().resolve("log").resolve("course.log").toString();
        } catch (UserException outsideProject) {
            return inTemporaryFolder();
        }
    }

    /** Logback reads a percent sign in this name, which a folder's may contain, as one of its conversions. */
    private static String oldFile(String file) {
        return file.contains("%") ? inTemporaryFolder() : file;
    }

    private static String inTemporaryFolder() {
        return System.getProperty("java.io.tmpdir") + "/dl4j-lessons.log";
    }
}
