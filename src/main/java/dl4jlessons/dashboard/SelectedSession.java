package dl4jlessons.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The session that the pages show. DL4J tells and changes it over HTTP only, as the pages themselves do it. */
final class SelectedSession {
    private static final int TIMEOUT_MILLIS = 2000;

    private final String sessions;

    /** @param address of the server, without a slash at the end */
    SelectedSession(String address) {
        this.sessions = address + "/train/sessions/";
    }

    /** Its name, as long as any session is shown. */
    Optional<String> name() {
        return get("current").filter(name -> !name.isEmpty());
    }

    /**
     * Makes the pages show a session.
     *
     * @return whether there is one of that name
     */
    boolean select(String session) {
        // URLEncoder writes forms, where a plus sign is a space; in a path it is a plus sign
        String encoded = URLEncoder.encode(session, StandardCharsets.UTF_8).replace("+", "%20");
        return get("set/" + encoded).isPresent();
    }

    private Optional<String> get(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(sessions + path).toURL().openConnection(Proxy.NO_PROXY);
            connection.setRequestProperty("X-Requested-With", "XMLHttpRequest"); // as the pages' own requests
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try (InputStream answer = connection.getInputStream()) {
                return Optional.of(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // the pages then show another session until somebody chooses: no reason to stop training
            LoggerFactory.getLogger(SelectedSession.class).debug("{}{} failed", sessions, path, e);
            return Optional.empty();
        }
    }
}
