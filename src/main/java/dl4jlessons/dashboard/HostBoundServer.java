package dl4jlessons.dashboard;

import dl4jlessons.dashboard.door.Connections;
import dl4jlessons.dashboard.door.Doorkeeper;
import dl4jlessons.dashboard.door.Failures;
import dl4jlessons.dashboard.door.ListenAddress;
import dl4jlessons.dashboard.door.ShownSessions;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.core.storage.StatsStorageEvent;
import org.deeplearning4j.core.storage.StatsStorageListener.EventType;
import org.deeplearning4j.ui.VertxUIServer;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.slf4j.LoggerFactory;

/**
 * DL4J's dashboard server, which listens on every address of the machine and answers whatever is asked, bound to one
 * address and behind a doorkeeper. It asks Vert.x for an HTTP server, hands it a handler of requests and lets it listen on
 * a port; these three calls are intercepted here.
 */
final class HostBoundServer extends VertxUIServer implements ShownSessions {
    /** Answered here: DL4J lists the sessions in no order, and decodes every record of each to do so. */
    private static final String SESSION_LIST = "/train/sessions/info";

    private final ListenAddress address;
    private final int port;
    private final StatsStorage bell = new InMemoryStatsStorage();

    HostBoundServer(ListenAddress address, int port) {
        this.address = address;
        this.port = port;
    }

    @Override
    public void init(Vertx original, Context context) {
        super.init(
                Intercepted.of(
                        original,
                        Vertx.class,
                        "createHttpServer",
                        0,
                        none -> guarded(original, original.createHttpServer())),
                context);
    }

    @SuppressWarnings("unchecked") // the parameter types of HttpServer.listen and HttpServer.requestHandler
    private HttpServer guarded(Vertx vertx, HttpServer original) {
        Connections connections = new Connections(vertx);
        original.connectionHandler(connections);
        HttpServer listening = Intercepted.of(
                original,
                HttpServer.class,
                "listen",
                2,
                arguments -> original.listen(
                        port, address.address().getHostAddress(), (Handler<AsyncResult<HttpServer>>) arguments[1]));
        return Intercepted.of(listening, HttpServer.class, "requestHandler", 1, arguments -> {
            Doorkeeper doorkeeper =
                    new Doorkeeper(vertx, address, this, sessionListOr((Handler<HttpServerRequest>) arguments[0]));
            return listening.requestHandler(request -> {
                connections.hear(request.connection());
                doorkeeper.handle(request);
            });
        });
    }

    private Handler<HttpServerRequest> sessionListOr(Handler<HttpServerRequest> pages) {
        Failures.answerThoseOf(pages);
        return request -> {
            if (SESSION_LIST.equals(request.path())) {
                request.response()
                        .putHeader("content-type", "application/json")
                        .end(new JsonObject(sessions()).encode());
            } else {
                pages.handle(request);
            }
        };
    }

    /** What the pages need to offer a choice, in the order of {@link SessionOrder}. */
    private Map<String, Object> sessions() {
        Map<String, Object> sessions = new TreeMap<>(new SessionOrder());
        for (StatsStorage storage : getStatsStorageInstances()) {
            for (String session : storage.listSessionIDs()) {
                List<String> workers = storage.listWorkerIDsForSessionAndType(session, StatsListener.TYPE_ID);
                sessions.put(session, Map.of("numWorkers", workers.size(), "workers", workers));
            }
        }
        return sessions;
    }

    @Override
    public boolean exists(String session) {
        return getStatsStorageInstances().stream().anyMatch(storage -> storage.sessionExists(session));
    }

    @Override
    public int mostWorkers() {
        return getStatsStorageInstances().stream()
                .flatMapToInt(storage -> storage.listSessionIDs().stream()
                        .mapToInt(session -> storage.listWorkerIDsForSessionAndType(session, StatsListener.TYPE_ID)
                                .size()))
                .max()
                .orElse(0);
    }

    @Override
    public void start(Promise<Void> started) throws Exception {
        long before = System.currentTimeMillis();
        super.start(started);
        removeUploadFolder(before, System.currentTimeMillis());
        attach(bell);
    }

    /** DL4J makes a folder at every start, named after the time, and leaves it behind; nothing is uploaded here. */
    private static void removeUploadFolder(long earliest, long latest) {
        try {
            for (long time = earliest; time <= latest; time++) {
                Files.deleteIfExists(Path.of(System.getProperty("java.io.tmpdir"), "DL4JUI_" + time));
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(HostBoundServer.class).debug("an empty folder stays behind", e);
        }
    }

    @Override
    public void stop(Promise<Void> stopped) {
        super.stop(stopped);
        // DL4J's routing thread waits for one more event before it sees that the server has stopped
        StatsStorageEvent ring = new StatsStorageEvent(bell, EventType.NewSessionID, "", "", "", 0);
        bell.getListeners().forEach(listener -> listener.notify(ring));
    }
}
