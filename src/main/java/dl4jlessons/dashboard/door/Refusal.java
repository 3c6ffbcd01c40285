package dl4jlessons.dashboard.door;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;

/**
 * Why a request is not answered.
 *
 * @param status for programs
 * @param sentence for people
 */
record Refusal(HttpResponseStatus status, String sentence) {
    static final Refusal METHOD =
            new Refusal(HttpResponseStatus.METHOD_NOT_ALLOWED, "The dashboard answers GET requests only.");
    static final Refusal BODY = new Refusal(
            HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "The dashboard takes no data: ask without a body.");
    static final Refusal HOSTS = new Refusal(HttpResponseStatus.BAD_REQUEST, "A request must name one host.");
    static final Refusal OTHER_HOST = new Refusal(
            HttpResponseStatus.MISDIRECTED_REQUEST,
            "This is not the host you asked for: use localhost or the address that the dashboard's console shows.");
    static final Refusal UPGRADE = new Refusal(HttpResponseStatus.BAD_REQUEST, "The dashboard speaks HTTP/1.1 alone.");
    static final Refusal TARGET =
            new Refusal(HttpResponseStatus.BAD_REQUEST, "A request must ask for a path, such as /train/overview.");
    static final Refusal OTHER_SITE =
            new Refusal(HttpResponseStatus.FORBIDDEN, "Another site may link to the dashboard's pages, not use them.");
    static final Refusal CHANGE = new Refusal(
            HttpResponseStatus.FORBIDDEN,
            "Only the dashboard's own pages may change what it shows; they send the header X-Requested-With.");
    static final Refusal UNKNOWN =
            new Refusal(HttpResponseStatus.NOT_FOUND, "The dashboard has nothing there; start at /train/overview.");
    static final Refusal BROKEN = new Refusal(
            HttpResponseStatus.INTERNAL_SERVER_ERROR, "The dashboard failed on this; details are in the log file.");

    void send(HttpServerResponse response) {
        response.setStatusCode(status.code())
                .setStatusMessage(status.reasonPhrase())
                .putHeader("content-type", "text/plain; charset=utf-8")
                .end(sentence + "\n");
    }
}
