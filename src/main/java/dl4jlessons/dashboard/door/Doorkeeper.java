package dl4jlessons.dashboard.door;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets through to DL4J's pages what a browser that shows them asks for, and nothing else. Whatever is refused is refused
 * before its body is read, with a status, a sentence and the end of the connection.
 */
public final class Doorkeeper implements Handler<HttpServerRequest> {
    /** How long who was refused may take to read why, while what he still sends is left unread. */
    private static final long MILLIS_TO_READ_A_REFUSAL = 500;
    /** The path of this server, neither that of another ({@code http://…}, {@code //…}) nor unprintable. */
    private static final Pattern PATH = Pattern.compile("/(?!/)[!-~]*");

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Vertx vertx;
    private final ListenAddress address;
    private final Paths paths;
    private final Handler<HttpServerRequest> pages;

    /**
     * @param sessions those that the pages can select
     * @param pages DL4J's
     */
    public Doorkeeper(Vertx vertx, ListenAddress address, ShownSessions sessions, Handler<HttpServerRequest> pages) {
        this.vertx = vertx;
        this.address = address;
        this.paths = new Paths(sessions);
        this.pages = pages;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isPresent()) {
            refuse(request, refusal.get());
            return;
        }
        Purpose purpose = paths.purposeOf(request.uri()).orElseThrow();
        request.response().putHeader("content-type", purpose.contentType());
        if (purpose == Purpose.FILE) {
            sendFile(request);
        } else {
            pages.handle(request);
        }
    }

    private Optional<Refusal> refusal(HttpServerRequest request) {
        MultiMap headers = request.headers();
        if (request.method() != HttpMethod.GET) {
            return Optional.of(Refusal.METHOD);
        }
        if (headers.contains("transfer-encoding")
                || headers.getAll("content-length").stream().anyMatch(Doorkeeper::isMore)) {
            return Optional.of(Refusal.BODY);
        }
        List<String> hosts = headers.getAll("host");
        if (hosts.size() != 1) {
            return Optional.of(Refusal.HOSTS);
        }
        if (!address.isMeantBy(hosts.get(0))) {
            return Optional.of(Refusal.OTHER_HOST);
        }
        if (headers.contains("upgrade")) {
            return Optional.of(Refusal.UPGRADE);
        }
        if (!PATH.matcher(request.uri()).matches()) {
            return Optional.of(Refusal.TARGET);
        }
        return refusalOfPath(request.uri(), headers, hosts.get(0));
    }

    private static boolean isMore(String contentLength) {
        return !contentLength.equals("0");
    }

    private Optional<Refusal> refusalOfPath(String path, MultiMap headers, String host) {
        Optional<Purpose> purpose = paths.purposeOf(path);
        if (isFromAnotherSite(headers, host) && !(purpose.equals(Optional.of(Purpose.PAGE)) && isLink(headers))) {
            return Optional.of(Refusal.OTHER_SITE);
        }
        if (purpose.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN);
        }
        // the header that jQuery adds; from another site, browsers would first ask by OPTIONS whether they may send it
        if (purpose.get() == Purpose.CHANGE && !"XMLHttpRequest".equals(headers.get("x-requested-with"))) {
            return Optional.of(Refusal.CHANGE);
        }
        return Optional.empty();
    }

    /** As browsers say it; programs say nothing, and are no danger: nobody makes them come here unasked. */
    private static boolean isFromAnotherSite(MultiMap headers, String host) {
        String site = headers.get("sec-fetch-site");
        String origin = headers.get("origin");
        return (site != null && !OWN_SITE.contains(site))
                || (origin != null && !origin.equalsIgnoreCase("http://" + host));
    }

    /** A person has followed a link, into a window or tab of its own. */
    private static boolean isLink(MultiMap headers) {
        return "navigate".equals(headers.get("sec-fetch-mode")) && "document".equals(headers.get("sec-fetch-dest"));
    }

    private void sendFile(HttpServerRequest request) {
        Optional<Assets.Asset> asset = Assets.at(request.path());
        if (asset.isEmpty()) {
            refuse(request, Refusal.UNKNOWN);
            return;
        }
        request.response()
                .putHeader("content-type", asset.get().contentType())
                .end(Buffer.buffer(asset.get().content()));
    }

    private void refuse(HttpServerRequest request, Refusal refusal) {
        request.pause();
        request.response().putHeader("connection", "close");
        refusal.send(request.response());
        vertx.setTimer(MILLIS_TO_READ_A_REFUSAL, over -> request.connection().close());
    }
}
