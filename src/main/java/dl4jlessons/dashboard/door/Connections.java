package dl4jlessons.dashboard.door;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches over the connections. Those that ask for nothing are ended, so that neither slow senders nor many connections
 * keep others out. To be used by the one thread of the server.
 */
public final class Connections implements Handler<HttpConnection> {
    /** A browser opens six, whatever the number of its tabs. */
    static final int MAX = 200;
    /** Pages ask every two seconds. A request whose first part has not arrived in this time never will. */
    static final long PATIENCE_MILLIS = 20_000;

    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final SecurityHeaders headers = new SecurityHeaders();
    private final long patienceNanos;
    /** When each was last heard of, by System.nanoTime(); the one that has been silent for longest comes first. */
    private final Map<HttpConnection, Long> heard = new LinkedHashMap<>(MAX, 0.75f, true);

    public Connections(Vertx vertx) {
        this(vertx, PATIENCE_MILLIS);
    }

    Connections(Vertx vertx, long patienceMillis) {
        this.patienceNanos = patienceMillis * 1_000_000;
        vertx.setPeriodic(Math.min(LOOK_EVERY_MILLIS, patienceMillis), look -> endSilentOnes());
    }

    /** One more has been opened; one too many ends the one that has been silent for longest. */
    @Override
    public void handle(HttpConnection connection) {
        headers.addToAnswersOf(connection);
        connection.closeHandler(closed -> heard.remove(connection));
        hear(connection);
        if (heard.size() > MAX) {
            end(heard.keySet().iterator().next());
        }
    }

    /** It has asked for something. */
    public void hear(HttpConnection connection) {
        heard.put(connection, System.nanoTime());
    }

    private void endSilentOnes() {
        long now = System.nanoTime();
        List<HttpConnection> silent = new ArrayList<>();
        for (Map.Entry<HttpConnection, Long> connection : heard.entrySet()) {
            if (now - connection.getValue() > patienceNanos) {
                silent.add(connection.getKey());
            }
        }
        silent.forEach(this::end);
    }

    private void end(HttpConnection connection) {
        heard.remove(connection);
        connection.close();
    }
}
