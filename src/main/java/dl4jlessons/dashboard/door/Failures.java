package dl4jlessons.dashboard.door;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.LoggerFactory;

/** Answers for DL4J's pages where they fail. */
public final class Failures {
    private static final int INTERNAL_SERVER_ERROR = 500;

    private Failures() {}

    /** To be called once for the pages, which are a router of Vert.x. */
    public static void answerThoseOf(Handler<HttpServerRequest> pages) {
        ((Router) pages).errorHandler(INTERNAL_SERVER_ERROR, Failures::answer);
    }

    /** A layer that the network does not have is the only number that passes the doorkeeper and is out of bounds here. */
    private static void answer(RoutingContext context) {
        boolean unknownLayer = context.failure() instanceof IndexOutOfBoundsException;
        Refusal refusal = unknownLayer ? Refusal.UNKNOWN : Refusal.BROKEN;
        if (!unknownLayer) {
            LoggerFactory.getLogger(Failures.class)
                    .warn("{} failed", context.request().path(), context.failure());
        }
        refusal.send(context.response());
    }
}
