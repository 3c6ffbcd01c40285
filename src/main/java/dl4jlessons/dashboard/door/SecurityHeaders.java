package dl4jlessons.dashboard.door;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Map;

/**
 * What browsers are told with every answer, so that other sites get no hold of the dashboard through them. Added where
 * answers are put on the wire: some are Vert.x's own, as to a header that is too long.
 */
@ChannelHandler.Sharable
final class SecurityHeaders extends ChannelOutboundHandlerAdapter {
    /**
     * The pages load from this server alone and send nothing elsewhere. Their scripts and styles stand partly in the
     * pages themselves ({@code onclick}), hence {@code unsafe-inline}.
     */
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", CONTENT_POLICY,
            "X-Frame-Options", "DENY",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    /** Vert.x's name of the handler that makes bytes of an answer. */
    private static final String ENCODER = "httpEncoder";

    void addToAnswersOf(HttpConnection connection) {
        ((ConnectionBase) connection).channel().pipeline().addAfter(ENCODER, "securityHeaders", this);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) throws Exception {
        if (message instanceof HttpResponse answer) {
            HEADERS.forEach(answer.headers()::set);
        }
        super.write(context, message, written);
    }
}
