package dl4jlessons.dashboard.door;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths that the pages of training use, and their purpose. All others are closed, among them DL4J's receivers of
 * remote statistics and of files, and queries: each new {@code sessionID} in one would load all languages anew and
 * keep them.
 */
final class Paths {
    private static final Set<String> PAGES = Set.of("/", "/train", "/train/overview", "/train/model", "/train/system");
    private static final Set<String> DATA = Set.of(
            "/train/multisession",
            "/train/sessions/current",
            "/train/sessions/info",
            "/train/overview/data",
            "/train/model/graph",
            "/train/system/data");
    /** Plain names without leading dots: no way out of the folders, however it is encoded. Fonts have a version behind. */
    private static final Pattern FILE = Pattern.compile("/assets(?:/\\w[\\w.-]*)+(?:\\?\\w+)?");

    private static final Pattern LAYER_DATA = Pattern.compile("/train/model/data/\\d{1,5}");
    private static final Pattern LAST_UPDATE = Pattern.compile("/train/sessions/lastUpdate/([^/?#]+)");
    private static final Pattern SELECT_SESSION = Pattern.compile("/train/sessions/set/([^/?#]+)");
    private static final Pattern SELECT_WORKER = Pattern.compile("/train/workers/setByIdx/(\\d{1,5})");
    /** In any other language DL4J's pages would fail until a known one was set again. */
    private static final Pattern SET_LANGUAGE = Pattern.compile("/setlang/(?:de|en|ja|ko|ru|zh)");

    private final ShownSessions sessions;

    Paths(ShownSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * What a request target is for; empty if there is nothing.
     *
     * @param target path and query as sent
     */
    Optional<Purpose> purposeOf(String target) {
        if (PAGES.contains(target)) {
            return Optional.of(Purpose.PAGE);
        }
        if (FILE.matcher(target).matches()) {
            return Optional.of(Purpose.FILE);
        }
        if (DATA.contains(target) || LAYER_DATA.matcher(target).matches() || isLastUpdate(target)) {
            return Optional.of(Purpose.DATA);
        }
        return isChange(target) ? Optional.of(Purpose.CHANGE) : Optional.empty();
    }

    /** Of any session: one that was just renamed is asked for once more by a page that does not know. */
    private static boolean isLastUpdate(String target) {
        Matcher matcher = LAST_UPDATE.matcher(target);
        return matcher.matches() && decoded(matcher.group(1)).isPresent();
    }

    private boolean isChange(String target) {
        Matcher session = SELECT_SESSION.matcher(target);
        if (session.matches()) {
            return decoded(session.group(1)).filter(sessions::exists).isPresent();
        }
        Matcher worker = SELECT_WORKER.matcher(target);
        if (worker.matches()) {
            return Integer.parseInt(worker.group(1)) < sessions.mostWorkers();
        }
        return SET_LANGUAGE.matcher(target).matches();
    }

    private static Optional<String> decoded(String segment) {
        try {
            // a plus sign is a space in forms, and itself in a path
            return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
