package dl4jlessons.runtime;

/** Quiet on the console, complete in a file: warnings would tear the progress bars apart. */
final class Logging {
    /** Read by {@code logback.xml}. */
    static final String FILE_PROPERTY = "dl4jlessons.log";

    private Logging() {}

    /** Names the log file before the first logger is made; a program outside the project logs to the temporary folder. */
    static void start() {
        if (System.getProperty(FILE_PROPERTY) == null) {
            System.setProperty(FILE_PROPERTY, file());
        }
    }

    private static String file() {
        try {
            return ProjectFolder.target().resolve("log").resolve("course.log").toString();
        } catch (UserException outsideProject) {
            return System.getProperty("java.io.tmpdir") + "/dl4j-lessons.log";
        }
    }
}
