package dl4jlessons.dashboard.door;

/** What a path of the dashboard is for. */
enum Purpose {
    /** A page for people, to which other sites may link. */
    PAGE("text/html; charset=utf-8"),
    /** A style sheet, script or picture of the pages. */
    FILE("application/octet-stream"),
    /** What the pages show. */
    DATA("text/plain; charset=utf-8"),
    /** Changes what all who look at the dashboard see, although it is asked for by GET. */
    CHANGE("text/plain; charset=utf-8");

    private final String contentType;

    Purpose(String contentType) {
        this.contentType = contentType;
    }

    /** What DL4J's answers are where they do not say it themselves; browsers are told not to guess. */
    String contentType() {
        return contentType;
    }
}
