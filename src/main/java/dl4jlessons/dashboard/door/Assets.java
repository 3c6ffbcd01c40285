package dl4jlessons.dashboard.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Style sheets, scripts, fonts and pictures of DL4J's pages, from the class path alone: DL4J would look for them in the
 * working directory first. Some are mended: {@link #MENDED}.
 */
final class Assets {
    /**
     * A file.
     *
     * @param content never empty
     * @param contentType for the browser, which does not guess
     */
    record Asset(byte[] content, String contentType) {}

    private static final String PREFIX = "/assets/";
    private static final String LIBRARIES = "webjars/";
    private static final Map<String, String> CONTENT_TYPES = Map.ofEntries(
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("eot", "application/vnd.ms-fontobject"),
            Map.entry("gif", "image/gif"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"));
    /** The buttons γ, β, mean and deviation of a BatchNormalization layer are cut off by the height of their line. */
    private static final String BUTTONS_IN_SIGHT = "\n.chart-header { height: auto; }\n";
    /** On the model page the tabs of the first chart lie on its title. */
    private static final String TABS_BELOW_TITLE = ".box > .chart-header > .tab-menu"
            + " { position: static !important; margin: 0 !important; justify-content: flex-end; }\n";
    /** The script takes the position of "W", -1 if there is none, for a yes or no. */
    private static final String POSITION_OF_WEIGHTS = "jQuery.inArray(\"W\",paramNames)";

    /** The list of sessions, which tells whose charts these are, is hidden where there is but one. */
    private static final String SEVERAL_SESSIONS = "if(keys.length > 1)";

    private static final String ONE_SESSION = "if(keys.length > 0)";
    /** The model page draws its diagram once: chosen there, another session would have that of the first. */
    private static final String SESSION_CHOSEN = "url: \"/train/sessions/set/\" + currSelected,";

    private static final String PAGE_WITH_A_DIAGRAM_ANEW =
            " complete: function () { if (window.renderModelGraph) { location.reload(); } },";
    /** Says on a page without sessions that it waits, and what for. */
    private static final String WAITING = new String(read("dl4jlessons/dashboard/waiting.js"), StandardCharsets.UTF_8);

    private static final Map<String, UnaryOperator<String>> MENDED = Map.of(
            "css/style.css",
            text -> text + BUTTONS_IN_SIGHT + TABS_BELOW_TITLE,
            "js/train/model.js",
            text -> text.replace(POSITION_OF_WEIGHTS, POSITION_OF_WEIGHTS + " >= 0"),
            "js/train/train.js",
            text -> text.replace(SEVERAL_SESSIONS, ONE_SESSION)
                            .replace(SESSION_CHOSEN, SESSION_CHOSEN + PAGE_WITH_A_DIAGRAM_ANEW)
                    + WAITING);

    private Assets() {}

    /**
     * Reads a file.
     *
     * @param path as the pages write it, of plain names without leading dots
     */
    static Optional<Asset> at(String path) {
        String name = path.substring(PREFIX.length());
        String contentType = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (contentType == null) {
            return Optional.empty();
        }
        String folder = name.startsWith(LIBRARIES) ? "META-INF/resources/" : "deeplearning4jUiAssets/";
        byte[] content = read(folder + name);
        // a folder in a jar is a file without content
        return content.length == 0 ? Optional.empty() : Optional.of(new Asset(mended(name, content), contentType));
    }

    /** A file on the class path; empty where there is none. */
    private static byte[] read(String resource) {
        try (InputStream file = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            return file == null ? new byte[0] : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static byte[] mended(String name, byte[] content) {
        UnaryOperator<String> mend = MENDED.get(name);
        return mend == null
                ? content
                : mend.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
