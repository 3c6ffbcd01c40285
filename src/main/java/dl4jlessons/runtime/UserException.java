package dl4jlessons.runtime;

/**
 * Something the user can put right: its message is one sentence that says what is wrong, where, and what to do. Entry
 * points print the message alone, without a stack trace, and end with {@link #exitCode()}.
 */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Exit code of a run that failed. */
    public static final int FAILED = 1;
    /** Exit code of a command that was called wrongly. */
    public static final int WRONG_USAGE = 2;

    private final int exitCode;

    private UserException(String message, int exitCode, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The request itself is wrong: an option, a name, a folder that does not hold what it should. */
    public static UserException wrongUsage(String message) {
        return new UserException(message, WRONG_USAGE, null);
    }

    /** The request was right but could not be carried out: damaged data, a full disk, an unsupported machine. */
    public static UserException failed(String message) {
        return new UserException(message, FAILED, null);
    }

    /** As {@link #failed(String)}, keeping the technical cause for the log file. */
    public static UserException failed(String message, Throwable cause) {
        return new UserException(message, FAILED, cause);
    }

    public int exitCode() {
        return exitCode;
    }
}
